package io.simledger.billing.charge;

import io.simledger.billing.pricing.SimStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** What one day in a status costs; {@code position} is that in the catalogue. */
  record Price(String item, int position, BigDecimal amount) {}

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
    List<Price> candidates = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      Held held = history.get(i);
      Instant until = i == history.size() - 1 ? Instant.MAX : history.get(i + 1).from();
      boolean forAWhile = held.from().isBefore(until);
      boolean onThatDay = held.from().isBefore(start(day.plusDays(1))) && until.isAfter(start(day));
      boolean byThePayer = payer(history, day).equals(Optional.of(held.operator()));
      if (forAWhile && onThatDay && byThePayer && PRICES.containsKey(held.status())) {
        candidates.add(PRICES.get(held.status()));
      }
    }
    return candidates.stream()
        .max(Comparator.comparing(Price::amount).thenComparing(price -> -price.position()));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
