package io.simledger.transfer.sim;

/** The session of a SIM. This service sees no sessions: every SIM is offline. */
record SessionView(boolean online, String imsi) {
  static SessionView of(Sim sim) {
    return new SessionView(false, sim.imsi);
  }
}
