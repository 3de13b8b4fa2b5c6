package io.simledger.transfer.error;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Language of messages and mails. */
public enum Language {
  EN,
  JA;

  /** Name of the header that chooses the language of an answer (A5). */
  public static final String HEADER = "X-Soracom-Lang";

  /** The language of the header's value; English for anything but {@code ja}. */
  public static Language of(@Nullable String header) {
    return header != null && header.strip().equalsIgnoreCase("ja") ? JA : EN;
  }

  /** The language of a name; the REST layer converts parameters with it. */
  @JsonCreator
  public static Language fromString(String wireName) {
    return Arrays.stream(values())
        .filter(language -> language.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown language"));
  }

  /** The name in the API and in the database: {@code en} or {@code ja}. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
