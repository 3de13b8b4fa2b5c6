package io.simledger.billing.platform;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in a transaction of its own and repeats the whole of it when the database rolled it
 * back because of another one at the same time. A lost connection is not repeated: whether its
 * commit went through is not known, so the caller's peer decides by resending.
 */
@ApplicationScoped
public class Retry {
  private static final Logger LOG = Logger.getLogger(Retry.class);

  /** More than this in a row is no coincidence any more. */
  private static final int ATTEMPTS = 8;

  /**
   * Serialization failure, deadlock, unique violation, row outside of a constraint (a month that
   * was closed meanwhile): in each the database has rolled back.
   */
  private static final Set<String> LOST_A_RACE = Set.of("40001", "40P01", "23505", "23514");

  /** The value of the work of the attempt that was committed. */
  public <T> T inTransaction(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(work::get);
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !lostARace(e)) {
          throw e;
        }
        LOG.debugf(e, "Attempt %d lost a race", attempt);
      }
    }
  }

  private static boolean lostARace(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof LostRaceException
          || (cause instanceof SQLException sql && LOST_A_RACE.contains(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }
}
