package io.simledger.transfer.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.idempotency.IdempotentRequests.Answer;
import io.simledger.transfer.idempotency.IdempotentRequests.Key;
import io.simledger.transfer.permission.ApiOperation;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Answers a repeated request of an own operation from memory, when both carry one key. */
class IdempotencyFilter {
  private static final String HEADER = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final String CLAIMED = "simledger.idempotency.claimed";

  private final IdempotentRequests requests;
  private final Caller caller;
  private final ObjectMapper json;
  private final int maxBodySize;

  IdempotencyFilter(
      IdempotentRequests requests,
      Caller caller,
      ObjectMapper json,
      @ConfigProperty(name = "simledger.max-body-size") MemorySize maxBodySize) {
    this.requests = requests;
    this.caller = caller;
    this.json = json;
    this.maxBodySize = Math.toIntExact(maxBodySize.asLongValue());
  }

  /** The answer of before, or null when the request is to be done. */
  @ServerRequestFilter(priority = Priorities.USER)
  @Nullable Response begin(ContainerRequestContext request, ResourceInfo resource)
      throws IOException {
    String value = request.getHeaderString(HEADER);
    if (value == null || !caller.isAuthenticated() || !isOwnWrite(request, resource)) {
      return null;
    }
    Key key = new Key(caller.operatorId(), value);
    Optional<Answer> before = requests.claim(key, digest(request));
    if (before.isEmpty()) {
      request.setProperty(CLAIMED, key);
      return null;
    }
    return response(before.get());
  }

  private static boolean isOwnWrite(ContainerRequestContext request, ResourceInfo resource) {
    Method method = resource.getResourceMethod();
    return !request.getMethod().equals("GET")
        && ApiOperation.isOneOf(method)
        && ApiOperation.of(method).isOwn();
  }

  private static Response response(Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, "true");
    return answer.body() == null || answer.body().isEmpty()
        ? response.build()
        : response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body()).build();
  }

  @ServerResponseFilter
  void end(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(CLAIMED) instanceof Key key) {
      if (response.getStatus() < 300) {
        requests.answered(key, new Answer(response.getStatus(), text(response.getEntity())));
      } else {
        requests.refused(key);
      }
    }
  }

  private @Nullable String text(@Nullable Object entity) {
    try {
      return entity == null ? null : json.writeValueAsString(entity);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body is read here, and handed on as it was. */
  private byte[] digest(ContainerRequestContext request) throws IOException {
    byte[] body = request.getEntityStream().readNBytes(maxBodySize + 1);
    if (body.length > maxBodySize) {
      throw new ApiException(ErrorCode.BODY_TOO_LARGE);
    }
    request.setEntityStream(new ByteArrayInputStream(body));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          "%s %s %s\n"
              .formatted(
                  caller.coverageType(), request.getMethod(), request.getUriInfo().getRequestUri())
              .getBytes(UTF_8));
      return digest.digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
