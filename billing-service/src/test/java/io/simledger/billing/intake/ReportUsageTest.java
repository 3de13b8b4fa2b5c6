package io.simledger.billing.intake;

import static io.simledger.billing.TestSim.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Timestamp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestCharges;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestPeer;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.simevents.v1.CoverageType;
import io.simledger.usage.v1.MutinyUsageServiceGrpc;
import io.simledger.usage.v1.RefusedUsageRecord;
import io.simledger.usage.v1.ReportUsageRequest;
import io.simledger.usage.v1.ReportUsageResponse;
import io.simledger.usage.v1.ResourceType;
import io.simledger.usage.v1.UsageRecord;
import io.simledger.usage.v1.UsageRefusalReason;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage: each record once, booked on whoever pays the day. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class ReportUsageTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @TestHTTPResource(value = "/", tls = true)
  URL tls;

  @Inject EventSink events;
  @Inject TestCharges charges;
  @Inject Sql sql;
  @Inject Retry retry;

  private final String operator = TestSim.freshOperator();
  private final TestSim sim = new TestSim();
  private TestPeer peer;

  @BeforeEach
  void connect() throws Exception {
    peer = TestPeer.withCertificate(tls);
  }

  @AfterEach
  void disconnect() throws Exception {
    peer.close();
  }

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
  void aRecordIdWithAnotherContentIsRefused() {
    register();
    UsageRecord record = beam("5");
    UsageRecord other = record.toBuilder().setQuantity("6").build();
    assertThat(reasons(report(record, other)))
        .containsExactly(UsageRefusalReason.USAGE_REFUSAL_REASON_CONFLICT);
    assertThat(reasons(report(other)))
        .containsExactly(UsageRefusalReason.USAGE_REFUSAL_REASON_CONFLICT);
    assertThat(booked()).containsExactly("2026-01-02 soracomBeamRequestCharge-mqtt 5");
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

  @ParameterizedTest
  @CsvSource({
    "0, QUANTITY",
    "-1, QUANTITY",
    "1.5, QUANTITY",
    "1e3, QUANTITY",
    "1000000000000001, QUANTITY",
    "'', QUANTITY",
    "NaN, QUANTITY",
    "1000000000000000, ",
    "1.0, "
  })
  void aQuantityIsADecimalNumberInBoundsAndWholeWhereUnitsAre(String quantity, String reason) {
    register();
    assertThat(reasons(report(beam(quantity))))
        .isEqualTo(
            reason == null
                ? List.of()
                : List.of(UsageRefusalReason.valueOf("USAGE_REFUSAL_REASON_" + reason)));
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

  @Test
  void aRecordThatIsMalformedOrNotForUsageIsRefusedAndHoldsUpNoOther() {
    register();
    ReportUsageResponse response =
        report(
            beam("1").toBuilder().setRecordId("no-uuid").build(),
            beam("1").toBuilder().setResourceId("00101").build(),
            beam("1").toBuilder().clearUsedAt().build(),
            beam("1").toBuilder().setResourceTypeValue(77).build(),
            other(r -> r.setResourceType(ResourceType.RESOURCE_TYPE_VPG_ID).setOperatorId("")),
            beam("1").toBuilder().setBillItemName("noSuchCharge").build(),
            beam("1").toBuilder().setBillItemName("basicCharge-active").build(),
            beam("1").toBuilder().setBillItemName("chargeCoupon").build(),
            beam("1").toBuilder().setBillItemName("bundleChargeForPlanDU-DU-10GB").build(),
            beam("1").toBuilder().setBillItemName("dataTrafficRoundedUpCharge-US-plan01s").build(),
            beam("1").toBuilder()
                .setUsedAt(Timestamp.newBuilder().setSeconds(7_000_000_000L))
                .build(),
            beam("1"));
    assertThat(reasons(response))
        .containsExactly(
            UsageRefusalReason.USAGE_REFUSAL_REASON_MALFORMED,
            UsageRefusalReason.USAGE_REFUSAL_REASON_MALFORMED,
            UsageRefusalReason.USAGE_REFUSAL_REASON_MALFORMED,
            UsageRefusalReason.USAGE_REFUSAL_REASON_MALFORMED,
            UsageRefusalReason.USAGE_REFUSAL_REASON_MALFORMED,
            UsageRefusalReason.USAGE_REFUSAL_REASON_UNKNOWN_ITEM,
            UsageRefusalReason.USAGE_REFUSAL_REASON_UNKNOWN_ITEM,
            UsageRefusalReason.USAGE_REFUSAL_REASON_UNKNOWN_ITEM,
            UsageRefusalReason.USAGE_REFUSAL_REASON_UNKNOWN_ITEM,
            UsageRefusalReason.USAGE_REFUSAL_REASON_UNKNOWN_ITEM,
            UsageRefusalReason.USAGE_REFUSAL_REASON_TIME);
    assertThat(response.getAccepted()).isEqualTo(1);
  }

  /** C4: ids stand in files as they are, so that none can end a field or a line. */
  @ParameterizedTest
  @ValueSource(
      strings = {"a,b", "a\"b", "a\nb", "a\rb", "a\tb", "a\u0085b", "a\u2028b", "a\u2029b", ""})
  void anIdThatWouldBreakALineOfAFileIsRefused(String id) {
    assertThat(reasons(report(vpg(id))))
        .containsExactly(UsageRefusalReason.USAGE_REFUSAL_REASON_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vpg 1", "vpg-é", "請求;'1'"})
  void anIdOfAnyOtherCharactersIsTaken(String id) {
    assertThat(report(vpg(id)).getAccepted()).isEqualTo(1);
  }

  private UsageRecord vpg(String id) {
    return other(
        r ->
            r.setResourceType(ResourceType.RESOURCE_TYPE_VPG_ID)
                .setResourceId(id)
                .setBillItemName("virtualPrivateGatewayTypeECharge"));
  }

  /** B4, B11: what is never charged for is not taken, so that no money is lost in silence. */
  @Test
  void usageThatHasNoPriceInTheCoverageOfWhoPaysIsRefused() {
    events.apply(
        batch(
            sim.registered(
                operator,
                Coverage.G,
                "plan01s",
                SimStatus.READY,
                Instant.parse("2026-01-01T00:00:00Z"))));
    UsageRecord upload =
        beam("1").toBuilder().setBillItemName("uploadDataCharge-s1.fast-daytime").build();
    UsageRecord sigfox =
        other(
            r ->
                r.setResourceType(ResourceType.RESOURCE_TYPE_SIGFOX_DEVICE_ID)
                    .setResourceId("sigfox-1")
                    .setBillItemName("sigfoxMessageCharge")
                    .setCoverageType(CoverageType.COVERAGE_TYPE_G));

    ReportUsageResponse response = report(upload, sigfox, beam("1"));

    assertThat(response.getAccepted()).isEqualTo(1);
    assertThat(response.getRefusedList())
        .extracting(RefusedUsageRecord::getRecordId, RefusedUsageRecord::getReason)
        .containsExactly(
            tuple(upload.getRecordId(), UsageRefusalReason.USAGE_REFUSAL_REASON_UNKNOWN_ITEM),
            tuple(sigfox.getRecordId(), UsageRefusalReason.USAGE_REFUSAL_REASON_UNKNOWN_ITEM));
    assertThat(
            reasons(
                report(sigfox.toBuilder().setCoverageType(CoverageType.COVERAGE_TYPE_JP).build())))
        .isEmpty();
  }

  /** The sender has its answer, and the close of the bill says what nobody could know then. */
  @Test
  void usageThatWaitedForItsSimIsKeptThoughItHasNoPrice() {
    UsageRecord upload =
        beam("1").toBuilder().setBillItemName("uploadDataCharge-s1.fast-daytime").build();
    assertThat(report(upload).getUnassigned()).isEqualTo(1);

    events.apply(
        batch(
            sim.registered(
                operator,
                Coverage.G,
                "plan01s",
                SimStatus.READY,
                Instant.parse("2026-01-01T00:00:00Z"))));

    assertThat(waiting()).isZero();
    assertThat(
            retry.inTransaction(
                () ->
                    sql.value(
                        "SELECT quantity FROM usage_day WHERE account_id = :account",
                        Map.of("account", charges.account(operator, Coverage.G)),
                        BigDecimal.class)))
        .isEqualByComparingTo("1");
    assertThat(report(upload).getDuplicates()).isEqualTo(1);
  }

  @Test
  void anEmptyBatchAndOneThatIsTooLargeAreRefused() {
    assertThatThrownBy(this::report).hasMessageContaining("INVALID_ARGUMENT");
    UsageRecord[] tooMany = Collections.nCopies(10_001, beam("1")).toArray(UsageRecord[]::new);
    assertThatThrownBy(() -> report(tooMany)).hasMessageContaining("INVALID_ARGUMENT");
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

  private void register() {
    events.apply(batch(sim.registered(operator, SimStatus.READY, "2026-01-01T00:00:00Z")));
  }

  private ReportUsageResponse report(UsageRecord... records) {
    return MutinyUsageServiceGrpc.newMutinyStub(peer.channel())
        .reportUsage(
            Multi.createFrom()
                .item(
                    ReportUsageRequest.newBuilder()
                        .setBatchId(1)
                        .addAllRecords(List.of(records))
                        .build()))
        .collect()
        .first()
        .await()
        .atMost(DEADLINE);
  }

  private UsageRecord beam(String quantity) {
    return beam(quantity, "2026-01-02T10:00:00Z");
  }

  private UsageRecord beam(String quantity, String time) {
    return UsageRecord.newBuilder()
        .setRecordId(UUID.randomUUID().toString())
        .setResourceType(ResourceType.RESOURCE_TYPE_IMSI)
        .setResourceId(sim.imsiText())
        .setBillItemName("soracomBeamRequestCharge-mqtt")
        .setUsedAt(Timestamp.newBuilder().setSeconds(Instant.parse(time).getEpochSecond()))
        .setQuantity(quantity)
        .build();
  }

  private UsageRecord other(UnaryOperator<UsageRecord.Builder> change) {
    return change
        .apply(
            beam("1").toBuilder()
                .setResourceId("")
                .setOperatorId(operator)
                .setCoverageType(CoverageType.COVERAGE_TYPE_JP))
        .build();
  }

  private static List<UsageRefusalReason> reasons(ReportUsageResponse response) {
    return response.getRefusedList().stream().map(RefusedUsageRecord::getReason).toList();
  }

  private List<String> booked() {
    return booked(operator);
  }

  private List<String> booked(String by) {
    return charges.rows(
        """
        SELECT u.day || ' ' || i.name || ' ' || trim_scale(u.quantity)
          FROM usage_day u
          JOIN bill_item i USING (item_id)
         WHERE u.account_id = :account
         ORDER BY u.day, i.name
        """,
        by);
  }

  private long waiting() {
    return retry.inTransaction(
        () ->
            sql.value(
                "SELECT count(*) FROM usage_unassigned WHERE imsi = :imsi",
                Map.of("imsi", sim.imsi()),
                Long.class));
  }
}
