package io.simledger.transfer.sandbox;

import io.quarkus.grpc.GrpcClient;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.usage.v1.MutinyUsageServiceGrpc.MutinyUsageServiceStub;
import io.simledger.usage.v1.RefusedUsageRecord;
import io.simledger.usage.v1.ReportUsageRequest;
import io.simledger.usage.v1.ReportUsageResponse;
import io.simledger.usage.v1.UsageRecord;
import io.simledger.usage.v1.UsageRefusalReason;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Reports made-up usage to the billing service, as a metering system does. */
@ApplicationScoped
class UsageReports {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final MutinyUsageServiceStub usage;

  UsageReports(@GrpcClient("billing") MutinyUsageServiceStub usage) {
    this.usage = usage;
  }

  /**
   * Reports one batch and waits until it is stored. Records that were reported before are not
   * counted again.
   *
   * @throws ApiException when one of the records is refused; the others are stored
   */
  ReportUsageResponse report(List<UsageRecord> records) {
    if (records.isEmpty()) {
      return ReportUsageResponse.getDefaultInstance();
    }
    ReportUsageRequest batch =
        ReportUsageRequest.newBuilder().setBatchId(1).addAllRecords(records).build();
    ReportUsageResponse answer =
        usage
            .reportUsage(Multi.createFrom().item(batch))
            .collect()
            .first()
            .await()
            .atMost(DEADLINE);
    if (answer.getRefusedCount() > 0) {
      throw refusal(answer.getRefusedList());
    }
    return answer;
  }

  private static ApiException refusal(List<RefusedUsageRecord> refused) {
    return new ApiException(
        errorOf(refused.get(0).getReason()),
        refused.stream().map(RefusedUsageRecord::getRecordId).limit(100).toList());
  }

  private static ErrorCode errorOf(UsageRefusalReason reason) {
    return switch (reason) {
      case USAGE_REFUSAL_REASON_UNKNOWN_ITEM -> ErrorCode.USAGE_ITEM_UNKNOWN;
      case USAGE_REFUSAL_REASON_QUANTITY -> ErrorCode.USAGE_QUANTITY_UNSUITABLE;
      case USAGE_REFUSAL_REASON_TIME -> ErrorCode.USAGE_TIME_UNSUITABLE;
      case USAGE_REFUSAL_REASON_CONFLICT -> ErrorCode.USAGE_ALREADY_EXISTS;
      case USAGE_REFUSAL_REASON_MALFORMED, USAGE_REFUSAL_REASON_UNSPECIFIED, UNRECOGNIZED ->
          ErrorCode.USAGE_MALFORMED;
    };
  }
}
