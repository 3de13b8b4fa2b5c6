package io.simledger.billing.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestParts;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
class MonthPartitionsTest {
  @Inject Sql sql;

  @Test
  void manyMayAskForOneMonthAtOnce() {
    IntStream.range(0, 8)
        .parallel()
        .forEach(i -> new MonthPartitions(sql).ensure(List.of(YearMonth.of(2042, 2))));
    assertThat(
            sql.query(
                "SELECT CAST(inhrelid AS regclass) || '' FROM pg_inherits WHERE CAST(inhrelid AS regclass) || '' LIKE '%2042_02' ORDER BY 1",
                Map.of(), row -> row[0]))
        .containsExactly("charge_record_2042_02", "usage_day_2042_02");
  }

  @Test
  void aMonthOutOfBoundsIsRefused() {
    MonthPartitions partitions = new MonthPartitions(sql);
    assertThatThrownBy(() -> partitions.ensure(List.of(YearMonth.of(2014, 12))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> partitions.ensure(List.of(YearMonth.of(2200, 1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
