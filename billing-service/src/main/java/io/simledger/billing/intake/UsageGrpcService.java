package io.simledger.billing.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.simledger.billing.error.BillingError;
import io.simledger.usage.v1.RefusedUsageRecord;
import io.simledger.usage.v1.ReportUsageRequest;
import io.simledger.usage.v1.ReportUsageResponse;
import io.simledger.usage.v1.UsageRefusalReason;
import io.simledger.usage.v1.UsageService;
import io.smallrye.mutiny.Multi;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Edge of {@code simledger.usage.v1}. */
@GrpcService
@Authenticated
class UsageGrpcService implements UsageService {
  private static final Logger LOG = Logger.getLogger(UsageGrpcService.class);

  /** As the contract says. */
  private static final int MAX_RECORDS = 10_000;

  private final UsageSink sink;
  private final BatchStream stream;
  private final IntakeConfig config;
  private final MeterRegistry meters;

  UsageGrpcService(UsageSink sink, BatchStream stream, IntakeConfig config, MeterRegistry meters) {
    this.sink = sink;
    this.stream = stream;
    this.config = config;
    this.meters = meters;
  }

  @Override
  public Multi<ReportUsageResponse> reportUsage(Multi<ReportUsageRequest> requests) {
    return stream.answer(requests, config.usageBatchesAtOnce(), this::add);
  }

  ReportUsageResponse add(ReportUsageRequest request) {
    if (request.getRecordsCount() == 0 || request.getRecordsCount() > MAX_RECORDS) {
      throw BillingError.BATCH_TOO_LARGE.exception();
    }
    List<UsageRecord> records = new ArrayList<>(request.getRecordsCount());
    List<RefusedUsageRecord> refused = new ArrayList<>();
    for (io.simledger.usage.v1.UsageRecord message : request.getRecordsList()) {
      read(message, records, refused);
    }
    UsageResult result = sink.add(records);
    result.refused().forEach(refusal -> refused.add(refused(refusal)));
    count(result, refused);
    return ReportUsageResponse.newBuilder()
        .setBatchId(request.getBatchId())
        .setAccepted(result.accepted())
        .setDuplicates(result.duplicates().size())
        .setUnassigned(result.unassigned())
        .addAllRefused(refused)
        .addAllDuplicateRecordIds(result.duplicates().stream().map(UUID::toString).toList())
        .build();
  }

  private static void read(
      io.simledger.usage.v1.UsageRecord message,
      List<UsageRecord> records,
      List<RefusedUsageRecord> refused) {
    Optional<BigDecimal> quantity = UsageReader.quantity(message);
    try {
      UsageRecord record = UsageReader.read(message, quantity.orElse(BigDecimal.ONE));
      if (quantity.isPresent()) {
        records.add(record);
      } else {
        refused.add(
            refused(message.getRecordId(), UsageRefusalReason.USAGE_REFUSAL_REASON_QUANTITY));
      }
    } catch (ContractBreach e) {
      refused.add(
          refused(message.getRecordId(), UsageRefusalReason.USAGE_REFUSAL_REASON_MALFORMED));
    }
  }

  private static RefusedUsageRecord refused(UsageResult.Refused refusal) {
    String recordId = refusal.recordId().toString();
    return switch (refusal.reason()) {
      case UNKNOWN_ITEM -> refused(recordId, UsageRefusalReason.USAGE_REFUSAL_REASON_UNKNOWN_ITEM);
      case QUANTITY -> refused(recordId, UsageRefusalReason.USAGE_REFUSAL_REASON_QUANTITY);
      case TIME -> refused(recordId, UsageRefusalReason.USAGE_REFUSAL_REASON_TIME);
      case CONFLICT -> {
        LOG.errorf("Usage record %s refused: id seen with another content", recordId);
        yield refused(recordId, UsageRefusalReason.USAGE_REFUSAL_REASON_CONFLICT);
      }
    };
  }

  private static RefusedUsageRecord refused(String recordId, UsageRefusalReason reason) {
    return RefusedUsageRecord.newBuilder().setRecordId(recordId).setReason(reason).build();
  }

  private void count(UsageResult result, List<RefusedUsageRecord> refused) {
    counted("accepted", result.accepted());
    counted("unassigned", result.unassigned());
    counted("duplicate", result.duplicates().size());
    refused.forEach(refusal -> counted(refusal.getReason().name(), 1));
  }

  private void counted(String outcome, int records) {
    meters.counter("simledger.intake.usage", "outcome", outcome).increment(records);
  }
}
