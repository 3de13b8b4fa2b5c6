package io.simledger.transfer.outbox;

import java.util.List;
import java.util.UUID;

/**
 * Carries events to the one who wants them. Implemented in {@code delivery}, called by the lanes.
 *
 * <p><b>Guaranteed to the receiver</b>
 *
 * <ul>
 *   <li>Every event whose change was committed is offered until it is acknowledged; none whose
 *       change was rolled back.
 *   <li>The events of one subject travel in one lane, in the order of their sequence. Once one of
 *       them was refused, it comes again before any later one does.
 * </ul>
 *
 * <p><b>Not guaranteed</b>
 *
 * <ul>
 *   <li>Once only: an event comes again when its acknowledgement was lost, when the process died
 *       before deleting it, or when another replica took the lane over. The receiver tells by event
 *       id and sequence.
 *   <li>Any order between subjects.
 *   <li>That an event which follows a refused one in the same window is held back: it was already
 *       on its way, and the receiver refuses it as a gap.
 * </ul>
 */
public interface EventDelivery {
  /**
   * Opens a stream of batches for a lane. Does not wait for the receiver: what goes wrong is told
   * to the listener.
   */
  Stream open(int lane, Listener listener);

  /** Where the batches of one lane go, in order. Used by one thread at a time. */
  interface Stream {
    /** Sends a batch and returns; the answer comes to the listener. */
    void send(long batchId, List<OutboxEvent> events);

    /** Gives the stream up, without waiting for open answers. Does nothing the second time. */
    void close();
  }

  /** Hears of answers, on any thread. */
  interface Listener {
    /** Every event of the batch was taken for good, except those refused. */
    void acknowledged(long batchId, List<Refusal> refused);

    /** The stream is over; batches without an answer may or may not have been taken. */
    void failed(Throwable cause);
  }

  /** An event that was not taken. */
  record Refusal(UUID eventId, Reason reason) {
    /** Why. */
    public enum Reason {
      /** An earlier event of the subject is missing at the receiver. */
      GAP,
      /** The receiver has another event of this subject and sequence. */
      CONFLICT,
      /** The event contradicts the contract. */
      INVALID
    }
  }
}
