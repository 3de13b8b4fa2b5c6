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

/** A large month is exported by a service with little memory (C8). */
@OnRunningStack
class LargeExportTest {
  private static final int SIMS = 10_000;

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
    ManyCharges charges = ManyCharges.make(databases, operator, month);
    assertThat(charges.count()).isEqualTo(SIMS * ManyCharges.PER_SIM);

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

    assertThat(count).isEqualTo(charges.count());
    assertThat(sum).isEqualByComparingTo(charges.sum());
    assertThat(stack.billing().isReady()).isTrue();
    assertThat(Files.readString(stack.billing().log())).doesNotContain("OutOfMemoryError");
  }
}
