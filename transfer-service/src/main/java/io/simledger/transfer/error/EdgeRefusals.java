package io.simledger.transfer.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers what is refused before any REST operation is found, with the same JSON (A5). */
@ApplicationScoped
class EdgeRefusals {
  /** Before the HTTP layer's own check of the size, which answers without a body. */
  private static final int BEFORE_UPLOAD_LIMIT = 100;

  /** After it, to lower for forms what may be read of a body. */
  private static final int AFTER_UPLOAD_LIMIT = 1;

  private static final int AFTER_EVERY_ROUTE = Integer.MAX_VALUE;

  private final ObjectMapper json;
  private final long maxBodySize;
  private final long maxDiscarded;

  EdgeRefusals(
      ObjectMapper json,
      @ConfigProperty(name = "simledger.max-body-size") MemorySize maxBodySize,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxDiscarded) {
    this.json = json;
    this.maxBodySize = maxBodySize.asLongValue();
    this.maxDiscarded = maxDiscarded.asLongValue();
  }

  void addFilter(@Observes Filters filters) {
    filters.register(this::refuseImpossible, BEFORE_UPLOAD_LIMIT);
    filters.register(this::limitForm, AFTER_UPLOAD_LIMIT);
  }

  void addRoutes(@Observes Router router) {
    router
        .route()
        .order(AFTER_EVERY_ROUTE)
        .handler(context -> refuse(context, ErrorCode.PATH_UNKNOWN));
    router.route("/v1/*").failureHandler(this::refuseFailure);
    router.route("/g/v1/*").failureHandler(this::refuseFailure);
  }

  private void refuseImpossible(RoutingContext context) {
    long announced = announcedSize(context);
    if (announced > maxDiscarded) {
      // The rest of the body is not read.
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      context.response().endHandler(end -> context.request().connection().close());
      refuse(context, ErrorCode.BODY_TOO_LARGE);
    } else if (announced > maxBodySize) {
      // Most clients look at the answer only when they have sent everything.
      context
          .request()
          .handler(part -> {})
          .endHandler(end -> refuse(context, ErrorCode.BODY_TOO_LARGE))
          .resume();
    } else if (context.request().uri().contains("%00")) {
      // No text of the service contains NUL, and the database cannot store it.
      refuse(context, ErrorCode.PARAMETER_INVALID);
    } else {
      context.next();
    }
  }

  /** Fields are kept in memory; a form that does not announce its size is limited all the same. */
  private void limitForm(RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null && !type.startsWith("application/json")) {
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, maxBodySize);
    }
    context.next();
  }

  private static long announcedSize(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private void refuseFailure(RoutingContext context) {
    if (context.statusCode() >= 400 && context.statusCode() < 500) {
      refuse(context, HttpFailures.errorOf(context.statusCode()));
    } else {
      // Logged by the HTTP layer's own handler, which only an answered request does not reach.
      context.next();
    }
  }

  private void refuse(RoutingContext context, ErrorCode error) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    Language language = Language.of(context.request().getHeader(Language.HEADER));
    response
        .setStatusCode(error.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(text(ErrorBody.of(error, language, List.of())));
  }

  private String text(ErrorBody body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
