package io.simledger.billing.export;

import io.simledger.billing.export.SimDetails.Group;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One column behind the amount: its header and where its value comes from (C2). */
record SupplementColumn(String header, Function<SimDetails, @Nullable String> value) {

  static SupplementColumn name() {
    return new SupplementColumn("name", SimDetails::name);
  }

  static SupplementColumn simId() {
    return new SupplementColumn("simId", SimDetails::simId);
  }

  static SupplementColumn tag(String tag) {
    return new SupplementColumn(tag, sim -> sim.tags().get(tag));
  }

  static SupplementColumn groupId() {
    return ofGroup("group:groupId", Group::groupId);
  }

  static SupplementColumn groupName() {
    return ofGroup("group:name", Group::name);
  }

  static SupplementColumn groupTag(String tag) {
    return ofGroup("group:" + tag, group -> group.tags().get(tag));
  }

  private static SupplementColumn ofGroup(String header, Function<Group, @Nullable String> value) {
    return new SupplementColumn(
        header, sim -> sim.group() == null ? null : value.apply(sim.group()));
  }
}
