package io.simledger.billing.explain;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.bill.Bills;
import io.simledger.billing.bill.ChargedMonth;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.pricing.BillItem;
import io.simledger.billing.pricing.ItemSource;
import io.simledger.billing.pricing.Items;
import io.simledger.billing.pricing.PricesInForce;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Says what made the amount of one record (B13). */
@ApplicationScoped
public class Explanations {
  private final Bills bills;
  private final RecordTables records;
  private final ExplanationTables tables;
  private final Items items;
  private final PricesInForce prices;
  private final Retry retry;

  Explanations(
      Bills bills,
      RecordTables records,
      ExplanationTables tables,
      Items items,
      PricesInForce prices,
      Retry retry) {
    this.bills = bills;
    this.records = records;
    this.tables = tables;
    this.items = items;
    this.prices = prices;
    this.retry = retry;
  }

  /** The explanation of a record of a month, as it stands. */
  public Explanation of(BillingAccount.Key key, String month, RecordId id) {
    ChargedMonth bill = bills.charged(key, month);
    bills.evaluate(bill);
    return retry.inTransaction(
        () -> id instanceof RecordId.OfCharge charge ? charge(bill, charge) : discount(bill, id));
  }

  private Explanation charge(ChargedMonth bill, RecordId.OfCharge id) {
    BillRecord record =
        records
            .charges(bill, id.monthly(), null, id.resourceId(), id.itemId(), id.day(), 1)
            .stream()
            .findFirst()
            .orElseThrow(BillingError.RECORD_NOT_FOUND::exception);
    BillItem item = items.get(id.itemId());
    LocalDate to = id.monthly() ? id.day().plusMonths(1) : id.day().plusDays(1);
    boolean isUsed = item.definition().source() == ItemSource.USAGE;
    return new Explanation(
        record,
        isUsed ? List.of() : tables.intervals(bill, id.resourceId(), id.day(), to),
        isUsed ? tables.usage(bill, id.resourceId(), id.itemId(), id.day(), to) : List.of(),
        prices
            .of(record.billItemName(), bill.account().coverage(), id.day(), record.unitPrice())
            .orElse(null),
        prices.version(),
        tables.shares(bill, id, record.unitPrice()),
        "",
        List.of());
  }

  private Explanation discount(ChargedMonth bill, RecordId id) {
    BillRecord record =
        records.discounts(bill).stream()
            .filter(candidate -> candidate.id().equals(id))
            .findFirst()
            .orElseThrow(BillingError.RECORD_NOT_FOUND::exception);
    List<ExplanationTables.Allocated> allocated =
        tables.allocations(bill).stream().filter(part -> part.id().equals(id)).toList();
    return new Explanation(
        record,
        List.of(),
        List.of(),
        null,
        prices.version(),
        List.of(),
        allocated.isEmpty() ? "" : allocated.get(0).origin(),
        allocated.stream().map(ExplanationTables.Allocated::charge).toList());
  }
}
