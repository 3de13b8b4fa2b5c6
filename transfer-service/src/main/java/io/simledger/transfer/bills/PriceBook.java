package io.simledger.transfer.bills;

import io.simledger.bills.v1.FreeTierInForce;
import io.simledger.bills.v1.GetPriceBookResponse;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in force on a day (B11).
 *
 * @param version as the book names itself
 * @param date yyyyMMdd (UTC)
 * @param taxRate such as 0.1; absent when the book has none for the day
 */
public record PriceBook(
    String version,
    String date,
    String currency,
    @Nullable BigDecimal taxRate,
    List<Price> prices,
    List<FreeTier> freeTiers) {

  public static PriceBook of(GetPriceBookResponse book) {
    return new PriceBook(
        book.getVersion(),
        book.getDate(),
        book.getCurrency(),
        WireValues.numberOrNull(book.getTaxRate()),
        book.getPricesList().stream().map(Price::of).toList(),
        book.getFreeTiersList().stream().map(FreeTier::of).toList());
  }

  /**
   * A quantity that is free per account and month.
   *
   * @param billItemName the discount's item
   * @param targetBillItemNames names or patterns of the items that it is about
   * @param quantity in the unit of those items
   * @param sample whether the figure is made up
   */
  public record FreeTier(
      String billItemName, List<String> targetBillItemNames, BigDecimal quantity, boolean sample) {

    static FreeTier of(FreeTierInForce tier) {
      return new FreeTier(
          tier.getBillItemName(),
          List.copyOf(tier.getTargetBillItemNamesList()),
          new BigDecimal(tier.getQuantity()),
          tier.getSample());
    }
  }
}
