package io.simledger.billing.pricing;

import static io.simledger.billing.pricing.BookEntries.collisions;
import static io.simledger.billing.pricing.BookEntries.coverage;
import static io.simledger.billing.pricing.BookEntries.day;
import static io.simledger.billing.pricing.BookEntries.each;
import static io.simledger.billing.pricing.BookEntries.end;

import java.io.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The price book (B11): a versioned file of effective-dated prices and tax rates. A book with
 * anything wrong in it is refused as a whole, with all its problems by line.
 *
 * @param version as the file names itself
 */
record PriceBook(String version, List<TaxRate> taxRates, List<PriceEntry> prices) {
  /** Decimal places of a price: enough for a yen per gibibyte in bytes. */
  private static final int MAX_SCALE = 20;

  private static final int MAX_DIGITS_BEFORE_POINT = 12;
  private static final Set<String> FILE_FIELDS =
      Set.of("version", "taxRates", "prices", "freeTiers", "volumeDiscounts");
  private static final Set<String> TAX_FIELDS = Set.of("coverage", "from", "to", "rate");
  private static final Set<String> PRICE_FIELDS =
      Set.of(
          "item",
          "coverage",
          "plans",
          "from",
          "to",
          "unitPrice",
          "included",
          "roundedUpTo",
          "sample");

  /** A book that has a price for every charge of the catalogue. */
  static PriceBook read(Reader reader, Catalogue catalogue) {
    Yaml file = Yaml.read(reader);
    PriceBook book = readPart(file, catalogue);
    List<BookProblem> problems =
        catalogue.items().stream()
            .filter(item -> item.kind() == ItemKind.CHARGE && item.roundsUp() == null)
            .filter(item -> book.prices().stream().noneMatch(p -> p.item().equals(item)))
            .map(item -> new BookProblem(lineOfPrices(file), "no price for '" + item.name() + "'"))
            .toList();
    if (!problems.isEmpty()) {
      throw new BookException(problems);
    }
    return book;
  }

  /** A book that is right as far as it goes. */
  static PriceBook readPart(Yaml file, Catalogue catalogue) {
    file.only(FILE_FIELDS);
    List<BookProblem> problems = new ArrayList<>();
    List<TaxRate> taxRates = each(file.elements("taxRates"), PriceBook::taxRate, problems);
    List<PriceEntry> prices =
        each(file.elements("prices"), entry -> price(entry, catalogue), problems);
    if (taxRates.isEmpty()) {
      problems.add(new BookProblem(file.line(), "no tax rate"));
    }
    collisions(taxRates, TaxRate::collidesWith, TaxRate::line, problems);
    collisions(prices, PriceEntry::collidesWith, PriceEntry::line, problems);
    gaps(taxRates, problems);
    prices.forEach(entry -> gapAfter(entry, prices, problems));
    if (!problems.isEmpty()) {
      throw new BookException(problems);
    }
    return new PriceBook(file.text("version"), taxRates, prices);
  }

