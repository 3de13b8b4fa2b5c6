package io.simledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.simledger.local.LocalStack;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A large month is exported by a service with little memory (C8). */
@ExtendWith(RunningStack.class)
class LargeExportTest {
  private static final int SIMS = 10_000;
  private static final int DAYS = 25;
  private static final int ITEMS = 4;
  private static final int RECORDS = SIMS * DAYS * ITEMS;

  private final LocalStack stack;
  private final Api api;
  private final Databases databases;

  LargeExportTest(LocalStack stack) {
    this.stack = stack;
    this.api = new Api(stack);
    this.databases = new Databases(stack);
  }

  /** The billing service runs with {@code -Xmx256m}, as every local run does. */
  @Test
  void aMillionRecordsLeaveAServiceOf256Megabytes() throws IOException {
    Api.Operator operator = api.newOperator("large");
    ManySims.register(databases, operator, SIMS).awaitArrivalAt(1);
    YearMonth month = YearMonth.from(api.now().atZone(ZoneOffset.UTC)).minusMonths(1);
    assertThat(charge(operator, month)).isEqualTo(RECORDS);

    long count = 0;
    BigDecimal sum = BigDecimal.ZERO;
    try (Reader file =
            new InputStreamReader(
                operator.download(DateTimeFormatter.ofPattern("yyyyMM").format(month)),
                StandardCharsets.UTF_8);
        CSVParser csv =
            CSVParser.parse(
                file, CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      for (CSVRecord row : csv) {
        count++;
        sum = sum.add(new BigDecimal(row.get("amount")));
      }
    }

    assertThat(count).isEqualTo(RECORDS);
    assertThat(sum).isEqualByComparingTo(charged(operator, month));
    assertThat(stack.billing().isReady()).isTrue();
    assertThat(Files.readString(stack.billing().log())).doesNotContain("OutOfMemoryError");
  }

  /** Charge records as rating would store them, in a month before the SIMs came. */
  private int charge(Api.Operator operator, YearMonth month) {
    databases.update(
        "billing",
        "CREATE TABLE IF NOT EXISTS charge_record_%1$tY_%1$tm PARTITION OF charge_record FOR VALUES FROM ('%1$tF') TO ('%2$tF')"
            .formatted(month.atDay(1), month.plusMonths(1).atDay(1)));
    return databases.update(
        "billing",
        """
        INSERT INTO charge_record (
          account_id,
          bill_month,
          day,
          resource_id,
          item_id,
          unit_price,
          quantity,
          amount
        )
        SELECT
          account.account_id,
          CAST(? AS date),
          CAST(? AS date) + day,
          sim.sim_id,
          item.item_id,
          0.0002,
          sim.sim_id % 1000 + day,
          0.0002 * (sim.sim_id % 1000 + day)
        FROM account
        JOIN sim USING (account_id)
        CROSS JOIN generate_series(1, ?) AS day
        CROSS JOIN (
          SELECT item_id
          FROM bill_item
          WHERE kind = 'charge'
            AND period = 'daily'
            AND name NOT LIKE '%{%'
          ORDER BY item_id
          LIMIT ?
        ) AS item
        WHERE account.operator_id = ?
        ORDER BY 1, 2, 3, 4, 5
        """,
        month.atDay(1).toString(),
        month.atDay(1).toString(),
        DAYS,
        ITEMS,
        operator.id);
  }

  private BigDecimal charged(Api.Operator operator, YearMonth month) {
    return new BigDecimal(
        databases
            .rows(
                "billing",
                """
                SELECT sum(amount)
                FROM charge_record
                JOIN account USING (account_id)
                WHERE operator_id = ?
                  AND bill_month = CAST(? AS date)
                """,
                operator.id,
                month.atDay(1).toString())
            .get(0));
  }
}
