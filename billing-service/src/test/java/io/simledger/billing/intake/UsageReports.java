package io.simledger.billing.intake;

import static io.simledger.billing.TestSim.batch;

import com.google.protobuf.Timestamp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.simledger.billing.TestCharges;
import io.simledger.billing.TestPeer;
import io.simledger.billing.TestSim;
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
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A metering system that reports the usage of a SIM, and what is booked of it. */
abstract class UsageReports {
  static final Duration DEADLINE = Duration.ofSeconds(30);

  @TestHTTPResource(value = "/", tls = true)
  URL tls;

  @Inject EventSink events;
  @Inject TestCharges charges;
  @Inject Sql sql;
  @Inject Retry retry;

  final String operator = TestSim.freshOperator();
  final TestSim sim = new TestSim();
  TestPeer peer;

  @BeforeEach
  void connect() throws Exception {
    peer = TestPeer.withCertificate(tls);
  }

  @AfterEach
  void disconnect() throws Exception {
    peer.close();
  }

  void register() {
    events.apply(batch(sim.registered(operator, SimStatus.READY, "2026-01-01T00:00:00Z")));
  }

  ReportUsageResponse report(UsageRecord... records) {
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

  UsageRecord beam(String quantity) {
    return beam(quantity, "2026-01-02T10:00:00Z");
  }

  UsageRecord beam(String quantity, String time) {
    return UsageRecord.newBuilder()
        .setRecordId(UUID.randomUUID().toString())
        .setResourceType(ResourceType.RESOURCE_TYPE_IMSI)
        .setResourceId(sim.imsiText())
        .setBillItemName("soracomBeamRequestCharge-mqtt")
        .setUsedAt(Timestamp.newBuilder().setSeconds(Instant.parse(time).getEpochSecond()))
        .setQuantity(quantity)
        .build();
  }

  UsageRecord other(UnaryOperator<UsageRecord.Builder> change) {
    return change
        .apply(
            beam("1").toBuilder()
                .setResourceId("")
                .setOperatorId(operator)
                .setCoverageType(CoverageType.COVERAGE_TYPE_JP))
        .build();
  }

  static List<UsageRefusalReason> reasons(ReportUsageResponse response) {
    return response.getRefusedList().stream().map(RefusedUsageRecord::getReason).toList();
  }

  List<String> booked() {
    return booked(operator);
  }

  List<String> booked(String by) {
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

  long waiting() {
    return retry.inTransaction(
        () ->
            sql.value(
                "SELECT count(*) FROM usage_unassigned WHERE imsi = :imsi",
                Map.of("imsi", sim.imsi()),
                Long.class));
  }
}
