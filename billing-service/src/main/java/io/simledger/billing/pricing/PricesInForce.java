package io.simledger.billing.pricing;

import io.simledger.billing.account.Coverage;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows the price book as it applies on a day. */
@ApplicationScoped
public class PricesInForce {
  private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z]+}");

  private final PriceBook book;
  private final TaxRates taxRates;
  private final Catalogue catalogue;

  PricesInForce(PriceBook book, TaxRates taxRates, Catalogue catalogue) {
    this.book = book;
    this.taxRates = taxRates;
    this.catalogue = catalogue;
  }

  /** As the book names itself. */
  public String version() {
    return book.version();
  }

  /** Every price that applies on a day, in the order of the book. */
  public List<PriceInForce> on(LocalDate day, Coverage coverage) {
    return book.prices().stream()
        .filter(entry -> entry.coverage() == coverage && entry.inForceOn(day))
        .map(this::shown)
        .toList();
  }

  /** The entry of the book that gave an item its unit price on a day; empty when it is gone. */
  public Optional<PriceInForce> of(
      String billItemName, Coverage coverage, LocalDate day, BigDecimal unitPrice) {
    Optional<CatalogueItem> item = catalogue.definitionOf(billItemName);
    if (item.isEmpty()) {
      return Optional.empty();
    }
    List<String> variables = item.get().variablesOf(billItemName).orElseThrow();
    return book.prices().stream()
        .filter(entry -> entry.item().equals(item.get()) && entry.appliesTo(variables))
        .filter(entry -> entry.coverage() == coverage && entry.inForceOn(day))
        .filter(entry -> entry.unitPrice().compareTo(unitPrice) == 0)
        .max(Comparator.comparingLong(PriceEntry::boundVariables))
        .map(this::shown);
  }

  /** The tax rate of a day; empty when the book has none. */
  public Optional<BigDecimal> taxRate(LocalDate day, Coverage coverage) {
    return taxRates.find(day, coverage);
  }

  private PriceInForce shown(PriceEntry entry) {
    return new PriceInForce(
        nameOf(entry),
        entry.coverage(),
        catalogue.plans().entrySet().stream()
            .filter(plan -> entry.plans().contains(plan.getValue()))
            .map(Map.Entry::getKey)
            .toList(),
        entry.from(),
        entry.to(),
        entry.unitPrice(),
        entry.item().unit(),
        entry.sample());
  }

  private static String nameOf(PriceEntry entry) {
    Iterator<@Nullable String> bindings = entry.bindings().iterator();
    return VARIABLE
        .matcher(entry.item().name())
        .replaceAll(
            variable -> {
              String bound = bindings.next();
              return Matcher.quoteReplacement(bound == null ? variable.group() : bound);
            });
  }
}
