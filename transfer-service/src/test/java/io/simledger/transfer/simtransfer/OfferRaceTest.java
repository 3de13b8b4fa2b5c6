package io.simledger.transfer.simtransfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.simevents.v1.SimEvent;
import io.simledger.transfer.FakeBilling;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.TestSims;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.outbox.Outbox;
import io.simledger.transfer.simtransfer.Offers.SimRow;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * T13: whatever happens to SIMs and offers at the same time, a SIM has one owner and is in at most
 * one open offer, everyone involved sees one outcome, and nobody waits in a circle.
 */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class OfferRaceTest {
  private static final int ROUNDS = 200;
  private static final int CONTENDERS = 6;

  private static ExecutorService threads;

  @Inject TestSims sims;
  @Inject Offers offers;
  @Inject OfferAcceptance acceptance;
  @Inject OfferCancellation cancellation;
  @Inject OfferExpiry expiry;
  @Inject Outbox outbox;
  @Inject FakeBilling billing;

  @BeforeAll
  static void startThreads() {
    threads = Executors.newFixedThreadPool(CONTENDERS);
  }

  @AfterAll
  static void endThreads() {
    threads.shutdownNow();
  }

  /** What one of the contenders got: a value, or the refusal. */
  private record Outcome<T>(T value, ErrorCode refusal) {}

  @Test
  @DisplayName(
      "T13: 200 rounds of overlapping offers, acceptance, cancel, status change and expiry")
  void everySimHasOneOwnerWhateverHappensAtOnce() throws Exception {
    long deadlocksBefore = deadlocks();
    List<String> all = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      all.addAll(round());
    }

    assertThat(outbox.awaitDelivered(Duration.ofSeconds(60))).isTrue();
    for (SimRow sim : offers.simRows(all)) {
      assertThat(billing.eventsOfSim(sim.imsi()))
          .extracting(SimEvent::getSequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, sim.sequence()).boxed().toList());
    }
    assertThat(deadlocks()).isEqualTo(deadlocksBefore);
  }

  private List<String> round() throws Exception {
    TestOperator operator = TestOperator.create();
    String source = operator.operatorId;
    String one = sims.operator();
    String two = sims.operator();
    List<String> imsis = sims.ready(source, 9);

    // The same request twice and another one that overlaps, with the SIMs named in other orders.
    List<String> backwards = new ArrayList<>(imsis.subList(3, 9));
    Collections.reverse(backwards);
    List<Outcome<TransferToken>> issued =
        atOnce(
            List.of(
                () -> offers.issue(source, one, imsis.subList(0, 6)),
                () -> offers.issue(source, one, imsis.subList(0, 6)),
                () -> offers.issue(source, two, backwards)));
    TransferToken token = theOneOffer(issued);
    boolean toOne = issued.get(2).value() == null;
    String destination = toOne ? one : two;
    List<String> offered = toOne ? imsis.subList(0, 6) : imsis.subList(3, 9);

    List<Outcome<Object>> raced =
        atOnce(
            List.of(
                () -> acceptance.accept(token, destination),
                () -> acceptance.accept(token, destination),
                () -> {
                  cancellation.cancel(token, source);
                  return "cancelled";
                },
                () -> operator.post("/v1/subscribers/" + offered.get(2) + "/activate").statusCode(),
                () -> expiry.expireDue(Instant.now().plus(Duration.ofDays(8))),
                () -> {
                  cancellation.cancel(idOf(token), source, offered.subList(4, 5));
                  return "one cancelled";
                }));

    assertOneOutcome(token, raced, source, destination, offered);
    assertThat(offers.simRows(imsis)).noneMatch(SimRow::offered);
    return imsis;
  }

  private static TransferToken theOneOffer(List<Outcome<TransferToken>> issued) {
    assertThat(issued.get(0)).isEqualTo(issued.get(1));
    List<TransferToken> tokens =
        issued.stream().map(Outcome::value).filter(Objects::nonNull).distinct().toList();
    assertThat(tokens).hasSize(1);
    assertThat(issued)
        .filteredOn(outcome -> outcome.value() == null)
        .allMatch(outcome -> outcome.refusal() == ErrorCode.SIM_NOT_READY);
    return tokens.get(0);
  }

  private void assertOneOutcome(
      TransferToken token,
      List<Outcome<Object>> raced,
      String source,
      String destination,
      List<String> offered) {
    String status = offers.statusOf(token);
    assertThat(raced.get(0)).isEqualTo(raced.get(1));
    assertThat(raced.get(0).value() != null).isEqualTo(status.equals("accepted"));
    assertThat(raced.get(2).value() != null).isEqualTo(status.equals("cancelled"));
    assertThat(raced.get(4).value()).isNotNull();

    List<String> moved =
        offers.itemsOf(token).stream()
            .filter(item -> item.endsWith("=accepted"))
            .map(item -> item.substring(0, 15))
            .toList();
    if (status.equals("accepted")) {
      assertThat(raced.get(0).value()).isEqualTo(moved);
    } else {
      assertThat(moved).isEmpty();
    }
    boolean activated = raced.get(3).value().equals(200);
    assertThat(raced.get(3).value()).isEqualTo(activated ? 200 : 404);
    assertThat(moved.contains(offered.get(2))).isNotEqualTo(activated);
    for (SimRow sim : offers.simRows(offered)) {
      assertThat(sim.owner()).isEqualTo(moved.contains(sim.imsi()) ? destination : source);
      assertThat(sim.status())
          .isEqualTo(activated && sim.imsi().equals(offered.get(2)) ? "active" : "ready");
    }
    assertThat(offers.itemsOf(token)).noneMatch(item -> item.endsWith("=offered"));
  }

  /** Runs all of them at the same time; a refusal is an outcome, anything else fails the test. */
  private static <T> List<Outcome<T>> atOnce(List<Callable<T>> contenders) throws Exception {
    CyclicBarrier start = new CyclicBarrier(contenders.size());
    List<Future<Outcome<T>>> running = new ArrayList<>();
    for (Callable<T> contender : contenders) {
      running.add(
          threads.submit(
              () -> {
                start.await();
                try {
                  return new Outcome<>(contender.call(), null);
                } catch (ApiException e) {
                  return new Outcome<>(null, e.errorCode());
                }
              }));
    }
    List<Outcome<T>> outcomes = new ArrayList<>();
    for (Future<Outcome<T>> future : running) {
      outcomes.add(future.get());
    }
    return outcomes;
  }

  private UUID idOf(TransferToken token) {
    return UUID.fromString(
        offers
            .texts(
                "SELECT transfer_id FROM sim_transfer WHERE token_hash = :hash",
                Map.of("hash", token.hash()))
            .get(0));
  }

  private long deadlocks() {
    return Long.parseLong(
        offers
            .texts(
                "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()",
                Map.of())
            .get(0));
  }
}
