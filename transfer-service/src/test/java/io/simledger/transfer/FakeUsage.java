package io.simledger.transfer;

import io.grpc.stub.StreamObserver;
import io.simledger.usage.v1.RefusedUsageRecord;
import io.simledger.usage.v1.ReportUsageRequest;
import io.simledger.usage.v1.ReportUsageResponse;
import io.simledger.usage.v1.UsageRecord;
import io.simledger.usage.v1.UsageRefusalReason;
import io.simledger.usage.v1.UsageServiceGrpc.UsageServiceImplBase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes usage as the contract says, in memory. It knows every item but {@code unknownCharge}, and
 * nobody owns a resource whose id begins with {@code unowned}.
 */
final class FakeUsage extends UsageServiceImplBase {
  private static final BigDecimal MAX_QUANTITY = new BigDecimal("1000000000000000");
  private static final long FUTURE = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

  private final Map<String, UsageRecord> taken = new LinkedHashMap<>();

  synchronized List<UsageRecord> of(String operatorId) {
    return taken.values().stream()
        .filter(record -> record.getOperatorId().equals(operatorId))
        .toList();
  }

  @Override
  public StreamObserver<ReportUsageRequest> reportUsage(
      StreamObserver<ReportUsageResponse> answers) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ReportUsageRequest batch) {
        answers.onNext(take(batch));
      }

      @Override
      public void onError(Throwable cause) {}

      @Override
      public void onCompleted() {
        answers.onCompleted();
      }
    };
  }

  private synchronized ReportUsageResponse take(ReportUsageRequest batch) {
    ReportUsageResponse.Builder answer =
        ReportUsageResponse.newBuilder().setBatchId(batch.getBatchId());
    for (UsageRecord record : batch.getRecordsList()) {
      UsageRecord before = taken.get(record.getRecordId());
      UsageRefusalReason reason = refusal(record, before);
      if (reason != null) {
        answer.addRefused(
            RefusedUsageRecord.newBuilder().setRecordId(record.getRecordId()).setReason(reason));
      } else if (before != null) {
        answer.setDuplicates(answer.getDuplicates() + 1);
      } else {
        taken.put(record.getRecordId(), record);
        answer.setAccepted(answer.getAccepted() + 1);
        answer.setUnassigned(
            answer.getUnassigned() + (record.getResourceId().startsWith("unowned") ? 1 : 0));
      }
    }
    return answer.build();
  }

  private static UsageRefusalReason refusal(UsageRecord record, UsageRecord before) {
    if (record.getBillItemName().equals("unknownCharge")) {
      return UsageRefusalReason.USAGE_REFUSAL_REASON_UNKNOWN_ITEM;
    }
    if (new BigDecimal(record.getQuantity()).compareTo(MAX_QUANTITY) > 0) {
      return UsageRefusalReason.USAGE_REFUSAL_REASON_QUANTITY;
    }
    if (record.getUsedAt().getSeconds() >= FUTURE) {
      return UsageRefusalReason.USAGE_REFUSAL_REASON_TIME;
    }
    if (record.getResourceId().equals("malformed")) {
      return UsageRefusalReason.USAGE_REFUSAL_REASON_MALFORMED;
    }
    return before == null || before.equals(record)
        ? null
        : UsageRefusalReason.USAGE_REFUSAL_REASON_CONFLICT;
  }
}
