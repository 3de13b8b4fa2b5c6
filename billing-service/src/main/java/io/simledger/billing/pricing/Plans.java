package io.simledger.billing.pricing;

import io.simledger.billing.platform.Retry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Plans by number, so that rows which are stored by the million stay narrow. */
@ApplicationScoped
public class Plans {
  private final PlanTables tables;
  private final PriceTables prices;
  private final PriceBook book;
  private final Retry retry;
  private final Map<Plan, Short> known = new ConcurrentHashMap<>();

  Plans(PlanTables tables, PriceTables prices, PriceBook book, Retry retry) {
    this.tables = tables;
    this.prices = prices;
    this.book = book;
    this.retry = retry;
  }

  /**
   * Numbers of plans. A plan that is met for the first time gets one, and is charged what the book
   * has for any plan.
   */
  public Map<Plan, Short> numbers(Collection<Plan> plans) {
    List<Plan> fresh = plans.stream().distinct().filter(plan -> !known.containsKey(plan)).toList();
    for (Plan plan : fresh) {
      known.put(
          plan,
          retry.inTransaction(
              () -> {
                prices.lock();
                return tables.number(plan, book);
              }));
    }
    return plans.stream().distinct().collect(Collectors.toMap(plan -> plan, known::get));
  }
}
