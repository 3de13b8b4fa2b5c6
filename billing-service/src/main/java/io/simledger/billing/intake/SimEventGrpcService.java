package io.simledger.billing.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.simledger.billing.error.BillingError;
import io.simledger.simevents.v1.PushSimEventsRequest;
import io.simledger.simevents.v1.PushSimEventsResponse;
import io.simledger.simevents.v1.RefusalReason;
import io.simledger.simevents.v1.RefusedSimEvent;
import io.simledger.simevents.v1.SimEventService;
import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Edge of {@code simledger.simevents.v1}. */
@GrpcService
@Authenticated
class SimEventGrpcService implements SimEventService {
  private static final Logger LOG = Logger.getLogger(SimEventGrpcService.class);

  /** As the contract says. */
  private static final int MAX_EVENTS = 2_000;

  private final EventSink sink;
  private final BatchStream stream;
  private final MeterRegistry meters;

  SimEventGrpcService(EventSink sink, BatchStream stream, MeterRegistry meters) {
    this.sink = sink;
    this.stream = stream;
    this.meters = meters;
  }

  @Override
  public Multi<PushSimEventsResponse> pushSimEvents(Multi<PushSimEventsRequest> requests) {
    return stream.answer(requests, 1, this::apply);
  }

  PushSimEventsResponse apply(PushSimEventsRequest request) {
    if (request.getEventsCount() == 0 || request.getEventsCount() > MAX_EVENTS) {
      throw BillingError.BATCH_TOO_LARGE.exception();
    }
    EventBatch batch = new EventBatch(new ArrayList<>(), new ArrayList<>());
    List<RefusedSimEvent> refused = new ArrayList<>();
    for (io.simledger.simevents.v1.SimEvent event : request.getEventsList()) {
      try {
        EventReader.read(event, batch);
      } catch (ContractBreach e) {
        LOG.errorf("Event refused: %s is malformed", e.getMessage());
        refused.add(refused(event.getEventId(), RefusalReason.REFUSAL_REASON_INVALID, 0));
      }
    }
    EventBatchResult result = sink.apply(batch);
    result.refused().forEach(refusal -> refused.add(refused(refusal)));
    count(result, refused);
    return PushSimEventsResponse.newBuilder()
        .setBatchId(request.getBatchId())
        .setApplied(result.applied())
        .setDuplicates(result.duplicates())
        .addAllRefused(refused)
        .build();
  }

  private static RefusedSimEvent refused(EventBatchResult.Refused refusal) {
    return switch (refusal.reason()) {
      case GAP ->
          refused(
              refusal.eventId().toString(),
              RefusalReason.REFUSAL_REASON_GAP,
              refusal.expectedSequence());
      case CONFLICT -> {
        LOG.errorf("Event %s refused: sequence seen with another content", refusal.eventId());
        yield refused(refusal.eventId().toString(), RefusalReason.REFUSAL_REASON_CONFLICT, 0);
      }
      case INVALID -> {
        LOG.errorf("Event %s refused: contradicts what came before", refusal.eventId());
        yield refused(refusal.eventId().toString(), RefusalReason.REFUSAL_REASON_INVALID, 0);
      }
    };
  }

  private static RefusedSimEvent refused(String eventId, RefusalReason reason, long expected) {
    return RefusedSimEvent.newBuilder()
        .setEventId(eventId)
        .setReason(reason)
        .setExpectedSequence(expected)
        .build();
  }

  private void count(EventBatchResult result, List<RefusedSimEvent> refused) {
    counted("applied", result.applied());
    counted("duplicate", result.duplicates());
    refused.forEach(refusal -> counted(refusal.getReason().name(), 1));
  }

  private void counted(String outcome, int events) {
    meters.counter("simledger.intake.events", "outcome", outcome).increment(events);
  }
}
