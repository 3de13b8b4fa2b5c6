package io.simledger.billing.coupon;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows of orders and coupons. Every method runs in the caller's transaction. */
@ApplicationScoped
class CouponTables {
  private static final String ORDER =
      """
      SELECT o.account_id,
             o.order_id,
             i.name,
             a.coverage,
             o.amount,
             o.expiry_month,
             o.tax_amount,
             o.quoted_at,
             o.coupon_code
        FROM coupon_order o
        JOIN bill_item i ON i.item_id = o.item_id
        JOIN account a ON a.account_id = o.account_id
       WHERE %s
      """;

  private static final String COUPON =
      """
      SELECT c.coupon_code,
             c.order_id,
             i.name,
             c.coverage,
             c.amount,
             coalesce(u.used, 0),
             coalesce(u.preliminary, 0),
             c.expiry_month,
             c.account_id
        FROM coupon c
        JOIN bill_item i ON i.item_id = c.item_id
        LEFT JOIN LATERAL (
               SELECT sum(-d.amount) FILTER (WHERE b.state = 'closed')    AS used,
                      sum(-d.amount) FILTER (WHERE b.state = 'temporary') AS preliminary
                 FROM discount_record d
                 JOIN bill b
                   ON b.account_id = d.account_id
                  AND b.month = d.month
                WHERE d.account_id = c.account_id
                  AND d.item_id = c.item_id
                  AND d.origin = c.coupon_code) u ON true
       WHERE %s
       ORDER BY c.expiry_month, c.registered_at, c.coupon_code
      """;

  private final Sql sql;

  CouponTables(Sql sql) {
    this.sql = sql;
  }

  /** Writes an order, unless the request made one before. */
  void insertOrder(CouponQuotation order, UUID requestId) {
    Map<String, Object> binds = new HashMap<>();
    binds.put("account", order.accountId());
    binds.put("order", order.orderId());
    binds.put("request", requestId);
    binds.put("item", order.scope().billItemName());
    binds.put("amount", order.amount());
    binds.put("expiry", order.expiryMonth().atDay(1));
    binds.put("tax", order.taxAmount());
    binds.put("now", order.quotedAt());
    sql.update(
        """
        INSERT INTO coupon_order (
          account_id,
          order_id,
          request_id,
          item_id,
          amount,
          expiry_month,
          tax_amount,
          quoted_at
        )
        SELECT :account,
               :order,
               :request,
               i.item_id,
               :amount,
               :expiry,
               :tax,
               :now
          FROM bill_item i
         WHERE i.name = :item
        ON CONFLICT (account_id, request_id) DO NOTHING
        """,
        binds);
  }

  Optional<CouponQuotation> orderOfRequest(int accountId, UUID requestId) {
    return sql
        .query(
            ORDER.formatted("o.account_id = :account AND o.request_id = :request"),
            Map.of("account", accountId, "request", requestId),
            CouponTables::order)
        .stream()
        .findFirst();
  }

  /** Until the transaction ends nobody else confirms the order. */
  Optional<CouponQuotation> lockOrder(int accountId, String orderId) {
    return sql
        .query(
            ORDER.formatted("o.account_id = :account AND o.order_id = :order") + " FOR UPDATE OF o",
            Map.of("account", accountId, "order", orderId),
            CouponTables::order)
        .stream()
        .findFirst();
  }

  /** Makes the coupon of an order. */
  void issue(CouponQuotation order, String code) {
    sql.update(
        """
        INSERT INTO coupon (
          coupon_code,
          order_id,
          coverage,
          item_id,
          amount,
          expiry_month
        )
        SELECT :code,
               o.order_id,
               a.coverage,
               o.item_id,
               o.amount,
               o.expiry_month
          FROM coupon_order o
          JOIN account a ON a.account_id = o.account_id
         WHERE o.account_id = :account
           AND o.order_id = :order
        """,
        Map.of("code", code, "account", order.accountId(), "order", order.orderId()));
    sql.update(
        """
        UPDATE coupon_order
           SET coupon_code = :code
         WHERE account_id = :account
           AND order_id = :order
        """,
        Map.of("code", code, "account", order.accountId(), "order", order.orderId()));
  }

  Optional<IssuedCoupon> coupon(String code) {
    return sql
        .query(
            COUPON.formatted("c.coupon_code = :code"),
            Map.of("code", code),
            CouponTables::issuedCoupon)
        .stream()
        .findFirst();
  }

  List<IssuedCoupon> couponsOf(int accountId) {
    return sql.query(
        COUPON.formatted("c.account_id = :account"),
        Map.of("account", accountId),
        CouponTables::issuedCoupon);
  }

  /** Gives a coupon to the first account that asks; others leave it as it is. */
  void register(String code, BillingAccount account, YearMonth first, Instant now) {
    sql.update(
        """
        UPDATE coupon
           SET account_id    = :account,
               first_month   = :first,
               registered_at = :now
         WHERE coupon_code = :code
           AND account_id IS NULL
        """,
        Map.of("code", code, "account", account.id(), "first", first.atDay(1), "now", now));
  }

  /** A coupon that is good for a bill, and what the bills before it leave. */
  record Left(String code, CouponScope scope, BigDecimal balance) {}

  /** Those that expire first come first. */
  List<Left> leftFor(int accountId, YearMonth month) {
    return sql.query(
        """
        SELECT c.coupon_code,
               i.name,
               c.amount + coalesce(sum(d.amount), 0)
          FROM coupon c
          JOIN bill_item i ON i.item_id = c.item_id
          LEFT JOIN discount_record d
            ON d.account_id = c.account_id
           AND d.month < :month
           AND d.item_id = c.item_id
           AND d.origin = c.coupon_code
         WHERE c.account_id = :account
           AND c.first_month <= :month
           AND c.expiry_month >= :month
         GROUP BY c.coupon_code,
                  i.name
        HAVING c.amount + coalesce(sum(d.amount), 0) > 0
         ORDER BY c.expiry_month, c.registered_at, c.coupon_code
        """,
        Map.of("account", accountId, "month", month.atDay(1)),
        row -> new Left((String) row[0], CouponScope.of((String) row[1]), (BigDecimal) row[2]));
  }

  private static CouponQuotation order(Object[] row) {
    return new CouponQuotation(
        ((Number) row[0]).intValue(),
        (String) row[1],
        CouponScope.of((String) row[2]),
        Coverage.of(((Number) row[3]).intValue()),
        (BigDecimal) row[4],
        month(row[5]),
        (BigDecimal) row[6],
        Sql.instant(row[7]),
        (String) row[8]);
  }

  private static IssuedCoupon issuedCoupon(Object[] row) {
    return new IssuedCoupon(
        (String) row[0],
        (String) row[1],
        CouponScope.of((String) row[2]),
        Coverage.of(((Number) row[3]).intValue()),
        (BigDecimal) row[4],
        (BigDecimal) row[5],
        (BigDecimal) row[6],
        month(row[7]),
        row[8] == null ? null : ((Number) row[8]).intValue());
  }

  private static YearMonth month(Object column) {
    LocalDate day = Sql.day(column);
    return YearMonth.from(day);
  }
}
