package io.simledger.transfer.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.simledger.transfer.ratelimit.CallCounts.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A6. */
class CallCountsTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));
  private final CallCounts counts = new CallCounts(new Config(3), now::get);

  @Test
  void callsAreEnoughUpToTheLimit() {
    assertThat(counts.count("a", 2)).isEqualTo(new Allowance(2, 1, 60, true));
    assertThat(counts.count("a", 2)).isEqualTo(new Allowance(2, 0, 60, true));
    assertThat(counts.count("a", 2)).isEqualTo(new Allowance(2, 0, 60, false));
    assertThat(counts.count("b", 2).isEnough()).isTrue();
  }

  @Test
  void allOfTheLimitIsThereAgainInTheNextWindow() {
    counts.count("a", 1);
    now.updateAndGet(instant -> instant.plusMillis(59_500));
    assertThat(counts.count("a", 1)).isEqualTo(new Allowance(1, 0, 1, false));
    now.updateAndGet(instant -> instant.plusMillis(500));
    assertThat(counts.count("a", 1)).isEqualTo(new Allowance(1, 0, 60, true));
  }

  @Test
  void countsAreBoundedAndTheOthersShareOne() {
    IntStream.range(0, 3).forEach(i -> counts.count("known " + i, 1));
    assertThat(counts.count("further", 2).remaining()).isEqualTo(1);
    assertThat(counts.count("another", 2).remaining()).isZero();
    assertThat(counts.count("one more", 2).isEnough()).isFalse();
    assertThat(counts.count("known 0", 2).isEnough()).isTrue();
  }

  @Test
  void whatACallWouldLeaveIsKnownBeforeIt() {
    assertThat(counts.foresee("a", 1)).isEqualTo(new Allowance(1, 0, 60, true));
    assertThat(counts.foresee("a", 1)).isEqualTo(counts.count("a", 1));
    assertThat(counts.foresee("a", 1).isEnough()).isFalse();
    assertThat(counts.foresee("b", 1).isEnough()).isTrue();
    IntStream.range(0, 3).forEach(i -> counts.count("further " + i, 1));
    assertThat(counts.foresee("another", 1).isEnough()).isFalse();
  }

  @Test
  void callsAtOnceAreAllCounted() {
    long enough =
        IntStream.range(0, 1000).parallel().filter(i -> counts.count("a", 100).isEnough()).count();
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
