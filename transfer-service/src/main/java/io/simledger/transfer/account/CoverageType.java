package io.simledger.transfer.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Where SIMs of a plan work, which decides currency and bill. */
public enum CoverageType {
  /** Japan coverage. */
  JP("jp"),
  /** Global coverage. */
  G("g");

  private final String wireName;

  CoverageType(String wireName) {
    this.wireName = wireName;
  }

  /** The name in the API and in the database. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The coverage type of a name; the REST layer converts parameters with it. */
  @JsonCreator
  public static CoverageType fromString(String wireName) {
    return Arrays.stream(values())
        .filter(type -> type.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown coverage type"));
  }
}
