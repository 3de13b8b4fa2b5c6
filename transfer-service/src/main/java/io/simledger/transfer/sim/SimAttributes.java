package io.simledger.transfer.sim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Changes what operators attach to their SIMs: tags, group, speed class. */
@ApplicationScoped
public class SimAttributes {
  private final Sims sims;
  private final Groups groups;
  private final SimEventLog events;
  private final SimConfig config;
  private final InstantSource clock;

  SimAttributes(
      Sims sims, Groups groups, SimEventLog events, SimConfig config, InstantSource clock) {
    this.sims = sims;
    this.groups = groups;
    this.events = events;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  public Sim putTags(Owner owner, SimKey key, List<Tags.TagUpdate> updates) {
    return change(
        owner, key, (sim, now) -> sim.changeTags(Tags.with(sim.tags, updates, config), now));
  }

  @Transactional
  public void deleteTag(Owner owner, SimKey key, String name) {
    change(owner, key, (sim, now) -> sim.changeTags(Tags.without(sim.tags, name), now));
  }

  @Transactional
  public Sim setGroup(Owner owner, SimKey key, UUID groupId) {
    return change(
        owner,
        key,
        (sim, now) -> {
          // A SIM that is in the group must not wait for its row: who deletes the group waits for
          // the SIM.
          if (!groupId.equals(sim.groupId)) {
            groups.keep(owner.operatorId(), groupId);
          }
          return sim.changeGroup(groupId, now);
        });
  }

  /** Takes a SIM out of its group; to be in none is success (T13). */
  @Transactional
  public Sim unsetGroup(Owner owner, SimKey key) {
    return change(owner, key, (sim, now) -> sim.changeGroup(null, now));
  }

  @Transactional
  public Sim changeSpeedClass(Owner owner, SimKey key, String speedClass) {
    return change(owner, key, (sim, now) -> sim.changeSpeedClass(speedClass, now));
  }

  private Sim change(Owner owner, SimKey key, Change change) {
    Sim sim = sims.lock(owner, key);
    if (change.apply(sim, clock.instant())) {
      Sim.flush();
      events.attributesChanged(List.of(sim.imsi));
    }
    return sim;
  }

  /** A change of a locked SIM; says whether anything changed. */
  private interface Change {
    boolean apply(Sim sim, Instant now);
  }
}
