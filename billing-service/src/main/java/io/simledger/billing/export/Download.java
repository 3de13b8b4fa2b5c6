package io.simledger.billing.export;

import io.simledger.billing.bill.Bills;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends a file as the answer to a request, and makes it on the way. */
@ApplicationScoped
class Download {
  private static final Logger LOG = Logger.getLogger(Download.class);

  /** {@code gzip} in a list of codings, unless it is refused by {@code q=0}. */
  private static final Pattern GZIP =
      Pattern.compile("(?i)(^|,)\\s*gzip\\s*(;(?!\\s*q=0(\\.0*)?\\s*(,|$))[^,]*)?(,|$)");

  private final Bills bills;
  private final BillingDetail detail;
  private final ExportConfig config;

  Download(Bills bills, BillingDetail detail, ExportConfig config) {
    this.bills = bills;
    this.detail = detail;
    this.config = config;
  }

  /**
   * Sends the head, and to a {@code GET} the file. A month that is not closed is evaluated first:
   * since the file was asked for its charges were renewed, and discounts belong to them. Once a
   * byte of it is out, a failure breaks the answer off; before that it is thrown.
   */
  void send(ExportedFile file, HttpServerRequest request) throws IOException, SQLException {
    HttpServerResponse response = request.response();
    boolean isZipped = acceptsGzip(request.getHeader("Accept-Encoding"));
    response
        .putHeader("Content-Type", "text/csv; charset=UTF-8")
        .putHeader("Content-Disposition", disposition(file.fileName()))
        .putHeader("Cache-Control", "no-store")
        .putHeader("Vary", "Accept-Encoding")
        .putHeader("X-Content-Type-Options", "nosniff");
    if (isZipped) {
      response.putHeader("Content-Encoding", "gzip");
    }
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      bills.evaluate(file.bill());
      response.setChunked(true);
      stream(file, response, isZipped);
    }
  }

  private void stream(ExportedFile file, HttpServerResponse response, boolean isZipped)
      throws IOException, SQLException {
    ResponseStream body = new ResponseStream(response, config.stallLimit(), config.downloadLimit());
    try {
      OutputStream out = isZipped ? new FastGzip(body) : body;
      detail.write(file.bill(), out);
      out.close();
    } catch (IOException | SQLException | RuntimeException e) {
      if (!response.headWritten()) {
        throw e;
      }
      body.breakOff();
      if (e instanceof IOException) {
        LOG.infof("The download of %s was broken off: %s", file.publicId(), e.getMessage());
      } else {
        LOG.errorf(e, "The download of %s was broken off", file.publicId());
      }
    }
  }

  static boolean acceptsGzip(@Nullable String codings) {
    return codings != null && GZIP.matcher(codings).find();
  }

  /** Offers the name for saving, in the plain form and in that for any characters (RFC 6266). */
  static String disposition(String fileName) {
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(
            fileName.replaceAll("[^A-Za-z0-9._-]", "_"),
            URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** The least effort of compression: more would be slower than the database. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, RowBuffer.SIZE);
      def.setLevel(1);
    }
  }
}
