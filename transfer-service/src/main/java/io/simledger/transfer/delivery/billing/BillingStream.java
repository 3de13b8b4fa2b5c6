package io.simledger.transfer.delivery.billing;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.simledger.simevents.v1.PushSimEventsRequest;
import io.simledger.simevents.v1.PushSimEventsResponse;
import io.simledger.simevents.v1.RefusalReason;
import io.simledger.simevents.v1.RefusedSimEvent;
import io.simledger.simevents.v1.SimEventServiceGrpc.SimEventServiceStub;
import io.simledger.transfer.outbox.EventDelivery;
import io.simledger.transfer.outbox.EventDelivery.Refusal;
import io.simledger.transfer.outbox.OutboxEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One call of {@code PushSimEvents}. */
final class BillingStream
    implements EventDelivery.Stream,
        ClientResponseObserver<PushSimEventsRequest, PushSimEventsResponse> {
  private final WireEvents wire;
  private final EventDelivery.Listener listener;

  /** Refusals of this side, by batch: events that cannot be put into the contract's words. */
  private final Map<Long, List<Refusal>> unspeakable = new ConcurrentHashMap<>();

  private @Nullable ClientCallStreamObserver<PushSimEventsRequest> requests;

  private BillingStream(WireEvents wire, EventDelivery.Listener listener) {
    this.wire = wire;
    this.listener = listener;
  }

  static BillingStream open(
      SimEventServiceStub billing, WireEvents wire, EventDelivery.Listener listener) {
    BillingStream stream = new BillingStream(wire, listener);
    billing.pushSimEvents(stream);
    return stream;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<PushSimEventsRequest> observer) {
    requests = observer;
  }

  @Override
  public void send(long batchId, List<OutboxEvent> events) {
    PushSimEventsRequest.Builder batch = PushSimEventsRequest.newBuilder().setBatchId(batchId);
    List<Refusal> refused = new ArrayList<>();
    for (OutboxEvent event : events) {
      try {
        batch.addEvents(wire.toMessage(event));
      } catch (RuntimeException e) { // Whatever is wrong with it, the others go on.
        refused.add(new Refusal(event.eventId(), Refusal.Reason.INVALID));
      }
    }
    if (batch.getEventsCount() == 0) {
      listener.acknowledged(batchId, refused);
      return;
    }
    if (!refused.isEmpty()) {
      unspeakable.put(batchId, refused);
    }
    requests().onNext(batch.build());
  }

  @Override
  public void onNext(PushSimEventsResponse response) {
    List<Refusal> refused =
        new ArrayList<>(response.getRefusedList().stream().map(BillingStream::refusal).toList());
    List<Refusal> own = unspeakable.remove(response.getBatchId());
    if (own != null) {
      refused.addAll(own);
    }
    listener.acknowledged(response.getBatchId(), refused);
  }

  @Override
  public void onError(Throwable cause) {
    listener.failed(cause);
  }

  @Override
  public void onCompleted() {
    listener.failed(
        Status.UNAVAILABLE.withDescription("the receiver ended the stream").asException());
  }

  @Override
  public void close() {
    requests().cancel("given up", null);
  }

  private ClientCallStreamObserver<PushSimEventsRequest> requests() {
    if (requests == null) {
      throw new IllegalStateException("the call has not started");
    }
    return requests;
  }

  private static Refusal refusal(RefusedSimEvent refused) {
    return new Refusal(UUID.fromString(refused.getEventId()), reason(refused.getReason()));
  }

  private static Refusal.Reason reason(RefusalReason reason) {
    return switch (reason) {
      case REFUSAL_REASON_GAP -> Refusal.Reason.GAP;
      case REFUSAL_REASON_CONFLICT -> Refusal.Reason.CONFLICT;
      default -> Refusal.Reason.INVALID;
    };
  }
}
