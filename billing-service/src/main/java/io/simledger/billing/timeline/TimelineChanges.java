package io.simledger.billing.timeline;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.intake.SimAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rows that the SIM events of a batch come down to, gathered before any of them is written. */
final class TimelineChanges {
  /** From when an account holds a SIM in a status; 0 for no longer. */
  record Holding(
      BillingAccount.Key account,
      long simId,
      long sequence,
      Instant from,
      short status,
      short plan) {}

  /** Days that a former owner pays, [from, to). */
  record Period(long imsi, LocalDate from, LocalDate to, BillingAccount.Key account) {}

  /** An applied event. */
  record Seen(long subjectId, long sequence, long digest) {}

  /** A SIM among the resources of an account. */
  record Resource(BillingAccount.Key account, long simId, long imsi) {}

  /** Attributes of a SIM as of now. */
  record Attributes(SimState sim, SimAttributes values) {}

  /** A SIM whose attributes its former owner no longer sees. */
  record Parted(BillingAccount.Key account, long simId) {}

  record FirstOwner(SimState sim) {}

  record NewOwner(
      long simId, BillingAccount.Key source, BillingAccount.Key destination, LocalDate from) {}

  /** State by IMSI that each changed SIM was in; sequence 0 where it was not known. */
  final Map<Long, Long> sequencesBefore = new HashMap<>();

  final Map<Long, SimState> states = new LinkedHashMap<>();
  final List<Seen> seen = new ArrayList<>();
  final List<Holding> holdings = new ArrayList<>();
  final List<Period> periods = new ArrayList<>();
  final Set<Resource> resources = new HashSet<>();
  final Map<Long, Attributes> attributes = new LinkedHashMap<>();
  final Set<Parted> parted = new HashSet<>();
  final List<FirstOwner> firstOwners = new ArrayList<>();

  /** The n-th changes of owner of SIMs, for each n: applied one round after the other. */
  final List<List<NewOwner>> rounds = new ArrayList<>();

  /** First day of each account that must be rated again, with all that follow. */
  final Map<BillingAccount.Key, LocalDate> due = new HashMap<>();

  boolean changeOwners() {
    return !firstOwners.isEmpty() || !rounds.isEmpty();
  }

  void newOwner(int round, NewOwner change) {
    while (rounds.size() <= round) {
      rounds.add(new ArrayList<>());
    }
    rounds.get(round).add(change);
  }

  void hold(Holding holding, LocalDate day) {
    holdings.add(holding);
    due.merge(holding.account(), day, (a, b) -> a.isBefore(b) ? a : b);
  }

  /** Every account that the rows name. */
  Set<BillingAccount.Key> accounts() {
    Set<BillingAccount.Key> keys = new HashSet<>(due.keySet());
    Stream.concat(
            states.values().stream().map(SimState::owner), periods.stream().map(Period::account))
        .forEach(keys::add);
    return keys;
  }
}
