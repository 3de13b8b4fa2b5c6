package io.simledger.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B9: tax and rounding. */
class BillTotalTest {
  @ParameterizedTest
  @CsvSource({
    "JP, 0, 0.10, 0",
    "JP, 100, 0.10, 110",
    "JP, 0.0000001, 0.10, 1",
    "JP, 26122.7272727, 0.10, 28735",
    "JP, 26121.8181818, 0.10, 28734",
    "JP, 10, 0.08, 11",
    "G, 0.06, 0, 0.06",
    "G, 0.060001, 0, 0.07",
    "G, 1.999, 0.10, 2.20"
  })
  void addsTheTaxAndRoundsUpToTheUnitOfTheCurrency(
      Coverage coverage, BigDecimal sum, BigDecimal taxRate, BigDecimal total) {
    assertThat(BillTotal.withTax(sum, taxRate, coverage)).isEqualByComparingTo(total);
  }

  @Test
  void neverTakesLessThanTheExactAmountNorAUnitMore() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      Coverage coverage = Coverage.values()[random.nextInt(2)];
      BigDecimal sum = new BigDecimal(new java.math.BigInteger(50, random), random.nextInt(12));
      BigDecimal taxRate = BigDecimal.valueOf(random.nextInt(1000), 3);
      BigDecimal exact = sum.add(sum.multiply(taxRate));
      BigDecimal unit = BigDecimal.ONE.movePointLeft(coverage.currencyScale());

      BigDecimal total = BillTotal.withTax(sum, taxRate, coverage);

      assertThat(total)
          .as("seed %d, %s at %s", seed, sum, taxRate)
          .isGreaterThanOrEqualTo(exact)
          .isLessThan(exact.add(unit));
      assertThat(total.remainder(unit)).isEqualByComparingTo(BigDecimal.ZERO);
    }
  }
}
