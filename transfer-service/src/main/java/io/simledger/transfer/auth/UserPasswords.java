package io.simledger.transfer.auth;

import io.simledger.transfer.auth.LoginFailures.Login;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Passwords of SAM users who are known to exist, and may have none (A3). */
@ApplicationScoped
public class UserPasswords {
  private final PasswordLogin passwordLogin;
  private final Passwords passwords;
  private final Rows rows;

  UserPasswords(PasswordLogin passwordLogin, Passwords passwords, Rows rows) {
    this.passwordLogin = passwordLogin;
    this.passwords = passwords;
    this.rows = rows;
  }

  Optional<String> hash(User user) {
    return rows.hash(user);
  }

  public boolean has(User user) {
    return hash(user).isPresent();
  }

  /** Gives a first password to a user. The same one again is success (T13). */
  public void create(User user, String password) {
    String newHash = passwords.hash(password, user.nameOrEmpty());
    if (!rows.change(user, "", newHash) && !passwords.matches(password, hash(user))) {
      throw new ApiException(ErrorCode.USER_PASSWORD_EXISTS);
    }
  }

  /**
   * Changes a password, which ends the sessions of the user (A2). Wrong present passwords count as
   * failed logins.
   */
  public void change(User user, String currentPassword, String newPassword) {
    Optional<String> currentHash = hash(user);
    Login login = Login.ofUser(user.operatorId(), user.nameOrEmpty());
    if (!passwordLogin.isRight(login, currentPassword, currentHash)
        || !rows.change(
            user, currentHash.orElseThrow(), passwords.hash(newPassword, user.nameOrEmpty()))) {
      throw new ApiException(ErrorCode.PASSWORD_WRONG, "currentPassword");
    }
  }

  /** Takes the password from a user, which ends the user's sessions (A2). */
  public void delete(User user) {
    if (!rows.delete(user)) {
      throw new ApiException(ErrorCode.USER_PASSWORD_NOT_FOUND);
    }
  }

  /** The hashes in the database; apart, because no slow hash is made in a transaction. */
  @ApplicationScoped
  static class Rows {
    private final Sql sql;
    private final Sessions sessions;
    private final InstantSource clock;

    Rows(Sql sql, Sessions sessions, InstantSource clock) {
      this.sql = sql;
      this.sessions = sessions;
      this.clock = clock;
    }

    @Transactional
    Optional<String> hash(User user) {
      return Optional.ofNullable(
          sql.value(
              """
              SELECT password_hash
              FROM sam_user
              WHERE operator_id = :operatorId
                AND user_name = :userName
              """,
              Map.of("operatorId", user.operatorId(), "userName", user.nameOrEmpty()),
              String.class));
    }

    /** Replaces a hash, empty for none, unless it was changed meanwhile; ends all sessions. */
    @Transactional
    boolean change(User user, String currentHash, String newHash) {
      int changed =
          sql.update(
              """
              UPDATE sam_user
              SET
                password_hash = nullif(:newHash, ''),
                modified_at = :now
              WHERE operator_id = :operatorId
                AND user_name = :userName
                AND coalesce(password_hash, '') = :currentHash
              """,
              Map.of(
                  "operatorId", user.operatorId(),
                  "userName", user.nameOrEmpty(),
                  "currentHash", currentHash,
                  "newHash", newHash,
                  "now", clock.instant()));
      if (changed == 1 && !currentHash.isEmpty()) {
        sessions.endAll(user);
      }
      return changed == 1;
    }

    /** Whether there was a hash to delete. */
    @Transactional
    boolean delete(User user) {
      return hash(user).filter(current -> change(user, current, "")).isPresent();
    }
  }
}
