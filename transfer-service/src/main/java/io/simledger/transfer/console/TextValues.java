package io.simledger.transfer.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;

/** Texts as the parts of a page need them. */
@TemplateExtension
public final class TextValues {
  private TextValues() {}

  /** As a value of a query. */
  public static String urlEncoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** As a part of a path. */
  public static String pathEncoded(String text) {
    return urlEncoded(text).replace("+", "%20");
  }
}
