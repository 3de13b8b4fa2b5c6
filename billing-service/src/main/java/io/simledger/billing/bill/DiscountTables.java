package io.simledger.billing.bill;

import io.simledger.billing.discount.ChargedQuantity;
import io.simledger.billing.discount.Discount;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads what discounts need of a month's charges and keeps what they came to. Every method runs in
 * the caller's transaction.
 */
@ApplicationScoped
class DiscountTables {
  private static final String SUM_UP =
      """
      SELECT c.item_id,
             %1$s,
             c.day,
             c.unit_price,
             sum(c.quantity)
        FROM charge_record c
        %2$s
       WHERE c.account_id = :account
         AND c.bill_month = :month
         AND c.item_id = ANY (CAST(:items AS smallint[]))
         AND c.unit_price > 0
       GROUP BY 1, 2, 3, 4
      """;

  private static final String OF_ANY_PLAN = SUM_UP.formatted("''", "");

  /** A SIM has one plan for life, and one bundle; any of its rows says which. */
  private static final String BY_PLAN =
      SUM_UP.formatted(
          "CASE WHEN c.item_id = ANY (CAST(:plannedItems AS smallint[])) THEN coalesce(s.name, '')"
              + " ELSE '' END",
          """
          LEFT JOIN (
                SELECT DISTINCT h.sim_id,
                       p.name || CASE WHEN p.bundle = '' THEN '' ELSE ' ' || p.bundle END AS name
                  FROM holding h
                  JOIN plan p ON p.plan_id = h.plan
                 WHERE h.account_id = :account
                   AND h.status <> 0) s
            ON s.sim_id = c.resource_id
          """);

  private final Sql sql;

  DiscountTables(Sql sql) {
    this.sql = sql;
  }

  /** Charges that have come into use, by name. */
  Map<String, Short> charges() {
    Map<String, Short> charges = new HashMap<>();
    sql.query(
            """
            SELECT i.item_id,
                   i.name
              FROM bill_item i
             WHERE i.kind = 'charge'
            """,
            Map.of(),
            Function.identity())
        .forEach(row -> charges.put((String) row[1], ((Number) row[0]).shortValue()));
    return charges;
  }

  /**
   * A month's charges of some items, summed up.
   *
   * @param plannedItems those of which the plan of the SIM matters
   */
  List<ChargedQuantity> chargedQuantities(
      ChargedMonth month, Map<String, Short> items, Collection<Short> plannedItems) {
    Map<Short, String> names = new HashMap<>();
    items.forEach((name, id) -> names.put(id, name));
    Map<String, Object> binds = new HashMap<>();
    binds.put("account", month.accountId());
    binds.put("month", month.firstDay());
    binds.put("items", items.values().toArray(Short[]::new));
    if (!plannedItems.isEmpty()) {
      binds.put("plannedItems", plannedItems.toArray(Short[]::new));
    }
    return sql.query(
        plannedItems.isEmpty() ? OF_ANY_PLAN : BY_PLAN,
        binds,
        row ->
            new ChargedQuantity(
                names.getOrDefault(((Number) row[0]).shortValue(), ""),
                ((String) row[1]).isEmpty() ? null : (String) row[1],
                Sql.day(row[2]),
                (BigDecimal) row[3],
                (BigDecimal) row[4]));
  }

  /** Forgets the discounts of an open month. */
  void forget(ChargedMonth month) {
    sql.update(
        """
        DELETE FROM discount_record
         WHERE account_id = :account
           AND month = :month
        """,
        Map.of("account", month.accountId(), "month", month.firstDay()));
  }

  /** Keeps the discounts of an open month, and what they were taken off. */
  void keep(ChargedMonth month, List<Discount> discounts, Map<String, Short> items, Instant now) {
    sql.update(
        """
        INSERT INTO bill (
          account_id,
          month,
          state,
          evaluated_at
        )
        VALUES (:account, :month, 'temporary', :now)
        ON CONFLICT (account_id, month) DO UPDATE
           SET evaluated_at = EXCLUDED.evaluated_at
        """,
        Map.of("account", month.accountId(), "month", month.firstDay(), "now", now));
    insert(month, discounts);
    insertAllocations(month, discounts, items);
  }

