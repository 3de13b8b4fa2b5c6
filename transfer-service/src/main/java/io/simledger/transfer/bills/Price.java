package io.simledger.transfer.bills;

import io.simledger.bills.v1.PriceInForce;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price over a range of days.
 *
 * @param billItemName name of the item, or its pattern with variables in braces
 * @param plans plans that it is for; none for any
 * @param fromDate yyyyMMdd, the first day
 * @param toDate yyyyMMdd, the first day on which it no longer applies; absent for an open end
 * @param unitPrice without tax
 * @param unit what a quantity of 1 means; absent where that is not known
 * @param sample whether the figure is made up
 */
public record Price(
    String billItemName,
    List<String> plans,
    String fromDate,
    @Nullable String toDate,
    BigDecimal unitPrice,
    String currency,
    @Nullable String unit,
    boolean sample) {

  static Price of(PriceInForce price) {
    return new Price(
        price.getBillItemName(),
        List.copyOf(price.getPlansList()),
        price.getFromDate(),
        WireValues.orNull(price.getToDate()),
        new BigDecimal(price.getUnitPrice()),
        price.getCurrency(),
        WireValues.orNull(price.getUnit()),
        price.getSample());
  }
}
