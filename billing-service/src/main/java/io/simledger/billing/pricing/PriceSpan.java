package io.simledger.billing.pricing;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one price of a concrete item over a range of days: a row of {@code price}. Where entries of
 * the book overlap, the one with the most variables bound wins.
 *
 * @param status number of the status that is charged; 0 where the price does not depend on it
 * @param plan number of the plan; 0 for any
 * @param included quantity that costs nothing; 0 for none
 * @param roundedUpTo unit up to which a day is filled; null when it is not
 */
record PriceSpan(
    Coverage coverage,
    short status,
    short plan,
    LocalDate from,
    @Nullable LocalDate to,
    BigDecimal unitPrice,
    BigDecimal included,
    @Nullable BigDecimal roundedUpTo) {

  /** All prices of a concrete name, without overlap within one coverage, status and plan. */
  static List<PriceSpan> of(CatalogueItem item, String concreteName, PriceBook book) {
    List<String> variables = item.variablesOf(concreteName).orElseThrow();
    List<PriceEntry> candidates =
        book.prices().stream()
            .filter(entry -> entry.item().equals(item) && entry.appliesTo(variables))
            .toList();
    Set<Short> plans = new HashSet<>();
    candidates.forEach(
        entry -> plans.addAll(entry.plans().isEmpty() ? Set.of((short) 0) : entry.plans()));
    List<PriceSpan> spans = new ArrayList<>();
    for (Coverage coverage : Coverage.values()) {
      for (short plan : plans) {
        List<PriceEntry> layers =
            candidates.stream()
                .filter(entry -> entry.coverage() == coverage)
                .filter(entry -> plan == 0 ? entry.plans().isEmpty() : entry.plans().contains(plan))
                .toList();
        for (short status : statuses(item)) {
          spans.addAll(overlay(coverage, status, plan, layers));
        }
      }
    }
    return spans;
  }

  private static List<Short> statuses(CatalogueItem item) {
    return item.heldAs().isEmpty()
        ? List.of((short) 0)
        : item.heldAs().stream().map(SimStatus::number).sorted().toList();
  }

  private static List<PriceSpan> overlay(
      Coverage coverage, short status, short plan, List<PriceEntry> layers) {
    TreeSet<LocalDate> changes = new TreeSet<>();
    for (PriceEntry layer : layers) {
      changes.add(layer.from());
      if (layer.to() != null) {
        changes.add(layer.to());
      }
    }
    List<PriceSpan> spans = new ArrayList<>();
    for (LocalDate from : changes) {
      LocalDate to = changes.higher(from);
      strongestOn(from, layers.stream())
          .ifPresent(
              entry ->
                  spans.add(
                      new PriceSpan(
                          coverage,
                          status,
                          plan,
                          from,
                          to,
                          entry.unitPrice(),
                          entry.included(),
                          entry.roundedUpTo())));
    }
    return spans;
  }

  private static Optional<PriceEntry> strongestOn(LocalDate day, Stream<PriceEntry> layers) {
    return layers
        .filter(layer -> layer.inForceOn(day))
        .max(Comparator.comparingLong(PriceEntry::boundVariables));
  }
}
