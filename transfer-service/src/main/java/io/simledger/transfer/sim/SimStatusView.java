package io.simledger.transfer.sim;

import java.util.List;

/** One entry of a SIM's status history (S4). */
record SimStatusView(
    String simId,
    String imsi,
    String primaryImsi,
    boolean isPrimary,
    String subscription,
    List<String> bundles,
    String status,
    long applyDateTimeEpochSec) {

  static SimStatusView of(Sim sim, StatusHistory.Entry entry) {
    return new SimStatusView(
        sim.simId,
        sim.imsi,
        sim.imsi,
        true,
        sim.subscription,
        sim.bundles,
        entry.status(),
        entry.changedAt().getEpochSecond());
  }
}
