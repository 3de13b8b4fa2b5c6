package io.simledger.transfer.batch;

/** Fired in a transaction that starts a batch; observed after its commit. */
record BatchStarted() {}
