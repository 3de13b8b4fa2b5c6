package io.simledger.billing.export;

import io.simledger.billing.TestLedger;
import io.simledger.billing.account.BillingAccount;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.UUID;

/** Exports and downloads files as a client does, over the real port. */
@ApplicationScoped
class Downloads {
  private final Exports exports;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Downloads(Exports exports) {
    this.exports = exports;
  }

  /** The signed address of a new file, at the port of the test. */
  URI export(URL server, BillingAccount account, YearMonth month) {
    ExportedFile file =
        exports.start(UUID.randomUUID(), account.key(), TestLedger.yearMonth(month), true);
    return at(server, URI.create(exports.url(file).orElseThrow()));
  }

  /** The text of a new file. */
  String text(URL server, BillingAccount account, YearMonth month)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(export(server, account, month)).build(),
            BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new AssertionError("Status " + response.statusCode());
    }
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  HttpResponse<String> send(URI uri, String method, String... headers)
      throws IOException, InterruptedException {
    return http.send(request(uri, method, headers), BodyHandlers.ofString());
  }

  HttpResponse<InputStream> open(URI uri, String... headers)
      throws IOException, InterruptedException {
    return http.send(request(uri, "GET", headers), BodyHandlers.ofInputStream());
  }

  static URI at(URL server, URI url) {
    return URI.create(
        "http://localhost:" + server.getPort() + url.getRawPath() + "?" + url.getRawQuery());
  }

  private static HttpRequest request(URI uri, String method, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
    return headers.length == 0 ? request.build() : request.headers(headers).build();
  }
}
