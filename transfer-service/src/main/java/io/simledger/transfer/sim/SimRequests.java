package io.simledger.transfer.sim;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies of requests that {@code /subscribers} and {@code /sims} share. */
final class SimRequests {
  private SimRequests() {}

  /**
   * A SIM to register.
   *
   * @param registrationSecret PUK or passcode printed on the card
   */
  record Register(
      @NotNull String registrationSecret,
      @Nullable String groupId,
      @Nullable Map<String, String> tags) {

    @Nullable UUID groupKey() {
      return Optional.ofNullable(groupId)
          .map(GroupKey::fromString)
          .map(GroupKey::value)
          .orElse(null);
    }
  }

  record SetGroup(@NotNull String groupId) {
    UUID groupKey() {
      return GroupKey.fromString(groupId).value();
    }
  }

  record UpdateSpeedClass(@NotNull String speedClass) {}
}
