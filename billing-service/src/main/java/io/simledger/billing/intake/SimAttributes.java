package io.simledger.billing.intake;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the billing detail shows of a SIM beside its charges (C2, C3). */
public record SimAttributes(
    @Nullable String name, Map<String, String> tags, @Nullable UUID groupId) {
  public static final SimAttributes NONE = new SimAttributes(null, Map.of(), null);
}
