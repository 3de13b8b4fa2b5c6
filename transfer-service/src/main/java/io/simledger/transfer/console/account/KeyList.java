package io.simledger.transfer.console.account;

import io.simledger.transfer.auth.AuthKeys;
import io.simledger.transfer.console.TextValues;
import io.simledger.transfer.sam.UserView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AuthKeys as a page lists them.
 *
 * @param path of the pages that change them
 * @param user empty for the root user
 */
public record KeyList(String path, String user, String generate, String delete, List<Key> keys) {

  static KeyList ofRoot(List<AuthKeys.ListedKey> keys) {
    return new KeyList(
        "/console/account/keys",
        "",
        "Operator:generateOperatorAuthKey",
        "Operator:deleteOperatorAuthKey",
        keys.stream().map(Key::of).toList());
  }

  static KeyList ofUser(String user, List<AuthKeys.ListedKey> keys) {
    return ofKeys(user, keys.stream().map(Key::of).toList());
  }

  /** The keys of a user that is shown as a whole. */
  public static KeyList of(UserView user) {
    return ofKeys(user.userName(), user.authKeyList().stream().map(Key::of).toList());
  }

  static String pathOf(String user) {
    return "/console/users/" + TextValues.pathEncoded(user) + "/keys";
  }

  private static KeyList ofKeys(String user, List<Key> keys) {
    return new KeyList(
        pathOf(user), user, "User:generateUserAuthKey", "User:deleteUserAuthKey", keys);
  }

  /**
   * One key.
   *
   * @param lastUsedAt null when it was never used
   */
  public record Key(String authKeyId, Instant createdAt, @Nullable Instant lastUsedAt) {
    static Key of(AuthKeys.ListedKey key) {
      return new Key(key.authKeyId(), key.createdAt(), key.lastUsedAt());
    }

    static Key of(UserView.KeyView key) {
      Long lastUsed = key.lastUsedDateTime();
      return new Key(
          key.authKeyId(),
          Instant.ofEpochSecond(key.createDateTime()),
          lastUsed == null ? null : Instant.ofEpochSecond(lastUsed));
    }
  }
}
