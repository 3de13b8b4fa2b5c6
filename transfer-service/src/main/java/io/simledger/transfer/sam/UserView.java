package io.simledger.transfer.sam;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SAM user as the API shows it; times in seconds of Unix time.
 *
 * @param permission its own, JSON in a text; absent when it has none
 */
public record UserView(
    String userName,
    String description,
    boolean hasPassword,
    @Nullable String permission,
    List<KeyView> authKeyList,
    List<RoleView> roleList,
    long createDateTime,
    long updateDateTime) {

  public record KeyView(String authKeyId, long createDateTime, @Nullable Long lastUsedDateTime) {
    static KeyView of(String authKeyId, Instant createdAt, @Nullable Instant lastUsedAt) {
      return new KeyView(
          authKeyId,
          createdAt.getEpochSecond(),
          lastUsedAt == null ? null : lastUsedAt.getEpochSecond());
    }
  }

  public record RoleView(
      String roleId,
      String roleName,
      String owner,
      String description,
      long createDateTime,
      long updateDateTime) {
    static RoleView of(String roleId, String description, Instant createdAt, Instant modifiedAt) {
      return new RoleView(
          roleId,
          roleId,
          "operator",
          description,
          createdAt.getEpochSecond(),
          modifiedAt.getEpochSecond());
    }
  }
}
