package io.simledger.e2e;

import java.time.Instant;

/** Active SIMs of an operator, as the billing service's timeline has them; nothing else does. */
final class ManyActiveSims {
  private ManyActiveSims() {}

  /**
   * Stores them as events would. The operator needs a SIM of its own, so that it has an account.
   */
  static void make(Databases databases, Api.Operator operator, Instant since, int count) {
    databases.update(
        "billing",
        """
        INSERT INTO holding (
          account_id,
          sim_id,
          sequence,
          from_time,
          status,
          plan
        )
        SELECT
          account.account_id,
          nextval('resource_id'),
          1,
          CAST(? AS timestamptz),
          2,
          plan.plan_id
        FROM account
        JOIN plan ON plan.name = 'plan-D' AND plan.bundle = ''
        CROSS JOIN generate_series(1, ?)
        WHERE account.operator_id = ?
        """,
        since.toString(),
        count,
        operator.id);
    databases.update("billing", "ANALYZE holding");
  }
}
