package io.simledger.transfer.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.simevents.v1.RefusalReason;
import io.simledger.simevents.v1.SimEvent;
import io.simledger.simevents.v1.SimStatus;
import io.simledger.transfer.FakeBilling;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.TestSims;
import io.simledger.transfer.platform.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link EventDelivery} promises, against a real gRPC server that can misbehave. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class EventRelayTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject TestSims sims;
  @Inject SimChanges changes;
  @Inject Outbox outbox;
  @Inject FakeBilling billing;
  @Inject MeterRegistry meters;
  @Inject Sql sql;
  @Inject Progress progress;
  @Inject RelayMeters relayMeters;
  @Inject EventDelivery delivery;
  @Inject OutboxConfig config;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String databaseUrl;

  @AfterEach
  void billingBehavesAgain() {
    billing.beSilent(false);
    billing.cutStreams(0);
  }

  @Test
  void everyKindOfEventArrivesAsItWasMeant() throws Exception {
    String operator = sims.operator();
    String imsi = sims.ready(operator, 1).get(0);
    changes.registered(imsi);
    changes.status(imsi, "suspended");
    changes.tags(imsi, "{\"name\": \"トラック \\\"1\\\"\", \"colour\": \"red, or 🚚\"}");
    changes.terminated(imsi);
    UUID group = changes.group(operator, "{\"name\": \"fleet\", \"site\": \"大阪\"}");
    changes.deleteGroup(group);
    assertDelivered();

    List<SimEvent> events = billing.eventsOfSim(imsi);
    assertThat(events).extracting(SimEvent::getSequence).containsExactly(1L, 2L, 3L, 4L);
    assertThat(events.get(0).getSimRegistered())
        .satisfies(
            registered -> {
              assertThat(registered.getOperatorId()).isEqualTo(operator);
              assertThat(registered.getImsi()).isEqualTo(imsi);
              assertThat(registered.getSimId()).isEqualTo("8981" + imsi);
              assertThat(registered.getSubscription()).isEqualTo("plan-D");
              assertThat(registered.getCoverageType().name()).isEqualTo("COVERAGE_TYPE_JP");
              assertThat(registered.getStatus()).isEqualTo(SimStatus.SIM_STATUS_READY);
              assertThat(registered.getAttributes().getSpeedClass()).isEqualTo("s1.standard");
              assertThat(registered.getAttributes().getName()).isEmpty();
            });
    assertThat(events.get(1).getSimStatusChanged().getStatus())
        .isEqualTo(SimStatus.SIM_STATUS_SUSPENDED);
    assertThat(events.get(2).getSimAttributesChanged().getAttributes())
        .satisfies(
            attributes -> {
              assertThat(attributes.getName()).isEqualTo("トラック \"1\"");
              assertThat(attributes.getTagsMap()).isEqualTo(Map.of("colour", "red, or 🚚"));
            });
    assertThat(events.get(3).hasSimTerminated()).isTrue();

    List<SimEvent> groupEvents = billing.eventsOf("group/" + group);
    assertThat(groupEvents.get(0).getGroupChanged())
        .satisfies(
            changed -> {
              assertThat(changed.getOperatorId()).isEqualTo(operator);
              assertThat(changed.getName()).isEqualTo("fleet");
              assertThat(changed.getTagsMap()).isEqualTo(Map.of("site", "大阪"));
            });
    assertThat(groupEvents.get(1).getGroupDeleted().getOperatorId()).isEqualTo(operator);
  }

  @Test
  void nothingIsSentOfWhatWasRolledBack() throws Exception {
    String imsi = sims.ready(sims.operator(), 1).get(0);
    QuarkusTransaction.begin();
    changes.status(imsi, "active");
    QuarkusTransaction.rollback();
    changes.status(imsi, "suspended");
    assertDelivered();

    assertThat(billing.eventsOfSim(imsi))
        .extracting(event -> event.getSimStatusChanged().getStatus())
        .containsExactly(SimStatus.SIM_STATUS_SUSPENDED);
  }

  @Test
  void theEventsOfASimArriveInOrderHoweverManyThereAre() throws Exception {
    List<String> imsis = sims.ready(sims.operator(), 40);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<String> own = imsis.subList(i * 10, i * 10 + 10);
      running.add(
          threads.submit(
              () ->
                  IntStream.range(0, 200)
                      .forEach(n -> changes.status(own, n % 2 == 0 ? "active" : "inactive"))));
    }
    for (Future<?> future : running) {
      future.get();
    }
    threads.shutdown();
    assertDelivered();

    imsis.forEach(imsi -> assertSequence(imsi, 200));
  }

  @Test
  void whatACutStreamLeftOpenIsSentAgain() throws Exception {
    List<String> imsis = sims.ready(sims.operator(), 200);
    int duplicates = billing.duplicates();
    billing.cutStreams(30);
    for (int i = 0; i < 5; i++) {
      changes.status(imsis, "active");
    }
    assertDelivered();

    imsis.forEach(imsi -> assertSequence(imsi, 5));
    assertThat(billing.duplicates()).isGreaterThan(duplicates);
  }

  @Test
  void eventsWaitWhileTheReceiverIsDown() throws Exception {
    String imsi = sims.ready(sims.operator(), 1).get(0);
    billing.stop();
    try {
      changes.status(imsi, "active");
      changes.status(imsi, "inactive");
      assertThat(outbox.awaitDelivered("sim/" + imsi, Duration.ofMillis(300))).isFalse();
      assertThat(changes.rowsOf("sim/" + imsi)).isEqualTo(2);
    } finally {
      billing.start();
    }
    assertThat(outbox.awaitDelivered("sim/" + imsi, SOON)).isTrue();
    assertSequence(imsi, 2);
  }

  @Test
  void aMissingAcknowledgementBreaksTheStreamAndIsMadeUpFor() throws Exception {
    String imsi = sims.ready(sims.operator(), 1).get(0);
    double failures = meters.counter("simledger.outbox.failures").count();
    billing.beSilent(true);
    changes.status(imsi, "active");
    await()
        .atMost(SOON)
        .until(() -> meters.counter("simledger.outbox.failures").count() > failures);
    billing.beSilent(false);

    assertThat(outbox.awaitDelivered("sim/" + imsi, SOON)).isTrue();
    assertSequence(imsi, 1);
  }

  @Test
  void aGapIsFilledFromTheFirstEventOfTheSubject() throws Exception {
    String imsi = sims.ready(sims.operator(), 1).get(0);
    billing.pretendGaps("sim/" + imsi, 2);
    for (int i = 0; i < 10; i++) {
      changes.status(imsi, "active");
    }
    assertThat(outbox.awaitDelivered("sim/" + imsi, SOON)).isTrue();
    assertSequence(imsi, 10);
  }

  @Test
  void aRefusedEventIsKeptAndHoldsUpItsSubjectOnly() throws Exception {
    for (RefusalReason reason :
        List.of(RefusalReason.REFUSAL_REASON_CONFLICT, RefusalReason.REFUSAL_REASON_INVALID)) {
      List<String> imsis = sims.ready(sims.operator(), 100);
      String refused = imsis.get(50);
      billing.refuse("sim/" + refused, reason);
      for (int i = 0; i < 3; i++) {
        changes.status(imsis, "active");
      }
      for (String imsi : imsis) {
        if (!imsi.equals(refused)) {
          assertThat(outbox.awaitDelivered("sim/" + imsi, SOON)).isTrue();
          assertSequence(imsi, 3);
        }
      }
      assertThat(changes.rowsOf("sim/" + refused)).isEqualTo(3);
      await().atMost(SOON).until(() -> blocked() == 1);

      billing.accept("sim/" + refused);
      assertThat(outbox.awaitDelivered("sim/" + refused, SOON)).isTrue();
      assertSequence(refused, 3);
      await().atMost(SOON).until(() -> blocked() == 0);
    }
  }

  @Test
  void aGapThatNothingFillsIsAlarmedAndHoldsUpItsSubjectOnly() throws Exception {
    List<String> imsis = sims.ready(sims.operator(), 2);
    changes.run(
        "UPDATE sim SET event_sequence = 7 WHERE imsi = :imsi RETURNING imsi, 0",
        Map.of("imsi", imsis.get(0)));
    changes.status(imsis, "active");

    await().atMost(SOON).until(() -> blocked() == 1);
    assertThat(outbox.awaitDelivered("sim/" + imsis.get(1), SOON)).isTrue();
    assertThat(changes.rowsOf("sim/" + imsis.get(0))).isEqualTo(1);

    changes.run(
        "DELETE FROM outbox_event WHERE subject = :subject RETURNING subject, 0",
        Map.of("subject", "sim/" + imsis.get(0)));
  }

  @Test
  void anEventThatIsCommittedLateIsNotMissed() throws Exception {
    List<String> imsis = twoOfOneLane();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    ExecutorService late = Executors.newSingleThreadExecutor();
    Future<?> lateCommit =
        late.submit(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          changes.status(imsis.get(0), "active");
                          written.countDown();
                          awaitLatch(commit);
                        }));
    written.await();
    changes.status(imsis.get(1), "active");
    assertThat(outbox.awaitDelivered("sim/" + imsis.get(1), SOON)).isTrue();

    commit.countDown();
    lateCommit.get();
    late.shutdown();
    assertThat(outbox.awaitDelivered("sim/" + imsis.get(0), SOON)).isTrue();
    assertSequence(imsis.get(0), 1);
  }

  @Test
  void lanesAreTakenAgainAfterTheirConnectionDied() throws Exception {
    String imsi = sims.ready(sims.operator(), 1).get(0);
    for (int i = 0; i < 3; i++) {
      changes.run(
          """
          SELECT pg_terminate_backend(pid), 0
          FROM pg_stat_activity
          WHERE application_name = :name
          """,
          Map.of("name", "simledger outbox lanes"));
      changes.status(imsi, "active");
      assertThat(outbox.awaitDelivered("sim/" + imsi, SOON)).isTrue();
    }
    assertSequence(imsi, 3);
  }

  @Test
  void aLaneThatBreaksDownGoesOn() throws Exception {
    CountDownLatch reads = new CountDownLatch(2);
    LaneEvents broken =
        new LaneEvents(sql, progress, config) {
          @Override
          List<OutboxEvent> read(int lane, long after, Set<String> heldBack, int limit) {
            reads.countDown();
            throw new StackOverflowError("of the test");
          }
        };
    LaneRelay relay = new LaneRelay(0, broken, delivery, relayMeters, config.events());
    relay.start();
    assertThat(reads.await(SOON.toSeconds(), SECONDS)).isTrue();
    relay.stop();
    relay.awaitStopped();
  }

  /** What another replica writes is announced through the database. */
  @Test
  void anEventOfAnotherReplicaIsDelivered() throws Exception {
    String imsi = sims.ready(sims.operator(), 1).get(0);
    try (Connection other = DriverManager.getConnection(databaseUrl, "transfer", "simledger");
        PreparedStatement insert =
            other.prepareStatement(
                """
                INSERT INTO outbox_event (lane, subject, sequence, occurred_at, kind, body)
                VALUES (outbox_lane(?), ?, 1, now(), 'simTerminated', '{}')
                """);
        PreparedStatement announce =
            other.prepareStatement("SELECT pg_notify('simledger_outbox', ?)")) {
      insert.setString(1, "sim/" + imsi);
      insert.setString(2, "sim/" + imsi);
      insert.executeUpdate();
      announce.setString(1, Integer.toString(1 << changes.laneOf("sim/" + imsi)));
      announce.execute();
    }
    assertThat(outbox.awaitDelivered("sim/" + imsi, Duration.ofSeconds(3))).isTrue();
    assertSequence(imsi, 1);
  }

  private List<String> twoOfOneLane() {
    String operator = sims.operator();
    // So many that it does not happen that all others are in other lanes.
    List<String> imsis = sims.ready(operator, 1000);
    int lane = changes.laneOf("sim/" + imsis.get(0));
    return imsis.stream().filter(imsi -> changes.laneOf("sim/" + imsi) == lane).limit(2).toList();
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private double blocked() {
    return meters.get("simledger.outbox.subjects.blocked").gauge().value();
  }

  private void assertDelivered() throws InterruptedException {
    assertThat(outbox.awaitDelivered(SOON)).isTrue();
  }

  private void assertSequence(String imsi, int events) {
    assertThat(billing.eventsOfSim(imsi))
        .extracting(SimEvent::getSequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, events).boxed().toList());
  }
}
