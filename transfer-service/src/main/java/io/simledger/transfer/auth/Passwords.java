package io.simledger.transfer.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Hashes and compares passwords (A3). The hash is slow: never call it in a transaction. */
@ApplicationScoped
public class Passwords {
  private static final int MIN_CHARACTERS = 8;

  /** What bcrypt reads; more would be ignored silently. */
  private static final int MAX_BYTES = 72;

  private final int cost;
  private final String nobodysHash;

  Passwords(AuthConfig config) {
    this.cost = config.passwordHashCost();
    this.nobodysHash = BcryptUtil.bcryptHash(Secrets.random("", 32), cost);
  }

  /**
   * The hash under which a new password is kept.
   *
   * @param login what its user is known by
   * @throws ApiException {@link ErrorCode#PASSWORD_UNSUITABLE} when it is too short or too long,
   *     {@link ErrorCode#PASSWORD_GUESSABLE} when it is one of those that are tried first
   */
  public String hash(String password, String login) {
    if (password.codePointCount(0, password.length()) < MIN_CHARACTERS || isTooLong(password)) {
      throw new ApiException(ErrorCode.PASSWORD_UNSUITABLE);
    }
    if (GuessablePasswords.include(password, login)) {
      throw new ApiException(ErrorCode.PASSWORD_GUESSABLE);
    }
    return BcryptUtil.bcryptHash(password, cost);
  }

  /** Compares a password with a hash, or with nobody's: both take the same time (A1). */
  public boolean matches(String password, Optional<String> hash) {
    String comparable = isTooLong(password) ? "" : password;
    boolean equal = BcryptUtil.matches(comparable, hash.orElse(nobodysHash));
    return equal && hash.isPresent() && !isTooLong(password);
  }

  private static boolean isTooLong(String password) {
    return password.getBytes(UTF_8).length > MAX_BYTES;
  }
}
