package io.simledger.transfer.sim;

import org.jspecify.annotations.Nullable;

/** The device that a SIM is locked to. */
record ImeiLockView(String imei) {
  static @Nullable ImeiLockView of(Sim sim) {
    return sim.imeiLock == null ? null : new ImeiLockView(sim.imeiLock);
  }
}
