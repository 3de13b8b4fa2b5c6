package io.simledger.billing.intake;

import java.util.List;

/** The readable events of one batch, in the order in which they were sent. */
public record EventBatch(List<SimEvent> sims, List<GroupEvent> groups) {}
