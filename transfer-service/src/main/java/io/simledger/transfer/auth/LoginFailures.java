package io.simledger.transfer.auth;

import io.quarkus.scheduler.Scheduled;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/**
 * Slows guessing of passwords down: after a few failures a login is locked for a time that doubles
 * with each further one. Counted in the database, for all replicas together.
 *
 * <p>A locked login is refused as a wrong password is, at the same cost, so that nobody learns more
 * than that. Guesses that are made at once may all be compared before the first is counted; there
 * are never more of them than database connections. AuthKeys cannot be guessed and are never
 * locked.
 */
@ApplicationScoped
class LoginFailures {
  private static final int MAX_DOUBLINGS = 30;

  private final Sql sql;
  private final AuthConfig config;
  private final InstantSource clock;

  LoginFailures(Sql sql, AuthConfig config, InstantSource clock) {
    this.sql = sql;
    this.config = config;
    this.clock = clock;
  }

  /** What is known of a login before its password is compared. */
  @Transactional
  Standing of(Login login) {
    Instant now = clock.instant();
    return sql
        .query(
            """
            SELECT
              locked_until
            FROM login_failure
            WHERE login_hash = :login
            """,
            Map.of("login", login.hash()),
            row -> new Standing(true, now.isBefore((Instant) row[0])))
        .stream()
        .findFirst()
        .orElse(new Standing(false, false));
  }

  /** Counts a failure of a login that was not locked. */
  @Transactional
  void failed(Login login) {
    Instant now = clock.instant();
    Integer failures =
        sql.value(
            """
            INSERT INTO login_failure AS known (
              login_hash,
              failures,
              last_failed_at,
              locked_until
            )
            VALUES (
              :login,
              1,
              :now,
              :now
            )
            ON CONFLICT (login_hash) DO UPDATE
            SET
              failures = CASE WHEN known.last_failed_at < :forgotten THEN 1 ELSE known.failures + 1 END,
              last_failed_at = :now
            RETURNING failures
            """,
            Map.of(
                "login", login.hash(),
                "now", now,
                "forgotten", now.minus(config.failureMemory())),
            Integer.class);
    if (failures != null && failures > config.freeFailures()) {
      lock(login, now.plus(lockout(failures - config.freeFailures())));
    }
  }

  private void lock(Login login, Instant until) {
    sql.update(
        """
        UPDATE login_failure
        SET locked_until = :until
        WHERE login_hash = :login
        """,
        Map.of("login", login.hash(), "until", until));
  }

  private Duration lockout(int punished) {
    Duration lockout =
        config.firstLockout().multipliedBy(1L << Math.min(punished - 1, MAX_DOUBLINGS));
    return lockout.compareTo(config.maxLockout()) < 0 ? lockout : config.maxLockout();
  }

  /** Forgets the failures of a login that succeeded. */
  @Transactional
  void succeeded(Login login) {
    sql.update(
        "DELETE FROM login_failure WHERE login_hash = :login", Map.of("login", login.hash()));
  }

  /** Keeps the table small. */
  @Scheduled(every = "1h", delayed = "2m")
  @Transactional
  void forget() {
    sql.update(
        "DELETE FROM login_failure WHERE last_failed_at < :forgotten",
        Map.of("forgotten", clock.instant().minus(config.failureMemory())));
  }

  /** Who wants to be logged in, whether there is such a user or not. */
  record Login(String text) {
    static Login ofRoot(String email) {
      return new Login("email/" + email.toLowerCase(Locale.ROOT));
    }

    static Login ofUser(String operatorId, String userName) {
      return new Login("user/" + operatorId + "/" + userName);
    }

    byte[] hash() {
      return Secrets.hash(text);
    }
  }

  /**
   * How a login stands.
   *
   * @param failed whether failures are counted
   * @param locked whether even the right password is refused now
   */
  record Standing(boolean failed, boolean locked) {}
}
