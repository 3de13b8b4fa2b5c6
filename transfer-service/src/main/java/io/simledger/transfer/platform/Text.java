package io.simledger.transfer.platform;

/** What text of a caller must be to be kept. */
public final class Text {
  private Text() {}

  /** Whether the database can store the text: no NUL and no half of a surrogate pair. */
  public static boolean isStorable(String text) {
    return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
  }
}
