package io.simledger.transfer.auth;

import io.simledger.transfer.account.Operator;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns credentials into a session. Whatever is wrong with them is one and the same refusal (A1).
 */
@ApplicationScoped
class Logins {
  /** Compared with when there is no such key, so that both take the same time. */
  private static final byte[] NOBODYS_KEY = Secrets.hash(Secrets.random("secret-", 64));

  private final RootLogin rootLogin;
  private final Passwords passwords;
  private final AuthKeys authKeys;
  private final Sessions sessions;

  Logins(RootLogin rootLogin, Passwords passwords, AuthKeys authKeys, Sessions sessions) {
    this.rootLogin = rootLogin;
    this.passwords = passwords;
    this.authKeys = authKeys;
    this.sessions = sessions;
  }

  IssuedSession byEmail(String email, String password, @Nullable Long timeoutSeconds) {
    Operator found = rootLogin.of(email, password);
    return sessions.openForPassword(found.operatorId(), found.passwordHash(), timeoutSeconds);
  }

  IssuedSession byAuthKey(String authKeyId, String authKey, @Nullable Long timeoutSeconds) {
    Optional<AuthKeys.StoredKey> key = authKeys.find(authKeyId);
    if (!Secrets.matches(authKey, key.map(AuthKeys.StoredKey::secretHash).orElse(NOBODYS_KEY))) {
      throw failed();
    }
    String operatorId = key.orElseThrow(Logins::failed).operatorId();
    return sessions.openForKey(operatorId, authKeyId, timeoutSeconds);
  }

  /** No operator has SAM users yet: refused at the cost of a wrong password. */
  IssuedSession byUserName(String password) {
    passwords.matches(password, Optional.empty());
    throw failed();
  }

  static ApiException failed() {
    return new ApiException(ErrorCode.AUTHENTICATION_FAILED);
  }
}