  private static TaxRate taxRate(Yaml entry) {
    entry.only(TAX_FIELDS);
    BigDecimal rate = decimal(entry, "rate");
    if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
      throw entry.problem("a tax rate lies between 0 and 1");
    }
    return new TaxRate(entry.line(), coverage(entry), day(entry, "from"), end(entry), rate);
  }

  private static PriceEntry price(Yaml entry, Catalogue catalogue) {
    entry.only(PRICE_FIELDS);
    String name = entry.text("item");
    CatalogueItem item =
        catalogue
            .definitionOfPattern(name)
            .orElseThrow(() -> entry.problem("'" + name + "' is not in the catalogue"));
    if (item.kind() == ItemKind.DISCOUNT) {
      throw entry.problem("'" + name + "' is a discount and has no price");
    }
    if (item.roundsUp() != null) {
      throw entry.problem("'" + name + "' costs what the item costs that it rounds up");
    }
    BigDecimal unitPrice = decimal(entry, "unitPrice");
    if (unitPrice.signum() < 0) {
      throw entry.problem("a price cannot be negative");
    }
    List<@Nullable String> bindings =
        catalogue
            .bindings(item, name)
            .orElseThrow(() -> entry.problem("'" + name + "' cannot be priced"));
    return new PriceEntry(
        entry.line(),
        item,
        bindings,
        coverage(entry),
        plans(entry, item, catalogue),
        day(entry, "from"),
        end(entry),
        unitPrice,
        included(entry, item),
        roundedUpTo(entry, item, catalogue),
        Boolean.parseBoolean(entry.textOrNull("sample")));
  }

  private static BigDecimal included(Yaml entry, CatalogueItem item) {
    if (entry.field("included") == null) {
      return BigDecimal.ZERO;
    }
    if (item.source() != ItemSource.USAGE) {
      throw entry.problem("only usage has an included quantity");
    }
    return positive(entry, "included");
  }

  private static @Nullable BigDecimal roundedUpTo(
      Yaml entry, CatalogueItem item, Catalogue catalogue) {
    if (entry.field("roundedUpTo") == null) {
      return null;
    }
    if (!catalogue.isRoundedUp(item)) {
      throw entry.problem("no item rounds '" + item.name() + "' up");
    }
    return positive(entry, "roundedUpTo");
  }

  private static BigDecimal positive(Yaml entry, String field) {
    BigDecimal quantity = decimal(entry, field);
    if (quantity.signum() <= 0) {
      throw entry.problem("'" + field + "' must be above zero");
    }
    return quantity;
  }

  private static Set<Short> plans(Yaml entry, CatalogueItem item, Catalogue catalogue) {
    if (entry.field("plans") != null && item.heldAs().isEmpty()) {
      throw entry.problem("only basic charges have prices by plan");
    }
    return entry.texts("plans").stream()
        .map(
            plan -> {
              Short number = catalogue.plans().get(plan);
              if (number == null) {
                throw entry.problem("plan '" + plan + "' is not in the catalogue");
              }
              return number;
            })
        .collect(Collectors.toUnmodifiableSet());
  }

  private static BigDecimal decimal(Yaml entry, String field) {
    String text = entry.text(field);
    if (!text.matches("-?[0-9]{1,%d}([.][0-9]+)?".formatted(MAX_DIGITS_BEFORE_POINT))) {
      throw entry.problem("'" + field + "' is no plain decimal number");
    }
    BigDecimal number = new BigDecimal(text);
    if (number.scale() > MAX_SCALE) {
      throw entry.problem("'" + field + "' has more than " + MAX_SCALE + " decimal places");
    }
    return number;
  }

  private static int lineOfPrices(Yaml file) {
    return Objects.requireNonNullElse(file.field("prices"), file).line();
  }

  /** A price that ends is taken up by another one on that day, or is the last one. */
  private static void gapAfter(
      PriceEntry ending, List<PriceEntry> prices, List<BookProblem> problems) {
    LocalDate end = ending.to();
    if (end == null || prices.stream().anyMatch(p -> p.coversAllOf(ending) && p.inForceOn(end))) {
      return;
    }
    prices.stream()
        .filter(p -> p.coversAllOf(ending) && p.from().isAfter(end))
        .min(Comparator.comparing(PriceEntry::from))
        .ifPresent(next -> problems.add(gap(next.line(), ending.line(), end, next.from())));
  }

  private static void gaps(List<TaxRate> rates, List<BookProblem> problems) {
    for (TaxRate ending : rates) {
      LocalDate end = ending.to();
      if (end == null) {
        continue;
      }
      rates.stream()
          .filter(r -> r.coverage() == ending.coverage() && !r.from().isBefore(end))
          .min(Comparator.comparing(TaxRate::from))
          .filter(next -> next.from().isAfter(end))
          .ifPresent(next -> problems.add(gap(next.line(), ending.line(), end, next.from())));
    }
  }

  private static BookProblem gap(int line, int endingLine, LocalDate from, LocalDate to) {
    return new BookProblem(
        line,
        "leaves a gap from %s to %s after the entry in line %d".formatted(from, to, endingLine));
  }
}
