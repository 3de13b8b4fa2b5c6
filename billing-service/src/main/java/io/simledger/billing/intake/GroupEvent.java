package io.simledger.billing.intake;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of one group.
 *
 * @param values from here on; null when the group was deleted
 */
public record GroupEvent(
    Occurrence occurrence, UUID groupId, String operatorId, @Nullable Values values) {
  /** Name (null for none) and tags of a group. */
  public record Values(@Nullable String name, Map<String, String> tags) {}
}
