package io.simledger.transfer.console.sandbox;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a mail in parts, of which those that lead to this console are links. */
final class MailText {
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

  private MailText() {}

  static List<Part> parts(String text, URI console) {
    String own = console.getScheme() + "://" + console.getRawAuthority();
    List<Part> parts = new ArrayList<>();
    Matcher address = ADDRESS.matcher(text);
    int at = 0;
    while (address.find()) {
      String found = address.group();
      // Two slashes would lead to another site.
      if (found.startsWith(own + "/") && !found.startsWith(own + "//")) {
        parts.add(new Part(text.substring(at, address.start()), ""));
        parts.add(new Part(found, found.substring(own.length())));
        at = address.end();
      }
    }
    parts.add(new Part(text.substring(at), ""));
    return parts;
  }

  /**
   * A part of the text.
   *
   * @param path where it leads in this console; empty for plain text
   */
  public record Part(String text, String path) {}
}
