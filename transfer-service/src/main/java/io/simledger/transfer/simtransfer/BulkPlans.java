package io.simledger.transfer.simtransfer;

import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Keeps PostgreSQL from using, for very many SIMs, a plan that it made for few and on small tables.
 * To plan anew costs a fraction of a millisecond for each statement, which only a large transfer
 * can bear.
 */
@ApplicationScoped
class BulkPlans {
  private static final int MANY = 100;

  private final Sql sql;

  BulkPlans(Sql sql) {
    this.sql = sql;
  }

  /** Says how many SIMs the statements of the transaction will be about. */
  void expect(int sims) {
    sql.query(
        """
        SELECT
          set_config('plan_cache_mode', :mode, true)
        """,
        Map.of("mode", sims > MANY ? "force_custom_plan" : "auto"),
        row -> row);
  }
}
