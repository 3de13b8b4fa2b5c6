package io.simledger.billing.intake;

/**
 * Takes batches of events, each in one transaction: when the call returns, the whole batch is
 * committed but for the refused events; when it throws, nothing of it is.
 *
 * <p>Within a subject events are applied in the order of their sequence, without gaps, each once; a
 * repeat is counted as duplicate. Subjects are independent, so that batches may be applied at the
 * same time. Not guaranteed: any order between subjects.
 */
public interface EventSink {
  EventBatchResult apply(EventBatch batch);
}
