package io.simledger.billing.volumediscount;

import io.simledger.billing.account.Coverage;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rows of orders and contracts. Every method runs in the caller's transaction. */
@ApplicationScoped
class VolumeDiscountTables {
  private static final String SELECT =
      """
      SELECT v.account_id,
             v.order_id,
             v.type,
             v.payment,
             v.term_months,
             a.coverage,
             v.unit_price,
             v.unit_price * (1 + v.tax_rate),
             v.discount_per_day,
             v.plans,
             v.quantity,
             v.from_day,
             v.to_day,
             v.initial_cost,
             v.tax_rate,
             v.quoted_at,
             v.contract_id,
             v.contracted_at
        FROM volume_discount v
        JOIN account a ON a.account_id = v.account_id
       WHERE v.account_id = :account
         AND %s
      """;

  private final Sql sql;

  VolumeDiscountTables(Sql sql) {
    this.sql = sql;
  }

  /** Writes an order, unless the request made one before. */
  void insert(VolumeDiscountContract order, UUID requestId) {
    Map<String, Object> binds = new HashMap<>();
    binds.put("account", order.accountId());
    binds.put("order", order.orderId());
    binds.put("request", requestId);
    binds.put("type", order.offer().type());
    binds.put("payment", order.offer().payment());
    binds.put("term", order.offer().termMonths());
    binds.put("unitPrice", order.offer().unitPrice());
    binds.put("perDay", order.discountPerDay());
    binds.put("plans", order.plans().stream().sorted().toArray(String[]::new));
    binds.put("quantity", order.quantity());
    binds.put("from", order.from());
    binds.put("to", order.to());
    binds.put("initialCost", order.initialCost());
    binds.put("taxRate", order.taxRate());
    binds.put("now", order.quotedAt());
    sql.update(
        """
        INSERT INTO volume_discount (
          account_id,
          order_id,
          request_id,
          type,
          payment,
          term_months,
          unit_price,
          discount_per_day,
          plans,
          quantity,
          from_day,
          to_day,
          initial_cost,
          tax_rate,
          quoted_at
        )
        VALUES (
          :account,
          :order,
          :request,
          :type,
          :payment,
          :term,
          :unitPrice,
          :perDay,
          CAST(:plans AS text[]),
          :quantity,
          :from,
          :to,
          :initialCost,
          :taxRate,
          :now
        )
        ON CONFLICT (account_id, request_id) DO NOTHING
        """,
        binds);
  }

  Optional<VolumeDiscountContract> ofRequest(int accountId, UUID requestId) {
    return first("v.request_id = :request", Map.of("account", accountId, "request", requestId));
  }

  /** Until the transaction ends nobody else confirms the order. */
  Optional<VolumeDiscountContract> lock(int accountId, String orderId) {
    return first(
        "v.order_id = :order FOR UPDATE OF v", Map.of("account", accountId, "order", orderId));
  }

  Optional<VolumeDiscountContract> contract(int accountId, String contractId) {
    return first("v.contract_id = :contract", Map.of("account", accountId, "contract", contractId));
  }

  /** Contracts that end after a day, newest first. */
  List<VolumeDiscountContract> contractsEndingAfter(int accountId, LocalDate day) {
    return sql.query(
        SELECT.formatted("v.contract_id IS NOT NULL AND v.to_day > :day")
            + " ORDER BY v.contracted_at DESC, v.order_id DESC",
        Map.of("account", accountId, "day", day),
        VolumeDiscountTables::contract);
  }

  /** Contracts that run on some day in {@code [from, to)}, in the order in which they were made. */
  List<VolumeDiscountContract> contractsWithin(int accountId, LocalDate from, LocalDate to) {
    return sql.query(
        SELECT.formatted("v.contract_id IS NOT NULL AND v.from_day < :to AND v.to_day > :from")
            + " ORDER BY v.contracted_at, v.order_id",
        Map.of("account", accountId, "from", from, "to", to),
        VolumeDiscountTables::contract);
  }

  void contracted(VolumeDiscountContract order, String contractId, Instant now) {
    sql.update(
        """
        UPDATE volume_discount
           SET contract_id   = :contract,
               contracted_at = :now
         WHERE account_id = :account
           AND order_id = :order
        """,
        Map.of(
            "contract",
            contractId,
            "now",
            now,
            "account",
            order.accountId(),
            "order",
            order.orderId()));
  }

  private Optional<VolumeDiscountContract> first(String condition, Map<String, Object> binds) {
    return sql.query(SELECT.formatted(condition), binds, VolumeDiscountTables::contract).stream()
        .findFirst();
  }

  private static VolumeDiscountContract contract(Object[] row) {
    return new VolumeDiscountContract(
        ((Number) row[0]).intValue(),
        (String) row[1],
        new VolumeDiscountOffer(
            (String) row[2],
            (String) row[3],
            ((Number) row[4]).intValue(),
            Coverage.of(((Number) row[5]).intValue()),
            (BigDecimal) row[6],
            (BigDecimal) row[7]),
        (BigDecimal) row[8],
        Set.of((String[]) row[9]),
        ((Number) row[10]).intValue(),
        Sql.day(row[11]),
        Sql.day(row[12]),
        (BigDecimal) row[13],
        (BigDecimal) row[14],
        Sql.instant(row[15]),
        (String) row[16],
        row[17] == null ? null : Sql.instant(row[17]));
  }
}
