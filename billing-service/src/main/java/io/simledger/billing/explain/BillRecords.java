package io.simledger.billing.explain;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.bill.Bills;
import io.simledger.billing.bill.ChargedMonth;
import io.simledger.billing.platform.Retry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the records of a month, page by page, in the order of its file (C5). */
@ApplicationScoped
public class BillRecords {
  private final Bills bills;
  private final RecordTables tables;
  private final Retry retry;

  BillRecords(Bills bills, RecordTables tables, Retry retry) {
    this.bills = bills;
    this.tables = tables;
    this.retry = retry;
  }

  /**
   * One page of the records of a month.
   *
   * @param after the last record of the page before; null for the first page, which evaluates the
   *     month
   */
  public RecordPage list(
      BillingAccount.Key key,
      String month,
      RecordFilter filter,
      @Nullable RecordId after,
      int pageSize) {
    ChargedMonth bill = bills.charged(key, month);
    if (after == null) {
      bills.evaluate(bill);
    }
    List<BillRecord> records =
        retry.inTransaction(() -> new Selection(bill, filter, after, pageSize + 1).read());
    return records.size() > pageSize
        ? new RecordPage(records.subList(0, pageSize), records.get(pageSize - 1).id())
        : new RecordPage(records, null);
  }

  /** What one page takes from the three parts of a bill: monthly items, days, discounts. */
  private final class Selection {
    private final ChargedMonth bill;
    private final RecordFilter filter;
    private final @Nullable RecordId after;
    private final int limit;
    private final List<BillRecord> records = new ArrayList<>();

    Selection(ChargedMonth bill, RecordFilter filter, @Nullable RecordId after, int limit) {
      this.bill = bill;
      this.filter = filter;
      this.after = after;
      this.limit = limit;
    }

    List<BillRecord> read() {
      Optional<Long> sim =
          filter.imsi() == null ? Optional.empty() : tables.simId(bill.accountId(), filter.imsi());
      Optional<Short> item =
          filter.billItemName() == null ? Optional.empty() : tables.itemId(filter.billItemName());
      if ((filter.imsi() != null && sim.isEmpty())
          || (filter.billItemName() != null && item.isEmpty())) {
        return List.of();
      }
      if (filter.day() == null && isBefore(true)) {
        charges(true, sim.orElse(null), item.orElse(null));
      }
      if (filter.month() == null && isBefore(false)) {
        charges(false, sim.orElse(null), item.orElse(null));
      }
      if (filter.day() == null
          && filter.imsi() == null
          && (filter.month() == null || filter.month().equals(bill.month()))) {
        discounts();
      }
      return records;
    }

    /** Whether the page can begin before the end of the monthly, or of the daily charges. */
    private boolean isBefore(boolean monthly) {
      return after == null
          || (after instanceof RecordId.OfCharge charge && (charge.monthly() || !monthly));
    }

    private void charges(boolean monthly, @Nullable Long sim, @Nullable Short item) {
      if (records.size() < limit) {
        RecordId.OfCharge from =
            after instanceof RecordId.OfCharge charge && charge.monthly() == monthly
                ? charge
                : null;
        YearMonth month = filter.month();
        records.addAll(
            tables.charges(
                bill,
                monthly,
                from,
                sim,
                item,
                monthly ? (month == null ? null : month.atDay(1)) : filter.day(),
                limit - records.size()));
      }
    }

    private void discounts() {
      List<BillRecord> discounts = tables.discounts(bill);
      int from = 0;
      if (after != null && after.isDiscount()) {
        while (from < discounts.size() && !discounts.get(from).id().equals(after)) {
          from++;
        }
        from++;
      }
      discounts.stream()
          .skip(from)
          .filter(
              record ->
                  filter.billItemName() == null
                      || Objects.equals(filter.billItemName(), record.billItemName()))
          .limit(limit - records.size())
          .forEach(records::add);
    }
  }
}
