package io.simledger.transfer.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Sends a page with the headers that lead to the next one (A7). */
public final class PageHeaders {
  private static final String KEY = "last_evaluated_key";

  private PageHeaders() {}

  /** The items, with {@code x-soracom-next-key} and {@code link} only when there is a next page. */
  public static <T> RestResponse<List<T>> respond(Page<T> page, UriInfo request) {
    return respond(page.items(), page.nextKey(), request);
  }

  /** A body that holds the items of a page, with the same headers. */
  public static <T> RestResponse<T> respond(T body, @Nullable String nextKey, UriInfo request) {
    if (nextKey == null) {
      return RestResponse.ok(body);
    }
    return RestResponse.ResponseBuilder.ok(body)
        .header("x-soracom-next-key", nextKey)
        .header("link", "<%s?%s>; rel=next".formatted(request.getPath(), query(nextKey, request)))
        .build();
  }

  private static String query(String nextKey, UriInfo request) {
    Stream<String> others =
        request.getQueryParameters().entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals(KEY))
            .flatMap(
                parameter ->
                    parameter.getValue().stream()
                        .map(value -> encode(parameter.getKey()) + "=" + encode(value)));
    return Stream.concat(Stream.of(KEY + "=" + encode(nextKey)), others)
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
