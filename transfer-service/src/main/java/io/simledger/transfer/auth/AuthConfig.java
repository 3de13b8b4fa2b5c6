package io.simledger.transfer.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of authentication. */
@ConfigMapping(prefix = "simledger.auth")
interface AuthConfig {
  /**
   * RSA private key (PKCS #8, PEM text) that signs tokens; all replicas share it. Production
   * refuses to start without it, elsewhere each start generates one, which ends all earlier tokens.
   */
  Optional<String> signingKey();

  /**
   * Cost of the slow password hash, as a power of two: 10 takes about a tenth of a second, which a
   * login can bear and guessing cannot. 4 to 16.
   */
  @WithDefault("10")
  int passwordHashCost();

  /** AuthKeys that one user may have: the root user, and each SAM user. */
  @WithDefault("20")
  int maxKeys();

  /** Lifetime of a token when the caller names none (A1). */
  @WithDefault("PT24H")
  Duration tokenLifetime();

  /** Shortest lifetime of a token; shorter wishes, 0 included, are raised to it (A1). */
  @WithDefault("PT3M")
  Duration minTokenLifetime();

  /** Longest lifetime of a token; longer wishes are lowered to it (A1). */
  @WithDefault("PT48H")
  Duration maxTokenLifetime();

  /** Lifetime of a session in the console: a working day. */
  @WithDefault("PT12H")
  Duration browserLifetime();

  /** Failed logins in a row that cost nothing; people mistype. */
  @WithDefault("5")
  int freeFailures();

  /**
   * How long a login is locked after the first failure that is not free; doubled by each further
   * one.
   */
  @WithDefault("PT2S")
  Duration firstLockout();

  /** Longest lock-out: it stops guessing, and the owner can wait for its end. */
  @WithDefault("PT15M")
  Duration maxLockout();

  /** After so long without a failure earlier ones are forgotten. */
  @WithDefault("PT24H")
  Duration failureMemory();
}
