package io.simledger.billing.bill;

import io.simledger.billing.coupon.Coupons;
import io.simledger.billing.discount.ChargedQuantity;
import io.simledger.billing.discount.Discount;
import io.simledger.billing.discount.DiscountRule;
import io.simledger.billing.discount.Discounts;
import io.simledger.billing.discount.FreeTier;
import io.simledger.billing.pricing.DiscountTerms;
import io.simledger.billing.volumediscount.VolumeDiscounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Grants the discounts of a month: the one path for a preview and for the closed bill (B12). All of
 * a month's discounts are made anew at each evaluation, since one more charge can move any of them.
 *
 * <p>Rules that are about items nobody ever used cost nothing; the others one grouped query.
 */
@ApplicationScoped
class MonthDiscounts {
  private final VolumeDiscounts volumeDiscounts;
  private final DiscountTerms terms;
  private final Coupons coupons;
  private final DiscountTables tables;

  MonthDiscounts(
      VolumeDiscounts volumeDiscounts,
      DiscountTerms terms,
      Coupons coupons,
      DiscountTables tables) {
    this.volumeDiscounts = volumeDiscounts;
    this.terms = terms;
    this.coupons = coupons;
    this.tables = tables;
  }

  /** Computes the discounts of an open month from its charges as they stand, and keeps them. */
  void evaluate(ChargedMonth month, Instant now) {
    tables.forget(month);
    Map<String, Short> charges = tables.charges();
    List<Discount> discounts = granted(month, charges);
    if (!discounts.isEmpty()) {
      tables.keep(month, discounts, charges, now);
    }
  }

  /** What the rules grant on the charges as they stand; nothing is kept. */
  List<Discount> granted(ChargedMonth month) {
    return granted(month, tables.charges());
  }

  private List<Discount> granted(ChargedMonth month, Map<String, Short> charges) {
    List<DiscountRule> rules = rules(month);
    Map<String, Short> items = new HashMap<>();
    charges.forEach(
        (name, id) -> {
          if (rules.stream().anyMatch(rule -> rule.isAbout(name))) {
            items.put(name, id);
          }
        });
    if (items.isEmpty()) {
      return List.of();
    }
    Set<Short> planned =
        items.entrySet().stream()
            .filter(item -> rules.stream().anyMatch(rule -> rule.asksForPlan(item.getKey())))
            .map(Map.Entry::getValue)
            .collect(Collectors.toUnmodifiableSet());
    List<ChargedQuantity> charged = tables.chargedQuantities(month, items, planned);
    return charged.isEmpty() ? List.of() : Discounts.of(charged, rules);
  }

  private List<DiscountRule> rules(ChargedMonth month) {
    List<DiscountRule> rules =
        new ArrayList<>(volumeDiscounts.rulesFor(month.account(), month.month()));
    terms.freeTiers(month.account().coverage(), month.firstDay()).stream()
        .map(tier -> new FreeTier(tier.discountItem(), tier::isAbout, tier.quantity()))
        .forEach(rules::add);
    rules.addAll(coupons.rulesFor(month.account(), month.month()));
    return rules;
  }
}
