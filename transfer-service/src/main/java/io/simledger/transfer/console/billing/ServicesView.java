package io.simledger.transfer.console.billing;

import io.simledger.bills.v1.BillItemSummary;
import io.simledger.bills.v1.ItemLabel;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A month by service, that is by group of items, and by item; without tax.
 *
 * @param month yyyyMM
 * @param services by what they come to, the dearest first
 * @param items the dearest first, discounts last
 */
public record ServicesView(
    String month, String currency, List<Service> services, List<Item> items) {

  /**
   * A group of items.
   *
   * @param discounts below or equal to zero
   */
  public record Service(String category, BigDecimal charges, BigDecimal discounts) {
    public BigDecimal total() {
      return charges.add(discounts);
    }

    private Service plus(BigDecimal amount) {
      return amount.signum() < 0
          ? new Service(category, charges, discounts.add(amount))
          : new Service(category, charges.add(amount), discounts);
    }
  }

  /**
   * An item.
   *
   * @param name as on the bill
   * @param label in the reader's language
   */
  public record Item(String name, String label, BigDecimal amount) {}

  static ServicesView of(BillItemSummary summary, Locale locale) {
    Map<String, Service> services = new LinkedHashMap<>();
    summary
        .getCostsList()
        .forEach(
            cost ->
                services.compute(
                    cost.getBillItemCategory(),
                    (category, sum) ->
                        (sum == null
                                ? new Service(category, BigDecimal.ZERO, BigDecimal.ZERO)
                                : sum)
                            .plus(new BigDecimal(cost.getAmount()))));
    return new ServicesView(
        summary.getMonth(),
        summary.getCurrency(),
        services.values().stream().sorted(Comparator.comparing(Service::total).reversed()).toList(),
        summary.getCostsList().stream()
            .map(
                cost ->
                    new Item(
                        cost.getBillItemName(),
                        label(cost.getLabel(), locale),
                        new BigDecimal(cost.getAmount())))
            .toList());
  }

  static String label(ItemLabel label, Locale locale) {
    return locale.equals(Locale.JAPANESE) ? label.getJa() : label.getEn();
  }
}
