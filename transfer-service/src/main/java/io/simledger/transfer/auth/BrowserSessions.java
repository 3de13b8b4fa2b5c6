package io.simledger.transfer.auth;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Sessions of people in a browser. They are sessions as those of the API, ended by the same events
 * (A2), but known by a key that only the cookie carries, and of no use to the API: its token is
 * never given away.
 */
@ApplicationScoped
public class BrowserSessions {
  private final Logins logins;
  private final Tokens tokens;
  private final Sessions sessions;
  private final CurrentBrowserSession current;
  private final AuthConfig config;

  BrowserSessions(
      Logins logins,
      Tokens tokens,
      Sessions sessions,
      CurrentBrowserSession current,
      AuthConfig config) {
    this.logins = logins;
    this.tokens = tokens;
    this.sessions = sessions;
    this.current = current;
    this.config = config;
  }

  /** Opens a session of the root user. */
  public SessionKey signIn(String email, String password) {
    return key(logins.byEmail(email, password, config.browserLifetime().toSeconds()));
  }

  /** Opens a session of a SAM user. */
  public SessionKey signIn(String operatorId, String userName, String password) {
    return key(
        logins.byUserName(operatorId, userName, password, config.browserLifetime().toSeconds()));
  }

  /** Ends the session of the current request. */
  public void signOut() {
    sessions.end(current.key().sessionId());
  }

  /**
   * Lets the session of the current request last from now on; for the sandbox, whose clock may jump
   * over its end.
   */
  public void prolong() {
    sessions.prolong(current.key().sessionId(), config.browserLifetime());
  }

  private SessionKey key(IssuedSession session) {
    UUID sessionId = tokens.sessionOf(session.token()).orElseThrow();
    return new SessionKey(sessionId, session.apiKey());
  }
}
