package io.simledger.billing.charge;

import io.simledger.billing.pricing.Plan;
import io.simledger.billing.pricing.SimStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of charging said a second time, as plainly as possible and without the service's code
 * or any SQL: it walks through what happened to one SIM.
 */
final class Oracle {
  /** From a moment on an operator had the SIM in a status. */
  record Held(Instant from, String operator, SimStatus status) {}

  /** What one unit of an item costs; {@code position} is that in the catalogue. */
  record Price(String item, int position, BigDecimal amount) {}

  /** Something charged once to an operator. */
  record Once(String operator, Price price) {}

  /** Usage at its price beyond what is included for a SIM, by the day or by the month. */
  record Metered(String name, String price, int included, boolean byMonth, int upTo) {}

  static final List<Metered> METERED =
      List.of(
          new Metered("soracomBeamRequestCharge-random", "0.0009", 0, false, 1_000),
          new Metered("soracomHarvestRequestCharge", "0.004", 2_000, false, 3_000),
          new Metered("soracomNapterCharge", "300", 0, true, 2),
          new Metered("planKM1LocationOptionRequestCharge", "0.15", 750, true, 1_000));

  /** What SIMs subscribe to. Either by the day, or by the month in some statuses. */
  enum Subscription {
    D(Plan.of("plan-D"), null, null, null),
    KM1(Plan.of("plan-KM1"), null, "basicMonthlyChargeForPlanKM1 100", null),
    DU(
        new Plan("plan-DU", "DU-50GB"),
        "readyStatusChargeForPlanDU 150",
        "bundleChargeForPlanDU-DU-50GB 4000",
        null),
    D_300MB(
        new Plan("plan-D", "D-300MB"),
        "readyStatusChargeForPlanDWithBundle 100",
        "bundleChargeForPlanDWithBundle-D-300MB 330",
        "suspendedStatusChargeForPlanDWithBundle 100");

    final Plan plan;
    private final Map<SimStatus, Price> fees = new EnumMap<>(SimStatus.class);

    Subscription(Plan plan, String ready, String active, String suspended) {
      this.plan = plan;
      fee(SimStatus.READY, 1, ready);
      fee(SimStatus.TRANSFERRING, 1, ready);
      fee(SimStatus.SUSPENDED, 2, suspended);
      fee(SimStatus.ACTIVE, 3, active);
    }

    private void fee(SimStatus status, int position, String fee) {
      if (fee != null) {
        String[] parts = fee.split(" ");
        fees.put(status, new Price(parts[0], position, new BigDecimal(parts[1])));
      }
    }

    boolean isByTheDay() {
      return fees.isEmpty();
    }
  }

  private static final Map<SimStatus, Price> PRICES =
      Map.of(
          SimStatus.READY, new Price("basicCharge-ready", 1, BigDecimal.valueOf(5)),
          SimStatus.TRANSFERRING, new Price("basicCharge-ready", 1, BigDecimal.valueOf(5)),
          SimStatus.ACTIVE, new Price("basicCharge-active", 2, BigDecimal.TEN),
          SimStatus.INACTIVE, new Price("basicCharge-inactive", 3, BigDecimal.TEN),
          SimStatus.SUSPENDED, new Price("basicCharge-suspended", 4, BigDecimal.valueOf(5)));

  private Oracle() {}

  /** T14: whoever has the SIM when the day ends; nobody before the SIM is registered. */
  static Optional<String> payer(List<Held> history, LocalDate day) {
    Optional<String> payer = Optional.empty();
    for (Held held : history) {
      if (held.from().isBefore(start(day.plusDays(1)))) {
        payer = Optional.of(held.operator());
      }
    }
    return payer;
  }

  /** B5: the dearest status that the payer had the SIM in for a while on that day. */
  static Optional<Price> basicCharge(List<Held> history, LocalDate day) {
    return dearest(history, day, day, PRICES);
  }

  /** B7: the same for a month, under the one who pays its last day. */
  static Optional<Price> monthlyFee(
      Subscription subscription, List<Held> history, YearMonth month) {
    return dearest(history, month.atDay(1), month.atEndOfMonth(), subscription.fees);
  }

  private static Optional<Price> dearest(
      List<Held> history, LocalDate first, LocalDate last, Map<SimStatus, Price> prices) {
    List<Price> candidates = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      Held held = history.get(i);
      Instant until = i == history.size() - 1 ? Instant.MAX : history.get(i + 1).from();
      boolean forAWhile = held.from().isBefore(until);
      boolean inThatTime =
          held.from().isBefore(start(last.plusDays(1))) && until.isAfter(start(first));
      boolean byThePayer = payer(history, last).equals(Optional.of(held.operator()));
      if (forAWhile && inThatTime && byThePayer && prices.containsKey(held.status())) {
        candidates.add(prices.get(held.status()));
      }
    }
    return candidates.stream()
        .max(Comparator.comparing(Price::amount).thenComparing(price -> -price.position()));
  }

  /** B7: changes of status on a day, paid by whoever had the SIM then. */
  static List<Once> changes(Subscription subscription, List<Held> history, LocalDate day) {
    List<Once> changes = new ArrayList<>();
    for (int i = 1; i < history.size(); i++) {
      Held before = history.get(i - 1);
      Held held = history.get(i);
      if (held.from().atOffset(ZoneOffset.UTC).toLocalDate().equals(day)
          && before.operator().equals(held.operator())) {
        change(subscription, before.status(), held.status())
            .ifPresent(price -> changes.add(new Once(held.operator(), price)));
      }
    }
    return changes;
  }

  private static Optional<Price> change(
      Subscription subscription, SimStatus before, SimStatus after) {
    boolean active = after == SimStatus.ACTIVE;
    if (after == SimStatus.SUSPENDED && before != SimStatus.SUSPENDED) {
      return Optional.of(new Price("subscriberSuspensionCharge", 6, BigDecimal.valueOf(100)));
    }
    if (active && before == SimStatus.STANDBY) {
      return Optional.of(new Price("subscriberActivationCharge", 7, BigDecimal.valueOf(100)));
    }
    boolean fromReady =
        before == SimStatus.READY
            || before == SimStatus.TRANSFERRING
            || before == SimStatus.SUSPENDED;
    return active && fromReady && subscription == Subscription.KM1
        ? Optional.of(
            new Price("subscriberActivationChargeForPlanKM1", 10, BigDecimal.valueOf(150)))
        : Optional.empty();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
