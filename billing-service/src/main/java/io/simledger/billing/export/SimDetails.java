package io.simledger.billing.export;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the file says of a SIM beside its charges: its values at export time (C3).
 *
 * @param tags tags without the name
 */
record SimDetails(
    @Nullable String name, String simId, Map<String, String> tags, @Nullable Group group) {

  /** A group that the SIM is in. */
  record Group(String groupId, @Nullable String name, Map<String, String> tags) {}
}
