package io.simledger.transfer.console.billing;

import io.simledger.transfer.bills.BillMonth;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The months that addresses name, {@code latest} among them. */
@ApplicationScoped
class CalendarMonths {
  private final InstantSource clock;

  CalendarMonths(InstantSource clock) {
    this.clock = clock;
  }

  /** The month itself, which must be well-formed. */
  YearMonth of(BillMonth month) {
    return month.equals(BillMonth.RUNNING)
        ? YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC))
        : WireDates.asMonth(month.wireName());
  }

  /** The same month by its number; what is no month stays what it is. */
  BillMonth numbered(BillMonth month) {
    return month.equals(BillMonth.RUNNING) ? new BillMonth(WireDates.onWire(of(month))) : month;
  }

  /** As the month stands in addresses. */
  String path(BillMonth month) {
    return month.equals(BillMonth.RUNNING) ? "latest" : month.wireName();
  }
}
