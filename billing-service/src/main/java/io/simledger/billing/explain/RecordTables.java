package io.simledger.billing.explain;

import io.simledger.billing.bill.ChargedMonth;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.Catalogue;
import io.simledger.billing.pricing.Label;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads single records. Every method runs in the caller's transaction. */
@ApplicationScoped
class RecordTables {
  private static final String CHARGES =
      """
      SELECT c.day,
             c.resource_id,
             c.item_id,
             coalesce(r.kind, 0),
             coalesce(r.external_id, ''),
             i.name,
             c.unit_price,
             c.quantity,
             c.amount,
             i.catalogue_id
        FROM charge_record c
        JOIN bill_item i ON i.item_id = c.item_id
        LEFT JOIN resource r
          ON r.account_id = c.account_id
         AND r.resource_id = c.resource_id
       WHERE c.account_id = :account
         AND c.bill_month = :month
         AND (i.period = 'monthly') = :monthly
         AND (c.day, c.resource_id, c.item_id) > (CAST(:afterDay AS date), :afterResource, :afterItem)
         %s
       ORDER BY c.day, c.resource_id, c.item_id
       LIMIT :limit
      """;

  private final Catalogue catalogue;
  private final Sql sql;

  RecordTables(Catalogue catalogue, Sql sql) {
    this.catalogue = catalogue;
    this.sql = sql;
  }

  /** Number of a SIM among the account's resources. */
  Optional<Long> simId(int accountId, String imsi) {
    return sql
        .query(
            """
            SELECT resource_id
              FROM resource
             WHERE account_id = :account
               AND kind = 1
               AND external_id = :imsi
            """,
            Map.of("account", accountId, "imsi", imsi),
            row -> ((Number) row[0]).longValue())
        .stream()
        .findFirst();
  }

  /** Number of an item that has come into use. */
  Optional<Short> itemId(String name) {
    return sql
        .query(
            "SELECT item_id FROM bill_item WHERE name = :name",
            Map.of("name", name),
            row -> ((Number) row[0]).shortValue())
        .stream()
        .findFirst();
  }

  /**
   * Charges that come after one, in key order.
   *
   * @param after null for the first ones
   * @param simId null for any resource
   * @param itemId null for any item
   * @param day null for any day
   */
  List<BillRecord> charges(
      ChargedMonth month,
      boolean monthly,
      RecordId.@Nullable OfCharge after,
      @Nullable Long simId,
      @Nullable Short itemId,
      @Nullable LocalDate day,
      int limit) {
    Map<String, Object> binds = new HashMap<>();
    binds.put("account", month.accountId());
    binds.put("month", month.firstDay());
    binds.put("monthly", monthly);
    binds.put("afterDay", after == null ? "-infinity" : after.day().toString());
    binds.put("afterResource", after == null ? -1L : after.resourceId());
    binds.put("afterItem", after == null ? (short) -1 : after.itemId());
    binds.put("limit", limit);
    StringBuilder conditions = new StringBuilder();
    if (day != null) {
      conditions.append("AND c.day = :day ");
      binds.put("day", day);
    } else if (monthly || simId != null) {
      // By key for each day: a month may have millions of records, of which few are wanted.
      conditions.append("AND c.day = ANY (CAST(CAST(:days AS text[]) AS date[])) ");
      binds.put("days", days(month, monthly));
    }
    if (simId != null) {
      conditions.append("AND c.resource_id = :sim ");
      binds.put("sim", simId);
    }
    if (itemId != null) {
      conditions.append("AND c.item_id = :item ");
      binds.put("item", itemId);
    }
    return sql.query(CHARGES.formatted(conditions), binds, row -> charge(row, monthly));
  }

  /** Discounts of a month in the order of the file. */
  List<BillRecord> discounts(ChargedMonth month) {
    return sql.query(
        """
        SELECT d.item_id,
               d.origin,
               d.target_item_id,
               i.name,
               d.unit_price,
               d.quantity,
               d.amount,
               i.catalogue_id
          FROM discount_record d
          JOIN bill_item i ON i.item_id = d.item_id
         WHERE d.account_id = :account
           AND d.month = :month
         ORDER BY d.item_id, d.origin, d.target_item_id, d.unit_price
        """,
        Map.of("account", month.accountId(), "month", month.firstDay()),
        row ->
            new BillRecord(
                RecordId.OfDiscount.of(
                    ((Number) row[0]).shortValue(),
                    (String) row[1],
                    ((Number) row[2]).shortValue(),
                    (BigDecimal) row[4]),
                0,
                "",
                month.firstDay(),
                (String) row[3],
                label(row[7]),
                (BigDecimal) row[4],
                (BigDecimal) row[5],
                (BigDecimal) row[6]));
  }

  /** The days that have charges, those of late usage too; one look-up for each. */
  private String[] days(ChargedMonth month, boolean monthly) {
    return sql
        .query(
            """
            WITH RECURSIVE charged (day) AS (
              SELECT min(c.day)
                FROM charge_record c
               WHERE c.account_id = :account
                 AND c.bill_month = :month
               UNION ALL
              SELECT (SELECT min(c.day)
                        FROM charge_record c
                       WHERE c.account_id = :account
                         AND c.bill_month = :month
                         AND c.day > d.day)
                FROM charged d
               WHERE d.day IS NOT NULL
            )
            SELECT d.day
              FROM charged d
             WHERE d.day IS NOT NULL
             ORDER BY d.day
            """,
            Map.of("account", month.accountId(), "month", month.firstDay()),
            row -> Sql.day(row[0]))
        .stream()
        .filter(day -> !monthly || day.getDayOfMonth() == 1)
        .map(LocalDate::toString)
        .toArray(String[]::new);
  }

  private Label label(Object catalogueId) {
    return catalogue.item(((Number) catalogueId).intValue()).label();
  }

  private BillRecord charge(Object[] row, boolean monthly) {
    return new BillRecord(
        new RecordId.OfCharge(
            monthly,
            Sql.day(row[0]),
            ((Number) row[1]).longValue(),
            ((Number) row[2]).shortValue()),
        ((Number) row[3]).intValue(),
        (String) row[4],
        Sql.day(row[0]),
        (String) row[5],
        label(row[9]),
        (BigDecimal) row[6],
        (BigDecimal) row[7],
        (BigDecimal) row[8]);
  }
}
