package io.simledger.billing.sandbox;

import io.simledger.billing.platform.MonthPartitions;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Empties the service (X3), also of its clock. Catalogue, plans, prices and tax rates stay. */
@ApplicationScoped
class CleanSlate {
  private final Sql sql;
  private final MonthPartitions partitions;
  private final Retry retry;

  CleanSlate(Sql sql, MonthPartitions partitions, Retry retry) {
    this.sql = sql;
    this.partitions = partitions;
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
                       sealed_month,
                       discount_record,
                       discount_allocation,
                       coupon_order,
                       coupon,
                       volume_discount,
                       export_file,
                       sandbox_clock
              """,
              Map.of());
          partitions.breakSeals();
          return sql.update("UPDATE rating_progress SET next_day = NULL", Map.of());
        });
  }
}