  private void insert(ChargedMonth month, List<Discount> discounts) {
    Map<String, Object> binds = new HashMap<>();
    binds.put("account", month.accountId());
    binds.put("month", month.firstDay());
    binds.put("items", texts(discounts, Discount::billItemName));
    binds.put("origins", texts(discounts, Discount::origin));
    binds.put("targets", texts(discounts, Discount::targetItemName));
    binds.put("unitPrices", texts(discounts, d -> d.unitPrice().toPlainString()));
    binds.put("quantities", texts(discounts, d -> d.quantity().toPlainString()));
    sql.update(
        """
        INSERT INTO discount_record (
          account_id,
          month,
          item_id,
          origin,
          target_item_id,
          unit_price,
          quantity,
          amount
        )
        SELECT :account,
               :month,
               i.item_id,
               d.origin,
               coalesce(t.item_id, 0),
               CAST(d.unit_price AS numeric),
               CAST(d.quantity AS numeric),
               CAST(d.unit_price AS numeric) * CAST(d.quantity AS numeric)
          FROM unnest(CAST(:items AS text[]), CAST(:origins AS text[]), CAST(:targets AS text[]),
                      CAST(:unitPrices AS text[]), CAST(:quantities AS text[]))
               AS d (item, origin, target, unit_price, quantity)
          JOIN bill_item i ON i.name = d.item
          LEFT JOIN bill_item t ON t.name = d.target
        """,
        binds);
  }

  /** An allocation with the discount that it belongs to. */
  private record Part(Discount discount, Discount.Allocation allocation) {
    ChargedQuantity charge() {
      return allocation.charge();
    }
  }

  private void insertAllocations(
      ChargedMonth month, List<Discount> discounts, Map<String, Short> items) {
    List<Part> parts = new ArrayList<>();
    discounts.forEach(
        discount -> discount.allocations().forEach(a -> parts.add(new Part(discount, a))));
    Map<String, Object> binds = new HashMap<>();
    binds.put("account", month.accountId());
    binds.put("month", month.firstDay());
    binds.put("items", texts(parts, part -> part.discount().billItemName()));
    binds.put("origins", texts(parts, part -> part.discount().origin()));
    binds.put("targets", texts(parts, part -> part.discount().targetItemName()));
    binds.put("unitPrices", texts(parts, part -> part.discount().unitPrice().toPlainString()));
    binds.put(
        "chargedItems",
        parts.stream()
            .map(part -> items.getOrDefault(part.charge().billItemName(), (short) 0))
            .toArray(Short[]::new));
    binds.put(
        "plans", texts(parts, part -> part.charge().plan() == null ? "" : part.charge().plan()));
    binds.put("days", texts(parts, part -> part.charge().day().toString()));
    binds.put("chargedPrices", texts(parts, part -> part.charge().unitPrice().toPlainString()));
    binds.put("chargedAmounts", texts(parts, part -> part.charge().amount().toPlainString()));
    binds.put("amounts", texts(parts, part -> part.allocation().amount().toPlainString()));
    sql.update(
        """
        INSERT INTO discount_allocation (
          account_id,
          month,
          item_id,
          origin,
          target_item_id,
          unit_price,
          charged_item_id,
          charged_plan,
          charged_day,
          charged_unit_price,
          charged_amount,
          amount
        )
        SELECT :account,
               :month,
               i.item_id,
               d.origin,
               coalesce(t.item_id, 0),
               CAST(d.unit_price AS numeric),
               d.charged_item,
               coalesce(p.plan_id, 0),
               CAST(d.day AS date),
               CAST(d.charged_price AS numeric),
               CAST(d.charged_amount AS numeric),
               CAST(d.amount AS numeric)
          FROM unnest(CAST(:items AS text[]), CAST(:origins AS text[]), CAST(:targets AS text[]),
                      CAST(:unitPrices AS text[]), CAST(:chargedItems AS smallint[]), CAST(:plans AS text[]),
                      CAST(:days AS text[]), CAST(:chargedPrices AS text[]), CAST(:chargedAmounts AS text[]),
                      CAST(:amounts AS text[]))
               AS d (item, origin, target, unit_price, charged_item, plan, day, charged_price, charged_amount, amount)
          JOIN bill_item i ON i.name = d.item
          LEFT JOIN bill_item t ON t.name = d.target
          LEFT JOIN plan p ON p.name || CASE WHEN p.bundle = '' THEN '' ELSE ' ' || p.bundle END = d.plan
        """,
        binds);
  }

  private static <T> String[] texts(List<T> values, Function<T, String> text) {
    return values.stream().map(text).toArray(String[]::new);
  }
}
