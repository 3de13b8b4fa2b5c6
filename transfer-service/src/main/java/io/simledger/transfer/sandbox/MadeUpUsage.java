package io.simledger.transfer.sandbox;

import com.google.protobuf.Timestamp;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import io.simledger.usage.v1.ReportUsageResponse;
import io.simledger.usage.v1.ResourceType;
import io.simledger.usage.v1.UsageRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Usage that the caller makes up for resources of its own, so that there is something to charge.
 */
@ApplicationScoped
class MadeUpUsage {
  private final Sql sql;
  private final Caller caller;
  private final UsageReports reports;

  MadeUpUsage(Sql sql, Caller caller, UsageReports reports) {
    this.sql = sql;
    this.caller = caller;
    this.reports = reports;
  }

  void insert(String imsi, AirStats stats) {
    report(imsi, "air/%s/%d/".formatted(imsi, stats.unixtime()), stats.items(subscription(imsi)));
  }

  void insert(String imsi, BeamStats stats) {
    subscription(imsi);
    report(imsi, "beam/%s/%d/".formatted(imsi, stats.unixtime()), stats.items());
  }

  ReportUsageResponse insert(ReportedUsage usage) {
    return reports.report(usage.records().stream().map(this::toRecord).toList());
  }

  // The id of a record is made from what it is about, so that the same report twice is one.
  private void report(String imsi, String about, Stream<UsedItem> items) {
    reports.report(
        items
            .map(
                item ->
                    record(item.billItemName(), item.usedAt(), item.quantity().toPlainString())
                        .setRecordId(
                            UUID.nameUUIDFromBytes(
                                    (about + item.part()).getBytes(StandardCharsets.UTF_8))
                                .toString())
                        .setResourceType(ResourceType.RESOURCE_TYPE_IMSI)
                        .setResourceId(imsi)
                        .build())
            .toList());
  }

  private UsageRecord toRecord(ReportedUsage.Item item) {
    ResourceType type = resourceType(item.resourceType());
    String resourceId = item.resourceId() == null ? "" : item.resourceId();
    if (resourceId.isEmpty() != (type == ResourceType.RESOURCE_TYPE_ACCOUNT)) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "resourceId");
    }
    if (type == ResourceType.RESOURCE_TYPE_IMSI) {
      subscription(resourceId);
    }
    return record(item.billItemName(), item.time(), item.quantity().toPlainString())
        .setRecordId(item.recordId().toString())
        .setResourceType(type)
        .setResourceId(resourceId)
        .build();
  }

  private UsageRecord.Builder record(String billItemName, Instant usedAt, String quantity) {
    return UsageRecord.newBuilder()
        .setBillItemName(billItemName)
        .setUsedAt(
            Timestamp.newBuilder().setSeconds(usedAt.getEpochSecond()).setNanos(usedAt.getNano()))
        .setQuantity(quantity)
        .setOperatorId(caller.operatorId())
        .setCoverageType(
            switch (caller.coverageType()) {
              case JP -> io.simledger.simevents.v1.CoverageType.COVERAGE_TYPE_JP;
              case G -> io.simledger.simevents.v1.CoverageType.COVERAGE_TYPE_G;
            });
  }

  /**
   * Plan of a SIM that the caller owns or owned: usage is often reported after the SIM was handed
   * over.
   */
  private String subscription(String imsi) {
    @Nullable String subscription =
        sql.value(
            """
            SELECT sim.subscription
              FROM sim
             WHERE sim.imsi = :imsi
               AND EXISTS (SELECT 1
                             FROM sim_status_history history
                            WHERE history.sim_id = sim.sim_id
                              AND history.operator_id = :operator)
            """,
            Map.of("imsi", imsi, "operator", caller.operatorId()),
            String.class);
    if (subscription == null) {
      throw new ApiException(ErrorCode.SIM_NOT_FOUND);
    }
    return subscription;
  }

  private static ResourceType resourceType(String column) {
    return switch (column) {
      case "imsi" -> ResourceType.RESOURCE_TYPE_IMSI;
      case "vpgId" -> ResourceType.RESOURCE_TYPE_VPG_ID;
      case "loraGatewayId" -> ResourceType.RESOURCE_TYPE_LORA_GATEWAY_ID;
      case "loraDeviceId" -> ResourceType.RESOURCE_TYPE_LORA_DEVICE_ID;
      case "sigfoxDeviceId" -> ResourceType.RESOURCE_TYPE_SIGFOX_DEVICE_ID;
      case "deviceId" -> ResourceType.RESOURCE_TYPE_DEVICE_ID;
      case "gadgetId" -> ResourceType.RESOURCE_TYPE_GADGET_ID;
      case "soraCamDeviceId" -> ResourceType.RESOURCE_TYPE_SORA_CAM_DEVICE_ID;
      case "account" -> ResourceType.RESOURCE_TYPE_ACCOUNT;
      default -> throw new ApiException(ErrorCode.PARAMETER_INVALID, "resourceType");
    };
  }
}
