package io.simledger.e2e;

import io.simledger.local.LocalStack;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A day of 300,000 active SIMs of one operator, rated while the clock advances a day. Nothing else
 * is there, since the SIMs of works before this one would be rated too.
 */
final class RatingWork implements Work {
  private static final int SIMS = 300_000;

  private final Api api;
  private final Databases databases;
  private final Api.Operator operator;

  RatingWork(LocalStack stack) {
    api = new Api(stack);
    databases = new Databases(stack);
    api.reset();
    operator = api.newOperator("rating");
    operator.newSim("plan-D");
    ManyActiveSims.make(databases, operator, api.now(), SIMS);
    advance();
    databases.update(
        "billing",
        "CREATE TABLE IF NOT EXISTS least_charge (LIKE charge_record, PRIMARY KEY (account_id, bill_month, day, resource_id, item_id))");
  }

  @Override
  public String name() {
    return "rating a day of 300,000 SIMs";
  }

  @Override
  public String least() {
    return "INSERT … SELECT of the same records in key order";
  }

  @Override
  public double atMost() {
    return 3.0;
  }

  @Override
  public Duration doLeast() throws Exception {
    LocalDate yesterday = api.now().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    long account = databases.accountOf(operator);
    try (Connection connection = databases.connect("billing");
        Statement statement = connection.createStatement()) {
      return Work.timed(
          () ->
              statement.executeUpdate(
                  """
                  INSERT INTO least_charge
                  SELECT *
                  FROM charge_record
                  WHERE account_id = %d
                    AND bill_month = '%s'
                    AND day = '%s'
                  ORDER BY account_id, bill_month, day, resource_id, item_id
                  """
                      .formatted(account, yesterday.withDayOfMonth(1), yesterday)));
    }
  }

  @Override
  public Duration doIt() throws Exception {
    return Work.timed(this::advance);
  }

  private void advance() {
    api.request("POST", "/v1/sandbox/clock/advance", Api.JSON.createObjectNode().put("by", "P1D"))
        .send()
        .json();
  }
}
