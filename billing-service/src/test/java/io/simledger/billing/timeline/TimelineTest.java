package io.simledger.billing.timeline;

import static io.simledger.billing.TestSim.batch;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestCharges;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.intake.EventBatch;
import io.simledger.billing.intake.EventBatchResult;
import io.simledger.billing.intake.EventSink;
import io.simledger.billing.intake.GroupEvent;
import io.simledger.billing.intake.Occurrence;
import io.simledger.billing.intake.SimAttributes;
import io.simledger.billing.intake.SimChange;
import io.simledger.billing.intake.SimEvent;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.SimStatus;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Strict order per subject, each event once, and what an event changes. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class TimelineTest {
  @Inject EventSink sink;
  @Inject TestCharges charges;
  @Inject Sql sql;
  @Inject Retry retry;

  private final String source = TestSim.freshOperator();
  private final String destination = TestSim.freshOperator();
  private final TestSim sim = new TestSim();

  @Test
  void anEventIsAppliedOnceHoweverOftenItComes() {
    SimEvent registered = sim.registered(source, SimStatus.READY, "2026-01-01T00:00:00Z");
    SimEvent activated = sim.status(SimStatus.ACTIVE, "2026-01-02T00:00:00Z");
    assertThat(sink.apply(batch(registered, activated)))
        .isEqualTo(new EventBatchResult(2, 0, List.of()));
    assertThat(sink.apply(batch(registered, activated)))
        .isEqualTo(new EventBatchResult(0, 2, List.of()));
    assertThat(sink.apply(batch(activated, activated, registered)).duplicates()).isEqualTo(3);
    assertThat(holdings(source)).containsExactly("1 1", "2 2");
  }

  @Test
  void aGapIsRefusedFromTheMissingEventOn() {
    SimEvent first = sim.registered(source, SimStatus.READY, "2026-01-01T00:00:00Z");
    SimEvent second = sim.status(SimStatus.ACTIVE, "2026-01-02T00:00:00Z");
    SimEvent third = sim.status(SimStatus.INACTIVE, "2026-01-03T00:00:00Z");
    assertThat(reasons(sink.apply(batch(second)))).containsExactly("GAP 1");
    EventBatchResult result = sink.apply(batch(first, third));
    assertThat(result.applied()).isEqualTo(1);
    assertThat(reasons(result)).containsExactly("GAP 2");
    assertThat(sink.apply(batch(second, third)).applied()).isEqualTo(2);
    assertThat(holdings(source)).containsExactly("1 1", "2 2", "3 3");
  }

  @Test
  void anAppliedSequenceWithAnotherContentIsAConflictHoweverOldItIs() {
    sink.apply(
        batch(
            sim.registered(source, SimStatus.READY, "2026-01-01T00:00:00Z"),
            sim.status(SimStatus.ACTIVE, "2026-01-02T00:00:00Z"),
            sim.status(SimStatus.INACTIVE, "2026-01-03T00:00:00Z")));
    SimEvent other =
        sim.event(
            2,
            Instant.parse("2026-01-02T00:00:00Z"),
            new SimChange.StatusChanged(SimStatus.SUSPENDED));
    assertThat(reasons(sink.apply(batch(other)))).containsExactly("CONFLICT 4");
    assertThat(holdings(source)).containsExactly("1 1", "2 2", "3 3");
  }

  @Test
  void anEventThatContradictsWhatCameBeforeIsInvalidAndHoldsUpItsSubjectAlone() {
    TestSim other = new TestSim();
    SimEvent registered = sim.registered(source, SimStatus.READY, "2026-01-02T00:00:00Z");
    SimEvent before = sim.status(SimStatus.ACTIVE, "2026-01-01T23:59:59Z");
    SimEvent after = sim.status(SimStatus.ACTIVE, "2026-01-03T00:00:00Z");
    EventBatchResult result =
        sink.apply(
            batch(
                registered,
                before,
                after,
                other.registered(source, SimStatus.READY, "2026-01-01T00:00:00Z"),
                other.transferred(destination, source, "2026-01-02T00:00:00Z")));
    assertThat(result.applied()).isEqualTo(2);
    assertThat(reasons(result)).containsExactly("INVALID 2", "GAP 2", "INVALID 2");
  }

  @Test
  void afterTerminationOnlyNamesAndTagsChange() {
    sink.apply(
        batch(
            sim.registered(source, SimStatus.READY, "2026-01-01T00:00:00Z"),
            sim.status(SimStatus.TERMINATED, "2026-01-02T00:00:00Z")));
    assertThat(
            sink.apply(
                    batch(
                        sim.attributes(
                            new SimAttributes("gone", Map.of(), null), "2026-01-03T00:00:00Z")))
                .applied())
        .isEqualTo(1);
    assertThat(reasons(sink.apply(batch(sim.status(SimStatus.ACTIVE, "2026-01-04T00:00:00Z")))))
        .containsExactly("INVALID 4");
  }

  /** C3: a former owner sees none of the new owner's names, and the other way round. */
  @Test
  void attributesStayWithTheirOwner() {
    UUID group = UUID.randomUUID();
    sink.apply(
        batch(
            sim.registered(source, SimStatus.READY, "2026-01-01T00:00:00Z"),
            sim.attributes(
                new SimAttributes("mine, \"old\"", Map.of("場所", "東京 🗼\n2"), group),
                "2026-01-01T01:00:00Z")));
    assertThat(attributes(source))
        .containsExactly("mine, \"old\" {\"場所\": \"東京 🗼\\n2\"} " + group);
    sink.apply(batch(sim.transferred(source, destination, "2026-01-02T00:00:00Z")));
    assertThat(attributes(source)).isEmpty();
    assertThat(attributes(destination)).containsExactly("- {} -");
    sink.apply(
        batch(
            sim.attributes(new SimAttributes("new", Map.of(), null), "2026-01-02T01:00:00Z"),
            sim.transferred(destination, source, "2026-01-02T02:00:00Z")));
    assertThat(attributes(source)).containsExactly("- {} -");
    assertThat(attributes(destination)).isEmpty();
  }

  @Test
  void aTransferWritesBothOwnersTimelinesAndKeepsTheNumberOfTheSim() {
    sink.apply(
        batch(
            sim.registered(source, SimStatus.ACTIVE, "2026-01-01T00:00:00Z"),
            sim.transferred(source, destination, "2026-01-02T12:00:00Z")));
    assertThat(holdings(source)).containsExactly("1 2", "2 0");
    assertThat(holdings(destination)).containsExactly("2 1");
    assertThat(resources(source)).isEqualTo(resources(destination)).hasSize(1);
  }

  @Test
  void aGroupHasTheValuesOfItsLastEvent() {
    UUID group = UUID.randomUUID();
    GroupEvent first = group(group, 1, new GroupEvent.Values("first", Map.of("a", "1")));
    GroupEvent second = group(group, 2, new GroupEvent.Values(null, Map.of()));
    GroupEvent deleted = group(group, 3, null);
    GroupEvent reborn = group(group, 4, new GroupEvent.Values("again", Map.of()));
    assertThat(groups(first).applied()).isEqualTo(1);
    assertThat(groupValues(group)).containsExactly("first {\"a\": \"1\"} false");
    assertThat(reasons(groups(deleted))).containsExactly("GAP 2");
    assertThat(groups(first, second).duplicates()).isEqualTo(1);
    assertThat(groupValues(group)).containsExactly("- {} false");
    assertThat(reasons(groups(deleted, reborn))).containsExactly("INVALID 4");
    assertThat(groupValues(group)).containsExactly("- {} true");
    assertThat(reasons(groups(group(group, 2, new GroupEvent.Values("other", Map.of())))))
        .containsExactly("CONFLICT 4");
  }

  @Test
  void aFullBatchIsApplied() {
    List<SimEvent> events =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new TestSim())
            .flatMap(
                s ->
                    List.of(
                        s.registered(source, SimStatus.READY, "2026-01-01T00:00:00Z"),
                        s.transferred(source, destination, "2026-01-02T00:00:00Z"))
                        .stream())
            .toList();
    assertThat(sink.apply(new EventBatch(events, List.of())).applied()).isEqualTo(2_000);
    assertThat(resources(destination)).hasSize(1_000);
    assertThat(attributes(source)).isEmpty();
  }

  @Test
  void aBatchWithoutEventsOfAKindIsApplied() {
    assertThat(sink.apply(new EventBatch(List.of(), List.of())))
        .isEqualTo(new EventBatchResult(0, 0, List.of()));
  }

  @Test
  void streamsOfDifferentSubjectsRunBesideEachOther() throws Exception {
    List<List<SimEvent>> streams =
        IntStream.range(0, 40).mapToObj(i -> life(new TestSim())).toList();
    List<Callable<EventBatchResult>> work = new ArrayList<>();
    for (List<SimEvent> stream : streams) {
      work.add(() -> sink.apply(new EventBatch(stream, List.of())));
    }
    assertThat(all(work)).allSatisfy(result -> assertThat(result.applied()).isEqualTo(4));
    assertThat(resources(source)).hasSize(40);
  }

  @Test
  void copiesOfOneStreamInParallelAreAppliedOnce() throws Exception {
    List<TestSim> sims = IntStream.range(0, 20).mapToObj(i -> new TestSim()).toList();
    List<SimEvent> events = new ArrayList<>();
    sims.forEach(s -> events.addAll(life(s)));
    List<Callable<EventBatchResult>> work = new ArrayList<>();
    for (int copy = 0; copy < 8; copy++) {
      work.add(() -> sink.apply(new EventBatch(List.copyOf(events), List.of())));
    }
    List<EventBatchResult> results = all(work);
    assertThat(results).allSatisfy(result -> assertThat(result.refused()).isEmpty());
    assertThat(results.stream().mapToInt(EventBatchResult::applied).sum()).isEqualTo(80);
    assertThat(holdings(destination)).hasSize(20);
  }

  private List<SimEvent> life(TestSim one) {
    return List.of(
        one.registered(source, SimStatus.READY, "2026-01-01T00:00:00Z"),
        one.status(SimStatus.TRANSFERRING, "2026-01-02T00:00:00Z"),
        one.transferred(source, destination, "2026-01-03T00:00:00Z"),
        one.attributes(new SimAttributes("n", Map.of(), null), "2026-01-03T00:00:01Z"));
  }

  private static <T> List<T> all(List<Callable<T>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<T> results = new ArrayList<>();
      List<Callable<T>> shuffled = new ArrayList<>(work);
      Collections.shuffle(shuffled);
      for (Future<T> done : threads.invokeAll(shuffled)) {
        results.add(done.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  private EventBatchResult groups(GroupEvent... events) {
    return sink.apply(new EventBatch(List.of(), List.of(events)));
  }

  private GroupEvent group(UUID id, long sequence, GroupEvent.Values values) {
    UUID event = UUID.randomUUID();
    return new GroupEvent(
        new Occurrence(
            event,
            sequence,
            Instant.parse("2026-01-01T00:00:00Z"),
            event.getLeastSignificantBits()),
        id,
        source,
        values);
  }

  private static List<String> reasons(EventBatchResult result) {
    return result.refused().stream().map(r -> r.reason() + " " + r.expectedSequence()).toList();
  }

  private List<String> holdings(String operator) {
    return charges.rows(
        "SELECT sequence || ' ' || status FROM holding WHERE account_id = :account ORDER BY sequence",
        operator);
  }

  private List<String> resources(String operator) {
    return charges.rows(
        "SELECT resource_id || ' ' || external_id FROM resource WHERE account_id = :account ORDER BY 1",
        operator);
  }

  private List<String> attributes(String operator) {
    return charges.rows(
        """
        SELECT coalesce(name, '-') || ' ' || tags || ' ' || coalesce(CAST(group_id AS text), '-')
          FROM sim_attribute
         WHERE account_id = :account
        """,
        operator);
  }

  private List<String> groupValues(UUID group) {
    return retry.inTransaction(
        () ->
            sql.query(
                """
                SELECT coalesce(name, '-') || ' ' || tags || ' ' || deleted
                  FROM sim_group
                 WHERE group_id = CAST(:group AS uuid)
                """,
                Map.of("group", group.toString()),
                row -> (String) row[0]));
  }
}
