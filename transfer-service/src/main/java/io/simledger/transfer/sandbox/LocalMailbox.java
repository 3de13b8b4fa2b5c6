package io.simledger.transfer.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The mail catcher of a local run, asked over HTTP. A sandbox elsewhere may have none: its mails go
 * where the mail server sends them.
 */
@ApplicationScoped
public class LocalMailbox {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
  private final Optional<String> url;

  LocalMailbox(@ConfigProperty(name = "simledger.mailbox-url") Optional<String> url) {
    this.url = url;
  }

  /** Mails as JSON, oldest first; all without an address. */
  String mailsTo(@Nullable String address) {
    String query =
        address == null ? "" : "?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    return url.map(mailbox -> send(to(mailbox + "/mails" + query).GET()))
        .orElseThrow(() -> new ApiException(ErrorCode.MAILBOX_MISSING));
  }

  /** The same mails, newest first. */
  public List<LocalMail> newestFirst(@Nullable String address) {
    try {
      List<LocalMail> mails = new ArrayList<>();
      JSON.readTree(mailsTo(address)).forEach(mail -> mails.add(LocalMail.of(mail)));
      Collections.reverse(mails);
      return mails;
    } catch (JsonProcessingException e) {
      throw new ApiException(ErrorCode.UNAVAILABLE);
    }
  }

  void empty() {
    url.ifPresent(mailbox -> send(to(mailbox + "/mails").DELETE()));
  }

  private static HttpRequest.Builder to(String address) {
    return HttpRequest.newBuilder(URI.create(address)).timeout(DEADLINE);
  }

  private String send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new ApiException(ErrorCode.UNAVAILABLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(ErrorCode.UNAVAILABLE);
    }
  }
}
