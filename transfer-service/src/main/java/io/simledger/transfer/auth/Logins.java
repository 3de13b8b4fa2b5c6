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
  private final PasswordLogin passwordLogin;
  private final UserPasswords userPasswords;
  private final AuthKeys authKeys;
  private final Sessions sessions;
  private final CurrentCaller caller;

  Logins(
      RootLogin rootLogin,
      PasswordLogin passwordLogin,
      UserPasswords userPasswords,
      AuthKeys authKeys,
      Sessions sessions,
      CurrentCaller caller) {
    this.rootLogin = rootLogin;
    this.passwordLogin = passwordLogin;
    this.userPasswords = userPasswords;
    this.authKeys = authKeys;
    this.sessions = sessions;
    this.caller = caller;
  }

  IssuedSession byEmail(String email, String password, @Nullable Long timeoutSeconds) {
    Operator found = rootLogin.of(email, password);
    return sessions.openForPassword(found.operatorId(), found.passwordHash(), timeoutSeconds);
  }

  IssuedSession byAuthKey(String authKeyId, String authKey, @Nullable Long timeoutSeconds) {
    Optional<AuthKeys.StoredKey> key = authKeys.find(authKeyId);
    key.ifPresent(stored -> caller.isNamed(stored.user().toActor()));
    if (!Secrets.matches(authKey, key.map(AuthKeys.StoredKey::secretHash).orElse(NOBODYS_KEY))) {
      throw failed();
    }
    User user = key.orElseThrow(Logins::failed).user();
    return sessions.openForKey(user, authKeyId, timeoutSeconds);
  }

  IssuedSession byUserName(
      String operatorId, String userName, String password, @Nullable Long timeoutSeconds) {
    User user = new User(operatorId, userName);
    Optional<String> hash = userPasswords.hash(user);
    hash.ifPresent(known -> caller.isNamed(user.toActor()));
    passwordLogin.require(LoginFailures.Login.ofUser(operatorId, userName), password, hash);
    return sessions.openForUserPassword(user, hash.orElseThrow(Logins::failed), timeoutSeconds);
  }

  static ApiException failed() {
    return new ApiException(ErrorCode.AUTHENTICATION_FAILED);
  }
}
