package io.simledger.billing.charge;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * What the planner of the database is told about rating, for the transaction of the caller. Its
 * statistics lag behind: SIMs that have just come are a few to it.
 */
@ApplicationScoped
class RatingPlans {
  private final Sql sql;

  RatingPlans(Sql sql) {
    this.sql = sql;
  }

  /**
   * Each statement joins millions of rows with a few days, prices and accounts, which the planner
   * takes for thousands: it would sort the millions to merge them, through files.
   */
  void expectFewDaysAndManySims() {
    sql.query(
        """
        SELECT set_config('enable_mergejoin', 'off', true),
               set_config('jit', 'off', true),
               set_config('work_mem', '64MB', true)
        """,
        Map.of(),
        row -> row.length);
  }

  /**
   * Runs a statement in which each SIM finds its price by hash, instead of being held against every
   * price of every day. What has to be found by a key is to be asked for in a {@code LATERAL}.
   */
  void joiningByHash(Runnable statement) {
    nestedLoops("off");
    statement.run();
    nestedLoops("on");
  }

  private void nestedLoops(String onOrOff) {
    sql.query(
        "SELECT set_config('enable_nestloop', :onOrOff, true)",
        Map.of("onOrOff", onOrOff),
        row -> row.length);
  }
}
