package io.simledger.billing.intake;

import static io.simledger.billing.TestSim.batch;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.usage.v1.MutinyUsageServiceGrpc;
import io.simledger.usage.v1.ReportUsageRequest;
import io.simledger.usage.v1.ReportUsageResponse;
import io.simledger.usage.v1.ResourceType;
import io.simledger.usage.v1.UsageRecord;
import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Usage: each record once, booked on whoever pays the day. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class ReportUsageTest extends UsageReports {
  @Test
  void aRecordCountsOnceHoweverOftenItIsSent() {
    register();
    UsageRecord record = beam("5");
    assertThat(report(record).getAccepted()).isEqualTo(1);
    ReportUsageResponse again = report(record, record, beam("7"));
    assertThat(again.getAccepted()).isEqualTo(1);
    assertThat(again.getDuplicates()).isEqualTo(2);
    assertThat(again.getDuplicateRecordIdsList())
        .containsExactly(record.getRecordId(), record.getRecordId());
    assertThat(booked()).containsExactly("2026-01-02 soracomBeamRequestCharge-mqtt 12");
  }

  @Test
  void twoSendersOfTheSameRecordsAddThemOnce() throws Exception {
    register();
    List<UsageRecord> records = new ArrayList<>();
    IntStream.range(0, 3_000).forEach(i -> records.add(beam("1")));
    ExecutorService senders = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> accepted = new ArrayList<>();
      for (int sender = 0; sender < 4; sender++) {
        List<UsageRecord> mine = new ArrayList<>(records);
        Collections.shuffle(mine);
        for (int from = 0; from < mine.size(); from += 750) {
          UsageRecord[] part = mine.subList(from, from + 750).toArray(UsageRecord[]::new);
          accepted.add(senders.submit(() -> report(part).getAccepted()));
        }
      }
      int sum = 0;
      for (Future<Integer> done : accepted) {
        sum += done.get();
      }
      assertThat(sum).isEqualTo(3_000);
    } finally {
      senders.shutdown();
    }
    assertThat(booked()).containsExactly("2026-01-02 soracomBeamRequestCharge-mqtt 3000");
  }

  @Test
  void aRecordInSeveralBatchesOfOneStreamCountsOnce() {
    register();
    List<UsageRecord> records = IntStream.range(0, 1_000).mapToObj(i -> beam("1")).toList();
    List<ReportUsageRequest> batches = new ArrayList<>();
    for (int batch = 0; batch < 8; batch++) {
      List<UsageRecord> shuffled = new ArrayList<>(records);
      Collections.shuffle(shuffled);
      batches.add(
          ReportUsageRequest.newBuilder().setBatchId(batch).addAllRecords(shuffled).build());
    }
    List<ReportUsageResponse> answers =
        MutinyUsageServiceGrpc.newMutinyStub(peer.channel())
            .reportUsage(Multi.createFrom().iterable(batches))
            .collect()
            .asList()
            .await()
            .atMost(DEADLINE);
    assertThat(answers)
        .extracting(ReportUsageResponse::getBatchId)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(answers.stream().mapToInt(ReportUsageResponse::getAccepted).sum()).isEqualTo(1_000);
    assertThat(answers.stream().mapToInt(ReportUsageResponse::getDuplicates).sum())
        .isEqualTo(7_000);
    assertThat(booked()).containsExactly("2026-01-02 soracomBeamRequestCharge-mqtt 1000");
  }

  @Test
  void smallAndLargeBatchesBookTheSame() {
    register();
    UsageRecord[] large =
        IntStream.range(0, 10_000).mapToObj(i -> beam("2")).toArray(UsageRecord[]::new);
    assertThat(report(large).getAccepted()).isEqualTo(10_000);
    assertThat(report(large).getDuplicates()).isEqualTo(10_000);
    assertThat(report(beam("2"), large[0], large[1]).getDuplicates()).isEqualTo(2);
    assertThat(booked()).containsExactly("2026-01-02 soracomBeamRequestCharge-mqtt 20002");
  }

  @Test
  void anItemThatCountsPartsTakesAFraction() {
    ReportUsageResponse response =
        report(
            other(
                r ->
                    r.setResourceType(ResourceType.RESOURCE_TYPE_VPG_ID)
                        .setResourceId("vpg-1")
                        .setBillItemName("virtualPrivateGatewayTypeECharge")
                        .setQuantity("0.25")));
    assertThat(response.getAccepted()).isEqualTo(1);
    assertThat(booked()).containsExactly("2026-01-02 virtualPrivateGatewayTypeECharge 0.25");
    assertThat(
            charges.rows(
                "SELECT kind || ' ' || external_id FROM resource WHERE account_id = :account",
                operator))
        .containsExactly("2 vpg-1");
  }

  @Test
  void usageOfTheAccountItselfHasNoResource() {
    assertThat(
            report(
                    other(
                        r ->
                            r.setResourceType(ResourceType.RESOURCE_TYPE_ACCOUNT)
                                .setBillItemName("soracomLagoonMonthlyCharge-Pro")))
                .getAccepted())
        .isEqualTo(1);
    assertThat(
            charges.rows(
                "SELECT CAST(resource_id AS text) FROM usage_day WHERE account_id = :account",
                operator))
        .containsExactly("0");
  }

  /** Usage that comes before the SIM is known is kept aside, and booked once it is. */
  @Test
  void usageThatNobodyPaysWaitsUntilAnEventExplainsIt() {
    ReportUsageResponse response = report(beam("3"), beam("4"), beam("5", "2025-12-31T23:00:00Z"));
    assertThat(response.getAccepted()).isEqualTo(3);
    assertThat(response.getUnassigned()).isEqualTo(3);
    assertThat(waiting()).isEqualTo(3);
    register();
    assertThat(booked()).containsExactly("2026-01-02 soracomBeamRequestCharge-mqtt 7");
    assertThat(waiting()).isEqualTo(1);
  }

  /** T14: late usage finds the owner of its day, however many there were since. */
  @Test
  void lateUsageIsBookedOnTheOwnerOfItsDay() {
    String second = TestSim.freshOperator();
    String third = TestSim.freshOperator();
    register();
    events.apply(
        batch(
            sim.transferred(operator, second, "2026-01-05T10:00:00Z"),
            sim.transferred(second, third, "2026-01-08T10:00:00Z"),
            sim.transferred(third, second, "2026-01-08T11:00:00Z")));
    report(
        beam("1", "2026-01-04T23:59:59Z"),
        beam("2", "2026-01-05T00:00:00Z"),
        beam("4", "2026-01-07T00:00:00Z"),
        beam("8", "2026-01-08T10:30:00Z"));
    assertThat(booked()).containsExactly("2026-01-04 soracomBeamRequestCharge-mqtt 1");
    assertThat(booked(second))
        .containsExactly(
            "2026-01-05 soracomBeamRequestCharge-mqtt 2",
            "2026-01-07 soracomBeamRequestCharge-mqtt 4",
            "2026-01-08 soracomBeamRequestCharge-mqtt 8");
    assertThat(booked(third)).isEmpty();
  }

  /** Usage never stays behind with a former owner, however the two interleave. */
  @Test
  void usageAndTransfersAtTheSameTimeLeaveNothingBehind() throws Exception {
    String other = TestSim.freshOperator();
    List<TestSim> sims = IntStream.range(0, 30).mapToObj(i -> new TestSim()).toList();
    for (TestSim one : sims) {
      events.apply(batch(one.registered(operator, SimStatus.READY, "2026-01-01T00:00:00Z")));
    }
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (TestSim one : sims) {
        SimEvent moved = one.transferred(operator, other, "2026-01-02T00:00:00Z");
        for (int i = 0; i < 4; i++) {
          UsageRecord record = beam("1").toBuilder().setResourceId(one.imsiText()).build();
          work.add(threads.submit(() -> report(record)));
        }
        work.add(threads.submit(() -> events.apply(batch(moved))));
      }
      for (Future<?> done : work) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(booked()).isEmpty();
    assertThat(
            charges.rows(
                "SELECT CAST(sum(quantity) AS text) FROM usage_day WHERE account_id = :account",
                other))
        .containsExactly("120");
  }
}
