package io.simledger.billing.intake;

import static io.simledger.billing.TestSim.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Timestamp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestParts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.simevents.v1.CoverageType;
import io.simledger.usage.v1.RefusedUsageRecord;
import io.simledger.usage.v1.ReportUsageResponse;
import io.simledger.usage.v1.ResourceType;
import io.simledger.usage.v1.UsageRecord;
import io.simledger.usage.v1.UsageRefusalReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage that is refused, record by record, and what comes close to it. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class RefusedUsageTest extends UsageReports {
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
}
