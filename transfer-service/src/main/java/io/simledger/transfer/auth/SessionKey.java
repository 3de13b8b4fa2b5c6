package io.simledger.transfer.auth;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What the cookie of a console session carries. */
public record SessionKey(UUID sessionId, String secret) {
  private static final int ID_LENGTH = 36;
  private static final int MAX_LENGTH = 200;

  /** The key that a cookie's value carries; empty when it can be none. */
  static Optional<SessionKey> of(String cookie) {
    if (cookie.length() <= ID_LENGTH || cookie.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SessionKey(
              UUID.fromString(cookie.substring(0, ID_LENGTH)), cookie.substring(ID_LENGTH)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public String cookieValue() {
    return sessionId + secret;
  }

  /** What a page of the session sends back with a change: no other site can read it. */
  String csrfToken() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Secrets.hash("csrf:" + cookieValue()));
  }

  @Override
  public String toString() {
    return sessionId.toString();
  }
}
