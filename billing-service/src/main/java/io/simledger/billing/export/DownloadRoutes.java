package io.simledger.billing.export;

import io.quarkus.runtime.ShutdownEvent;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.error.BillingException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP face of downloads, on threads of its own: {@code GET} and {@code HEAD /exports/{file
 * id}?expires=…&signature=…}. Errors are JSON; no URL is ever logged.
 */
@ApplicationScoped
class DownloadRoutes {
  private static final Logger LOG = Logger.getLogger(DownloadRoutes.class);
  private static final String RETRY_AFTER_SECONDS = "10";

  private final ExportFiles files;
  private final DownloadLinks links;
  private final Download download;
  private final InstantSource clock;
  private final ThreadPoolExecutor threads;

  DownloadRoutes(
      ExportFiles files,
      DownloadLinks links,
      Download download,
      ExportConfig config,
      InstantSource clock) {
    this.files = files;
    this.links = links;
    this.download = download;
    this.clock = clock;
    this.threads =
        new ThreadPoolExecutor(
            0,
            config.maxDownloads(),
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> new Thread(work, "download"));
  }

  void register(@Observes Router router) {
    router.route("/exports/:fileId").handler(this::accept);
  }

  void stop(@Observes ShutdownEvent event) {
    threads.shutdownNow();
  }

  private void accept(RoutingContext call) {
    HttpMethod method = call.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      call.response().putHeader("Allow", "GET, HEAD");
      refuse(call.request(), BillingError.METHOD_NOT_ALLOWED);
      return;
    }
    try {
      threads.execute(() -> answer(call));
    } catch (RejectedExecutionException e) {
      call.response().putHeader("Retry-After", RETRY_AFTER_SECONDS);
      refuse(call.request(), BillingError.TOO_MANY_DOWNLOADS);
    }
  }

  private void answer(RoutingContext call) {
    try {
      download.send(
          fileOf(
              call.pathParam("fileId"),
              call.request().getParam("expires"),
              call.request().getParam("signature")),
          call.request());
    } catch (BillingException e) {
      refuse(call.request(), e.error());
    } catch (Exception e) {
      LOG.error("A download failed before its first byte", e);
      call.response().putHeader("Retry-After", RETRY_AFTER_SECONDS);
      refuse(call.request(), BillingError.UNAVAILABLE);
    }
  }

  /**
   * An unknown file is refused like a wrong signature; only a signed URL learns that it expired.
   */
  private ExportedFile fileOf(
      String publicId, @Nullable String expires, @Nullable String signature) {
    ExportedFile file =
        ExportedFile.idOf(publicId)
            .flatMap(files::find)
            .filter(known -> links.isSigned(known, expires, signature))
            .orElseThrow(BillingError.LINK_REFUSED::exception);
    if (file.isExpiredAt(clock.instant())) {
      throw BillingError.LINK_EXPIRED.exception();
    }
    return file;
  }

  private static void refuse(HttpServerRequest request, BillingError error) {
    HttpServerResponse response = request.response();
    String language = request.getHeader("Accept-Language");
    boolean isJapanese = language != null && language.startsWith("ja");
    response.headers().remove("Content-Disposition").remove("Content-Encoding");
    response
        .setChunked(false)
        .setStatusCode(error.httpStatus())
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(
            new JsonObject()
                .put("code", error.code())
                .put("message", error.message(isJapanese ? "ja" : "en"))
                .encode());
  }
}
