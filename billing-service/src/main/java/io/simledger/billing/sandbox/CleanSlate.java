package io.simledger.billing.sandbox;

import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Empties the service (X3). Catalogue, plans, prices and tax rates stay. */
@ApplicationScoped
class CleanSlate {
  private final Sql sql;
  private final Retry retry;

  CleanSlate(Sql sql, Retry retry) {
    this.sql = sql;
    this.retry = retry;
  }

  void wipe() {
    retry.inTransaction(
        () -> {
          sql.update(
              """
              TRUNCATE account,
                       sim,
                       ownership_period,
                       sim_group,
                       event_seen,
                       usage_seen,
                       usage_unassigned,
                       resource,
                       sim_attribute,
                       holding,
                       usage_day,
                       charge_record,
                       rating_run,
                       rating_due,
                       bill,
                       discount_record,
                       export_file,
                       job
              """,
              Map.of());
          return sql.update("UPDATE rating_progress SET next_day = NULL", Map.of());
        });
  }
}
