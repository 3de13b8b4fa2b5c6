package io.simledger.billing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.simledger.billing.error.BillingError;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How the batches of a stream are answered. */
class BatchStreamTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int MAX_IN_FLIGHT = 8;

  private final BatchStream stream =
      new BatchStream(
          new SmallRyeConfigBuilder()
              .withMapping(IntakeConfig.class)
              .withDefaultValue(
                  "simledger.intake.max-batches-in-flight", String.valueOf(MAX_IN_FLIGHT))
              .build()
              .getConfigMapping(IntakeConfig.class));

  @Test
  void answersKeepTheOrderOfTheBatchesWhicheverIsDoneFirst() {
    CountDownLatch secondIsDone = new CountDownLatch(1);
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    List<Integer> answers =
        answers(
            4,
            2,
            batch -> {
              if (batch == 1) {
                await(secondIsDone);
              }
              done.add(batch);
              if (batch == 2) {
                secondIsDone.countDown();
              }
              return batch;
            });
    assertThat(done.get(0)).isEqualTo(2);
    assertThat(answers).containsExactly(1, 2, 3, 4);
  }

  @Test
  void noMoreBatchesThanSaidAreAppliedAtOnce() {
    assertThat(mostAtOnce(1)).isEqualTo(1);
    assertThat(mostAtOnce(2)).isEqualTo(2);
  }

  @Test
  void aBatchThatFailsEndsTheStream() {
    assertThatThrownBy(
            () ->
                answers(
                    3,
                    2,
                    batch -> {
                      if (batch == 2) {
                        throw new IllegalStateException("no database");
                      }
                      return batch;
                    }))
        .hasMessage("no database");
  }

  @Test
  void aSenderWhoDoesNotWaitForAnswersIsCutOff() {
    CountDownLatch never = new CountDownLatch(1);
    try {
      assertThatThrownBy(
              () ->
                  answers(
                      MAX_IN_FLIGHT + 1,
                      2,
                      batch -> {
                        await(never);
                        return batch;
                      }))
          .hasMessage(BillingError.TOO_MANY_BATCHES_IN_FLIGHT.exception().getMessage());
    } finally {
      never.countDown();
    }
  }

  private int mostAtOnce(int atOnce) {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(atOnce);
    answers(
        MAX_IN_FLIGHT,
        atOnce,
        batch -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          full.countDown();
          await(full);
          running.decrementAndGet();
          return batch;
        });
    return most.get();
  }

  private List<Integer> answers(int batches, int atOnce, Function<Integer, Integer> apply) {
    return stream
        .answer(Multi.createFrom().range(1, batches + 1), atOnce, apply)
        .collect()
        .asList()
        .await()
        .atMost(DEADLINE);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
