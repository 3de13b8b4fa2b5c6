package io.simledger.transfer.auth;

import io.simledger.transfer.auth.LoginFailures.Login;
import io.simledger.transfer.auth.LoginFailures.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Compares the password of a login, and locks the login when it was wrong too often. Whatever is
 * wrong is one refusal, at one cost (A1).
 */
@ApplicationScoped
class PasswordLogin {
  private final Passwords passwords;
  private final LoginFailures failures;

  PasswordLogin(Passwords passwords, LoginFailures failures) {
    this.passwords = passwords;
    this.failures = failures;
  }

  /** Refuses the login unless the password is that of the hash; none is nobody's. */
  void require(Login login, String password, Optional<String> hash) {
    if (!isRight(login, password, hash)) {
      throw Logins.failed();
    }
  }

  /** Whether the password is that of the hash and the login is not locked; counts what is wrong. */
  boolean isRight(Login login, String password, Optional<String> hash) {
    Standing standing = failures.of(login);
    boolean right = passwords.matches(password, hash);
    if (standing.locked()) {
      return false;
    }
    if (!right) {
      failures.failed(login);
    } else if (standing.failed()) {
      failures.succeeded(login);
    }
    return right;
  }
}
