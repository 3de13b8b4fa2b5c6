package io.simledger.billing.pricing;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What in the life of a SIM an item is charged for, other than by the day.
 *
 * @param before numbers of the statuses that a change starts from, {@link #NOTHING} for a
 *     registration and where it does not matter
 * @param statuses those that the SIM is in, or changes to
 * @param plans names of plans as in the catalogue; empty for any
 */
record Occasion(Kind kind, List<Short> before, Set<SimStatus> statuses, Set<String> plans) {
  /** What a SIM was in before it was registered. */
  static final short NOTHING = 0;

  static final Set<String> FIELDS =
      Set.of("monthHeldAs", "from", "to", "atRegistration", "renewedAs", "plans");

  /** Stored by name. */
  enum Kind {
    /** A month in which the SIM was in one of the statuses. */
    MONTH("month"),
    /** A change of status, or the registration. */
    CHANGE("change"),
    /** A full year in the statuses. */
    RENEWAL("renewal");

    private final String storedName;

    Kind(String storedName) {
      this.storedName = storedName;
    }

    String storedName() {
      return storedName;
    }
  }

  /** The occasion that an entry of the catalogue names; null when it names none. */
  static @Nullable Occasion read(Yaml entry) {
    Set<String> plans = Set.copyOf(entry.texts("plans"));
    if (entry.field("monthHeldAs") != null) {
      return new Occasion(
          Kind.MONTH, List.of(NOTHING), SimStatus.ofNames(entry.texts("monthHeldAs")), plans);
    }
    if (entry.field("renewedAs") != null) {
      return new Occasion(
          Kind.RENEWAL, List.of(NOTHING), SimStatus.ofNames(entry.texts("renewedAs")), plans);
    }
    if (entry.field("atRegistration") != null) {
      return new Occasion(Kind.CHANGE, List.of(NOTHING), EnumSet.allOf(SimStatus.class), plans);
    }
    return entry.field("to") == null
        ? null
        : new Occasion(
            Kind.CHANGE,
            numbers(SimStatus.ofNames(entry.texts("from"))),
            SimStatus.ofNames(entry.texts("to")),
            plans);
  }

  boolean isOf(Plan plan) {
    return plans.isEmpty() || plan.catalogueNames().stream().anyMatch(plans::contains);
  }

  List<Short> statusNumbers() {
    return numbers(statuses);
  }

  private static List<Short> numbers(Collection<SimStatus> statuses) {
    return statuses.stream().map(SimStatus::number).sorted().collect(Collectors.toList());
  }
}
