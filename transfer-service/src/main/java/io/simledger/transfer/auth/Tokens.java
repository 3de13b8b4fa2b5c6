package io.simledger.transfer.auth;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Signs and reads the API tokens: JWTs with RS256 that name a session (A2). */
@ApplicationScoped
class Tokens {
  private static final int MAX_LENGTH = 4096;

  private final SigningKey key;
  private final InstantSource clock;

  /** With the factory that it would otherwise search the class path for with each token. */
  private final JWTParser parser = new DefaultJWTParser(new DefaultJWTCallerPrincipalFactory());

  Tokens(SigningKey key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  String sign(UUID sessionId, String operatorId, Instant issuedAt, Instant expiresAt) {
    return Jwt.subject(operatorId)
        .claim("jti", sessionId.toString())
        // Soracom's CLI fills in the operator of a path from here.
        .claim("operator", Map.of("operatorId", operatorId))
        .issuedAt(issuedAt)
        .expiresAt(expiresAt)
        .sign(key.privateKey());
  }

  /** The session of a token, empty when it is not ours, tampered with or expired. */
  Optional<UUID> sessionOf(String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      JsonWebToken jwt = parser.verify(token, key.publicKey());
      // The parser compares with the machine's clock; the service's may be ahead of it (X2).
      boolean expired = clock.instant().getEpochSecond() >= jwt.getExpirationTime();
      return expired ? Optional.empty() : Optional.of(UUID.fromString(jwt.getTokenID()));
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
