package io.simledger.transfer.auth;

import io.simledger.transfer.auth.LoginFailures.Login;
import io.simledger.transfer.auth.LoginFailures.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

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
  void require(Login login, String password, Supplier<Optional<String>> hash) {
    Standing standing = failures.of(login);
    boolean right = passwords.matches(password, hash.get());
    if (standing.locked()) {
      throw Logins.failed();
    }
    if (!right) {
      failures.failed(login);
      throw Logins.failed();
    }
    if (standing.failed()) {
      failures.succeeded(login);
    }
  }
}
