package io.simledger.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** A person's browser: it keeps cookies, and sends changes as the console's pages do. */
public final class Browser {
  private static final Pattern CSRF_TOKEN = Pattern.compile("\"X-CSRF-Token\":\"([^\"]+)\"");

  private final Map<String, String> cookies;
  private String csrfToken;

  private Browser(Map<String, String> cookies) {
    this.cookies = new HashMap<>(cookies);
  }

  /** With a session of the operator's root user, in English. */
  public static Browser signedIn(TestOperator operator) {
    Response signedIn =
        given()
            .redirects()
            .follow(false)
            .header("Origin", origin())
            .formParam("email", operator.email)
            .formParam("password", TestOperator.PASSWORD)
            .post("/console/auth");
    assertThat(signedIn.statusCode()).describedAs(signedIn.asString()).isEqualTo(303);
    return new Browser(signedIn.cookies());
  }

  /** The same session in another language. */
  public Browser in(String language) {
    Browser other = new Browser(cookies);
    other.cookies.put("simledger_language", language);
    return other;
  }

  public Response get(String path) {
    return seen(call().get(path));
  }

  /** A change as htmx sends it. */
  public Response post(String path, Map<String, ?> form) {
    if (csrfToken == null) {
      get("/console/payment");
    }
    return seen(
        call()
            .header("Origin", origin())
            .header("X-CSRF-Token", csrfToken)
            .header("HX-Request", "true")
            .formParams(form)
            .post(path));
  }

  private RequestSpecification call() {
    return given().redirects().follow(false).cookies(cookies);
  }

  private Response seen(Response response) {
    cookies.putAll(response.cookies());
    Matcher token = CSRF_TOKEN.matcher(response.asString());
    if (token.find()) {
      csrfToken = token.group(1);
    }
    return response;
  }

  /** Where pages of the console come from. */
  public static String origin() {
    return ConfigProvider.getConfig().getValue("simledger.console-url", String.class);
  }
}
