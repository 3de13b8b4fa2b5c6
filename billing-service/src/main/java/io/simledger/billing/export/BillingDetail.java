package io.simledger.billing.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.simledger.billing.bill.ChargedMonth;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes the billing detail of a month as CSV (C1 to C5) from one snapshot (C8), in memory that
 * does not depend on the number of its records.
 */
@ApplicationScoped
class BillingDetail {
  /** Says UTF-8 to spreadsheets (C1). */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final DataSource dataSource;
  private final SupplementMemory memory;

  BillingDetail(DataSource dataSource, SupplementMemory memory) {
    this.dataSource = dataSource;
    this.memory = memory;
  }

  /**
   * Writes the whole file. Whatever is thrown, the file is not whole, and the reader has to be
   * told.
   */
  void write(ChargedMonth bill, OutputStream out) throws IOException, SQLException {
    try (Snapshot snapshot = Snapshot.open(dataSource);
        Supplements range = new Supplements(memory)) {
      List<String> days = ChargeRows.days(snapshot, bill);
      Columns columns = ColumnsInUse.find(snapshot, bill, days);
      ItemLabels items = ItemLabels.read(snapshot);
      RowBuffer rows = new RowBuffer(out);
      rows.append((BYTE_ORDER_MARK + columns.header()).getBytes(UTF_8));
      new ChargeRows(snapshot, bill, items, rows)
          .write(days, new SupplementReader(snapshot, bill, columns, range));
      writeDiscounts(snapshot, bill, columns, items, rows);
      rows.flush();
    }
  }

  private static void writeDiscounts(
      Snapshot snapshot, ChargedMonth bill, Columns columns, ItemLabels items, RowBuffer rows)
      throws SQLException, IOException {
    List<String> discounts =
        snapshot.query(
            """
            SELECT
              item_id,
              unit_price,
              quantity,
              amount
            FROM discount_record
            WHERE account_id = ?
              AND month = ?
            ORDER BY
              item_id,
              origin,
              target_item_id,
              unit_price
            """,
            row ->
                columns.lead(0, "")
                    + items.discount(row.getInt(1), bill.firstDay())
                    + plain(row.getBigDecimal(2))
                    + ','
                    + plain(row.getBigDecimal(3))
                    + ','
                    + plain(row.getBigDecimal(4))
                    + columns.tail(null),
            bill.accountId(),
            bill.firstDay());
    for (String discount : discounts) {
      rows.append(discount.getBytes(UTF_8));
    }
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
