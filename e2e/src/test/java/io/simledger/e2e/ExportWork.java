package io.simledger.e2e;

import io.simledger.local.LocalStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.postgresql.PGConnection;

/** The billing detail of a month with a million records, names, tags and groups. */
final class ExportWork implements Work {
  private static final int SIMS = 10_000;
  private static final int RECORDS = SIMS * ManyCharges.PER_SIM;

  private final Databases databases;
  private final Api.Operator operator;
  private final YearMonth month;

  ExportWork(LocalStack stack) {
    Api api = new Api(stack);
    databases = new Databases(stack);
    operator = api.newOperator("export");
    ManySims.register(databases, operator, SIMS).awaitArrivalAt(1);
    month = YearMonth.from(api.now().atZone(ZoneOffset.UTC)).minusMonths(1);
    ManyCharges.make(databases, operator, month);
    supplement();
  }

  /** Names, three tags and one of a hundred groups for each SIM. */
  private void supplement() {
    databases.update(
        "billing",
        """
        INSERT INTO sim_group (
          group_id,
          subject_id,
          operator_id,
          name,
          tags,
          last_sequence
        )
        SELECT
          CAST(lpad(CAST(n AS text), 32, '0') AS uuid),
          nextval('resource_id'),
          ?,
          'Group ' || n,
          '{"site": "Kyoto, west"}',
          1
        FROM generate_series(1, 100) AS n
        """,
        operator.id);
    databases.update(
        "billing",
        """
        UPDATE sim_attribute
        SET
          name = 'Sensor ' || sim_id,
          tags = jsonb_build_object('place', 'Kyoto, ' || sim_id % 50, 'line', 'L' || sim_id % 7, 'メモ', '窓側'),
          group_id = CAST(lpad(CAST(sim_id % 100 + 1 AS text), 32, '0') AS uuid)
        FROM account
        WHERE account.account_id = sim_attribute.account_id
          AND account.operator_id = ?
        """,
        operator.id);
    databases.update("billing", "ANALYZE");
  }

  @Override
  public String name() {
    return "export 1,000,000 records over HTTP";
  }

  @Override
  public String least() {
    return "COPY of the stored columns in key order";
  }

  @Override
  public double atMost() {
    return 2.0;
  }

  @Override
  public Duration doLeast() throws Exception {
    long account = databases.accountOf(operator);
    try (Connection connection = databases.connect("billing");
        Statement statement = connection.createStatement()) {
      // Its best plan: along the key, not compiled.
      statement.execute("SET enable_sort = off");
      statement.execute("SET enable_seqscan = off");
      statement.execute("SET enable_bitmapscan = off");
      statement.execute("SET jit = off");
      return Work.timed(
          () ->
              connection
                  .unwrap(PGConnection.class)
                  .getCopyAPI()
                  .copyOut(
                      """
                      COPY (
                        SELECT
                          resource_id,
                          day,
                          item_id,
                          unit_price,
                          quantity,
                          amount
                        FROM charge_record
                        WHERE account_id = %d
                          AND bill_month = '%s'
                        ORDER BY account_id, bill_month, day, resource_id, item_id
                      ) TO STDOUT
                      """
                          .formatted(account, month.atDay(1)),
                      OutputStream.nullOutputStream()));
    }
  }

  @Override
  public Duration doIt() throws Exception {
    return Work.timed(this::download);
  }

  private void download() throws IOException {
    byte[] part = new byte[1 << 16];
    int lines = 0;
    try (InputStream file =
        operator.download(DateTimeFormatter.ofPattern("yyyyMM").format(month))) {
      for (int read = file.read(part); read >= 0; read = file.read(part)) {
        for (int i = 0; i < read; i++) {
          if (part[i] == '\n') {
            lines++;
          }
        }
      }
    }
    if (lines < RECORDS) {
      throw new AssertionError("%d lines were downloaded".formatted(lines));
    }
  }
}
