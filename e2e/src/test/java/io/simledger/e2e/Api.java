package io.simledger.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.simledger.local.LocalStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The public REST API as a client sees it. */
public final class Api {
  static final ObjectMapper JSON = new ObjectMapper();

  /** Of every operator that is made here. */
  public static final String PASSWORD = "Password-1";

  /** A month of time travel or an offer of 10,000 SIMs takes seconds. */
  private static final Duration DEADLINE = Duration.ofSeconds(120);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  public Api(LocalStack stack) {
    this.url = stack.ports().apiUrl();
  }

  /** A new operator with a payment method for both coverage types. */
  public Operator newOperator(String name) {
    String email = "%s-%s@example.com".formatted(name, UUID.randomUUID());
    ObjectNode init =
        JSON.createObjectNode()
            .put("email", email)
            .put("password", PASSWORD)
            .put("authKeyId", "keyId-e2e")
            .put("authKey", "secret-e2e");
    init.putArray("coverageTypes").add("jp").add("g");
    JsonNode session = request("POST", "/v1/sandbox/init", init).send().json(201);
    return new Operator(email, session);
  }

  public Instant now() {
    return Instant.parse(
        request("GET", "/v1/sandbox/clock", null).send().json().get("now").asText());
  }

  /** Sets the clock; everything that falls due on the way is done when this returns. */
  public void travelTo(Instant now) {
    request("PUT", "/v1/sandbox/clock", JSON.createObjectNode().put("now", now.toString()))
        .send()
        .json();
  }

  /** Empties both services, so that time travel has little to do on its way. */
  public void reset() {
    request("POST", "/v1/sandbox/reset", null).send();
  }

  Call request(String method, String path, JsonNode body) {
    return new Call(method, path, body, null);
  }

  /**
   * One operator's root user. Logs in again when its token has expired, as time travel makes it.
   */
  public final class Operator {
    public final String email;
    public final String id;
    private String apiKey;
    private String token;

    private Operator(String email, JsonNode session) {
      this.email = email;
      this.id = session.path("operatorId").asText();
      take(session);
    }

    private void logIn() {
      take(
          Api.this
              .request(
                  "POST",
                  "/v1/auth",
                  JSON.createObjectNode().put("email", email).put("password", PASSWORD))
              .send()
              .json());
    }

    private void take(JsonNode session) {
      apiKey = session.path("apiKey").asText();
      token = session.path("token").asText();
    }

    /** For calls that are not made through here; neither outlives a day. */
    String apiKey() {
      return apiKey;
    }

    String token() {
      return token;
    }

    public Call request(String method, String path, JsonNode body) {
      return new Call(method, path, body, this);
    }

    public JsonNode get(String path) {
      return request("GET", path, null).send().json();
    }

    public JsonNode post(String path, JsonNode body) {
      return request("POST", path, body).send().json();
    }

    /** A ready SIM of its own. */
    public String newSim(String subscription) {
      JsonNode created =
          post(
              "/v1/sandbox/subscribers/create",
              JSON.createObjectNode().put("subscription", subscription));
      String imsi = created.get("imsi").asText();
      request(
              "POST",
              "/v1/subscribers/" + imsi + "/register",
              JSON.createObjectNode()
                  .put("registrationSecret", created.get("registrationSecret").asText()))
          .send()
          .json(201);
      return imsi;
    }

    public void tag(String imsi, String name, String value) {
      request(
              "PUT",
              "/v1/subscribers/" + imsi + "/tags",
              JSON.createArrayNode()
                  .add(JSON.createObjectNode().put("tagName", name).put("tagValue", value)))
          .send()
          .json();
    }

    /** The call that offers SIMs. */
    Call offering(List<String> imsis, Operator destination) {
      ObjectNode offer =
          JSON.createObjectNode()
              .put("transferDestinationOperatorId", destination.id)
              .put("transferDestinationOperatorEmail", destination.email);
      imsis.forEach(offer.putArray("transferImsi")::add);
      return request("POST", "/v1/subscribers/transfer_token/issue", offer);
    }

    /** Offers SIMs and returns the token. */
    public String offer(List<String> imsis, Operator destination) {
      return offering(imsis, destination).send().json().get("token").asText();
    }

    Call acceptance(String token) {
      return request(
          "POST",
          "/v1/subscribers/transfer_token/verify",
          JSON.createObjectNode().put("token", token));
    }

    /** IMSIs that an accepted offer moved. */
    List<String> accept(String token) {
      return imsis(acceptance(token).send().json());
    }

    /** The billing detail of a month ({@code yyyyMM} or {@code latest}), as a stream. */
    public InputStream download(String month) {
      String file =
          post("/v1/bills/" + month + "/export", JSON.createObjectNode()).get("url").asText();
      try {
        HttpResponse<InputStream> answer =
            http.send(
                HttpRequest.newBuilder(URI.create(file)).timeout(DEADLINE).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
          throw new AssertionError("The download answered " + answer.statusCode());
        }
        return answer.body();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  static List<String> imsis(JsonNode accepted) {
    return JSON.convertValue(
        accepted.get("transferredImsi"),
        JSON.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  /** One call, not sent yet. */
  public final class Call {
    private final HttpRequest.Builder request;
    private final Operator caller;

    private Call(String method, String path, JsonNode body, Operator caller) {
      this.caller = caller;
      this.request =
          HttpRequest.newBuilder(URI.create(url + path))
              .timeout(DEADLINE)
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(body.toString()));
      if (body != null) {
        request.header("Content-Type", "application/json");
      }
    }

    public Answer send() {
      Answer answer = sendOnce();
      if (answer.status == 401 && caller != null) {
        caller.logIn();
        return sendOnce();
      }
      return answer;
    }

    private Answer sendOnce() {
      HttpRequest signed = signed();
      try {
        HttpResponse<String> answer = http.send(signed, HttpResponse.BodyHandlers.ofString());
        return new Answer(signed, answer.statusCode(), answer.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }

    private HttpRequest signed() {
      if (caller != null) {
        request.setHeader("X-Soracom-API-Key", caller.apiKey);
        request.setHeader("X-Soracom-Token", caller.token);
      }
      return request.build();
    }

    /** Sends without waiting for an answer, which may never come. */
    void fire() {
      http.sendAsync(signed(), HttpResponse.BodyHandlers.discarding());
    }
  }

  public record Answer(HttpRequest request, int status, String body) {
    /** The body, if the call succeeded. */
    public JsonNode json() {
      return json(200);
    }

    public JsonNode json(int expectedStatus) {
      if (status != expectedStatus) {
        throw new AssertionError(
            "%s %s answered %d: %s"
                .formatted(request.method(), request.uri().getPath(), status, body));
      }
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("No JSON: " + body, e);
      }
    }
  }

  private static AssertionError interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AssertionError(e);
  }
}
