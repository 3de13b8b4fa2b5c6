package io.simledger.billing.pricing;

import static io.simledger.billing.pricing.BookEntries.collisions;
import static io.simledger.billing.pricing.BookEntries.coverage;
import static io.simledger.billing.pricing.BookEntries.day;
import static io.simledger.billing.pricing.BookEntries.each;
import static io.simledger.billing.pricing.BookEntries.end;

import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The discounts of the price book file: free tiers, and the volume discounts that can be
 * contracted. Like the prices, they are refused as a whole, with all their problems by line.
 */
record DiscountBook(List<FreeTierTerms> freeTiers, List<VolumeDiscountTerms> volumeDiscounts) {
  private static final int MAX_SCALE = 20;
  private static final int MAX_DIGITS_BEFORE_POINT = 18;
  private static final String FREE_TIER = "FreeTier";
  private static final Set<String> FREE_TIER_FIELDS =
      Set.of("discount", "coverage", "items", "from", "to", "quantity", "sample");
  private static final Set<String> VOLUME_FIELDS =
      Set.of(
          "type",
          "payment",
          "termMonths",
          "coverage",
          "plans",
          "from",
          "to",
          "unitPrice",
          "discountPerDay",
          "sample");

  static DiscountBook read(Reader reader, Catalogue catalogue) {
    Yaml file = Yaml.read(reader);
    List<BookProblem> problems = new ArrayList<>();
    List<FreeTierTerms> freeTiers =
        each(file.elements("freeTiers"), entry -> freeTier(entry, catalogue), problems);
    List<VolumeDiscountTerms> volumeDiscounts =
        each(file.elements("volumeDiscounts"), entry -> volume(entry, catalogue), problems);
    collisions(freeTiers, FreeTierTerms::collidesWith, FreeTierTerms::line, problems);
    collisions(
        volumeDiscounts, VolumeDiscountTerms::collidesWith, VolumeDiscountTerms::line, problems);
    if (!problems.isEmpty()) {
      throw new BookException(problems);
    }
    return new DiscountBook(freeTiers, volumeDiscounts);
  }

  private static FreeTierTerms freeTier(Yaml entry, Catalogue catalogue) {
    entry.only(FREE_TIER_FIELDS);
    String discount = entry.text("discount");
    if (!discount.endsWith(FREE_TIER)
        || catalogue
            .definitionOf(discount)
            .filter(item -> item.kind() == ItemKind.DISCOUNT)
            .isEmpty()) {
      throw entry.problem("'" + discount + "' is no free tier of the catalogue");
    }
    List<String> names = entry.texts("items");
    if (names.isEmpty()) {
      throw entry.problem("'items' is missing");
    }
    List<ItemPattern> targets = names.stream().map(name -> charge(entry, name, catalogue)).toList();
    if (targets.stream().map(target -> Objects.toString(target.item().unit())).distinct().count()
        > 1) {
      throw entry.problem("the items of a free tier are counted in one unit");
    }
    return new FreeTierTerms(
        entry.line(),
        discount,
        coverage(entry),
        targets,
        day(entry, "from"),
        end(entry),
        aboveZero(entry, "quantity"),
        Boolean.parseBoolean(entry.textOrNull("sample")));
  }

  private static ItemPattern charge(Yaml entry, String name, Catalogue catalogue) {
    CatalogueItem item =
        catalogue
            .definitionOfPattern(name)
            .filter(found -> found.kind() == ItemKind.CHARGE)
            .orElseThrow(() -> entry.problem("'" + name + "' is no charge of the catalogue"));
    return new ItemPattern(name, item, catalogue.bindings(item, name).orElseThrow());
  }

  private static VolumeDiscountTerms volume(Yaml entry, Catalogue catalogue) {
    entry.only(VOLUME_FIELDS);
    return new VolumeDiscountTerms(
        entry.line(),
        oneOf(entry, "type", VolumeDiscountTerms.TYPES),
        oneOf(entry, "payment", VolumeDiscountTerms.PAYMENTS),
        months(entry),
        coverage(entry),
        plans(entry, catalogue),
        day(entry, "from"),
        end(entry),
        aboveZero(entry, "unitPrice"),
        aboveZero(entry, "discountPerDay"),
        Boolean.parseBoolean(entry.textOrNull("sample")));
  }

  private static Set<String> plans(Yaml entry, Catalogue catalogue) {
    Set<String> plans = entry.texts("plans").stream().collect(Collectors.toUnmodifiableSet());
    if (plans.isEmpty()) {
      throw entry.problem("'plans' is missing");
    }
    plans.stream()
        .filter(plan -> !catalogue.plans().containsKey(plan))
        .findFirst()
        .ifPresent(
            plan -> {
              throw entry.problem("plan '" + plan + "' is not in the catalogue");
            });
    return plans;
  }

  private static String oneOf(Yaml entry, String field, Set<String> values) {
    String text = entry.text(field);
    if (!values.contains(text)) {
      throw entry.problem("'%s' is one of %s".formatted(field, values.stream().sorted().toList()));
    }
    return text;
  }

  private static int months(Yaml entry) {
    String text = entry.text("termMonths");
    if (!text.matches("[1-9][0-9]?")) {
      throw entry.problem("'termMonths' is a number from 1 to 99");
    }
    return Integer.parseInt(text);
  }

  private static BigDecimal aboveZero(Yaml entry, String field) {
    String text = entry.text(field);
    if (!text.matches("[0-9]{1,%d}([.][0-9]{1,%d})?".formatted(MAX_DIGITS_BEFORE_POINT, MAX_SCALE))
        || new BigDecimal(text).signum() == 0) {
      throw entry.problem("'" + field + "' is no plain decimal number above zero");
    }
    return new BigDecimal(text);
  }
}
