package io.simledger.transfer.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key as the API lists it; times in seconds of Unix time. */
record AuthKeyView(String authKeyId, long createDateTime, @Nullable Long lastUsedDateTime) {
  static AuthKeyView of(AuthKeys.ListedKey key) {
    Instant lastUsedAt = key.lastUsedAt();
    return new AuthKeyView(
        key.authKeyId(),
        key.createdAt().getEpochSecond(),
        lastUsedAt == null ? null : lastUsedAt.getEpochSecond());
  }
}
