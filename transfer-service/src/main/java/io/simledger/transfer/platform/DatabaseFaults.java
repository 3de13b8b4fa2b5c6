package io.simledger.transfer.platform;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells faults of the database that pass by themselves from those that come again. */
public final class DatabaseFaults {
  /**
   * Classes of SQLSTATE: connection lost (08), rolled back for the sake of another transaction
   * (40), no resources (53), shutting down or cancelled (57).
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

  private static final int MAX_DEPTH = 10;

  private DatabaseFaults() {}

  /** Whether the same may succeed when it is tried again. */
  public static boolean mayPass(Throwable failure) {
    return mayPass(failure, 0);
  }

  private static boolean mayPass(Throwable failure, int depth) {
    if (failure instanceof SQLException fault && isPassing(fault.getSQLState())) {
      return true;
    }
    // What ended a transaction is not its cause, but suppressed by it.
    return depth < MAX_DEPTH
        && Stream.concat(
                Stream.ofNullable(failure.getCause()), Arrays.stream(failure.getSuppressed()))
            .anyMatch(cause -> mayPass(cause, depth + 1));
  }

  /** One without a state is the pool's: it has no connection to give. */
  private static boolean isPassing(@Nullable String sqlState) {
    return sqlState == null || PASSING.stream().anyMatch(sqlState::startsWith);
  }
}
