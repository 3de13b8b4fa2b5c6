package io.simledger.transfer.sim;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A SIM as a table shows it, with the name of its group. */
public record SimRow(
    String imsi,
    String simId,
    String subscription,
    SimStatus status,
    String speedClass,
    Map<String, String> tags,
    @Nullable UUID groupId,
    @Nullable String groupName,
    boolean terminationEnabled,
    @Nullable UUID openTransferId) {
  private static final String NAME = "name";

  /** The tag {@code name}, or nothing. */
  public String name() {
    return tags.getOrDefault(NAME, "");
  }

  /** The tags beside the name, by name. */
  public Map<String, String> otherTags() {
    Map<String, String> others = new TreeMap<>(tags);
    others.remove(NAME);
    return others;
  }
}
