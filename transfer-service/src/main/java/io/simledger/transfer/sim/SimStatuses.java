package io.simledger.transfer.sim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;

/** Changes the status of SIMs (S2 to S4, T11). */
@ApplicationScoped
public class SimStatuses {
  private final Sims sims;
  private final StatusHistory history;
  private final SimEventLog events;
  private final OfferWithdrawal offers;
  private final InstantSource clock;

  SimStatuses(
      Sims sims,
      StatusHistory history,
      SimEventLog events,
      OfferWithdrawal offers,
      InstantSource clock) {
    this.sims = sims;
    this.history = history;
    this.events = events;
    this.offers = offers;
    this.clock = clock;
  }

  @Transactional
  public Sim change(Owner owner, SimKey key, SimStatus target) {
    Sim sim = sims.lock(owner, key);
    if (sim.changeStatus(target, clock.instant())) {
      var leftOffer = sim.leaveOffer();
      Sim.flush();
      history.record(List.of(sim.imsi));
      if (target == SimStatus.TERMINATED) {
        events.terminated(List.of(sim.imsi));
      } else {
        events.statusChanged(List.of(sim.imsi));
      }
      leftOffer.ifPresent(transferId -> offers.withdrawn(transferId, sim.imsi));
    }
    return sim;
  }

  @Transactional
  public Sim changeTerminationEnabled(Owner owner, SimKey key, boolean enabled) {
    Sim sim = sims.lock(owner, key);
    sim.changeTerminationEnabled(enabled, clock.instant());
    return sim;
  }
}
