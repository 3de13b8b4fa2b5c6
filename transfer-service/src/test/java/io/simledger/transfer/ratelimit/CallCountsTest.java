package io.simledger.transfer.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.simledger.transfer.ratelimit.CallCounts.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A6. */
class CallCountsTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));
  private final CallCounts counts = new CallCounts(new Config(3), now::get);

  @Test
  void callsAreEnoughUpToTheLimit() {
    assertThat(counts.ofOperator("a", "sims", 2)).isEqualTo(new Allowance(2, 1, 60, true));
    assertThat(counts.ofOperator("a", "sims", 2)).isEqualTo(new Allowance(2, 0, 60, true));
    assertThat(counts.ofOperator("a", "sims", 2)).isEqualTo(new Allowance(2, 0, 60, false));
    assertThat(counts.ofOperator("b", "sims", 2).isEnough()).isTrue();
  }

  @Test
  void allOfTheLimitIsThereAgainInTheNextWindow() {
    counts.ofOperator("a", "sims", 1);
    now.updateAndGet(instant -> instant.plusMillis(59_500));
    assertThat(counts.ofOperator("a", "sims", 1)).isEqualTo(new Allowance(1, 0, 1, false));
    now.updateAndGet(instant -> instant.plusMillis(500));
    assertThat(counts.ofOperator("a", "sims", 1)).isEqualTo(new Allowance(1, 0, 60, true));
  }

  @Test
  void countsAreBoundedAndTheOthersShareOne() {
    IntStream.range(0, 3).forEach(i -> counts.ofOperator("known " + i, "sims", 1));
    assertThat(counts.ofOperator("further", "sims", 2).remaining()).isEqualTo(1);
    assertThat(counts.ofOperator("another", "sims", 2).remaining()).isZero();
    assertThat(counts.ofOperator("one more", "sims", 2).isEnough()).isFalse();
    assertThat(counts.ofOperator("known 0", "sims", 2).isEnough()).isTrue();
  }

  @Test
  void addressesLeaveOperatorsTheirCounts() {
    IntStream.range(0, 4).forEach(i -> counts.ofAddress("192.0.2." + i, 1));
    assertThat(counts.ofOperator("a", "sims", 1).isEnough()).isTrue();
    assertThat(counts.ofOperator("b", "sims", 1).isEnough()).isTrue();
    assertThat(counts.ofAddress("192.0.2.9", 1).isEnough()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, 2001:db8:0:0:ffff::2, true",
    "2001:db8::1, 2001:db8:0:1::1, false",
    "fe80::1%eth0, fe80::2, true",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "::ffff:192.0.2.1, ::ffff:192.0.2.2, false",
    "unknown, 192.0.2.1, false"
  })
  void addressesOfOneNetworkShareACount(String one, String other, boolean shared) {
    counts.ofAddress(one, 1);
    assertThat(counts.ofAddress(other, 1).isEnough()).isEqualTo(!shared);
  }

  @Test
  void whatACallWouldLeaveIsKnownBeforeIt() {
    assertThat(counts.foresee("a", 1)).isEqualTo(new Allowance(1, 0, 60, true));
    assertThat(counts.foresee("a", 1)).isEqualTo(counts.ofAddress("a", 1));
    assertThat(counts.foresee("a", 1).isEnough()).isFalse();
    assertThat(counts.foresee("b", 1).isEnough()).isTrue();
    IntStream.range(0, 3).forEach(i -> counts.ofAddress("further " + i, 1));
    assertThat(counts.foresee("another", 1).isEnough()).isFalse();
  }

  @Test
  void callsAtOnceAreAllCounted() {
    long enough =
        IntStream.range(0, 1000)
            .parallel()
            .filter(i -> counts.ofOperator("a", "sims", 100).isEnough())
            .count();
    assertThat(enough).isEqualTo(100);
  }

  private record Config(int maxCounts) implements RateLimitConfig {
    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public Duration window() {
      return Duration.ofMinutes(1);
    }

    @Override
    public int calls() {
      return 1;
    }

    @Override
    public int logins() {
      return 1;
    }
  }
}
