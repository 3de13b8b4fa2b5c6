package io.simledger.transfer.error;

import org.jspecify.annotations.Nullable;

/** Language of messages, chosen by the caller with a header (A5). */
public enum Language {
  EN,
  JA;

  /** Name of the header that chooses the language. */
  public static final String HEADER = "X-Soracom-Lang";

  /** The language of a header's value; English for anything but {@code ja}. */
  public static Language of(@Nullable String header) {
    return header != null && header.strip().equalsIgnoreCase("ja") ? JA : EN;
  }
}
