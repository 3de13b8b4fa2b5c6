package io.simledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;

/** Active SIMs of an operator, as the billing service's timeline has them; nothing else does. */
final class ManyActiveSims {
  private ManyActiveSims() {}

  /**
   * Stores them as events would. The operator needs a SIM of its own: with its event comes the
   * account.
   */
  static void make(Databases databases, Api.Operator operator, Instant since, int count) {
    await("the account")
        .until(
            () ->
                databases.number(
                        "billing",
                        "SELECT count(*) FROM account WHERE operator_id = ?",
                        operator.id)
                    > 0);
    int made = insert(databases, operator, since, count);
    assertThat(made).isEqualTo(count);
    databases.update("billing", "ANALYZE holding");
  }

  private static int insert(Databases databases, Api.Operator operator, Instant since, int count) {
    return databases.update(
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
  }
}
