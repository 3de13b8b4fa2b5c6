package io.simledger.billing.intake;

/** An event of one SIM. */
public record SimEvent(Occurrence occurrence, long imsi, SimChange change) {}
