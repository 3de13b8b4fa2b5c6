package io.simledger.transfer.console;

import io.grpc.StatusRuntimeException;
import io.simledger.transfer.bills.Billing;
import io.simledger.transfer.bills.Price;
import io.simledger.transfer.bills.PriceBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What SIMs cost a day while they wait in {@code ready}, before and after they change hands: the
 * same price, paid by one side up to the day before and by the other from that day on (T14).
 */
@ApplicationScoped
public class RunningCharges {
  private static final Logger LOG = Logger.getLogger(RunningCharges.class);
  private static final String READY = "basicCharge-ready";

  private final Billing billing;
  private final InstantSource clock;

  RunningCharges(Billing billing, InstantSource clock) {
    this.billing = billing;
    this.clock = clock;
  }

  /**
   * Basic charges of a day, without tax.
   *
   * @param today the day (UTC) on which the offer would be accepted
   */
  public record PerDay(LocalDate today, String currency, BigDecimal total, List<Line> lines) {
    public LocalDate yesterday() {
      return today.minusDays(1);
    }
  }

  /** SIMs of a plan. */
  public record Line(String plan, long sims, BigDecimal unitPrice, BigDecimal amount) {}

  /** Null when the billing service does not answer: nobody is kept from an offer by that. */
  public @Nullable PerDay of(Map<String, Long> simsByPlan) {
    PriceBook book;
    try {
      book = PriceBook.of(billing.priceBook(""));
    } catch (StatusRuntimeException e) {
      LOG.warnf("A preview shows no charges: %s", e.getStatus().getCode());
      return null;
    }
    List<Line> lines =
        simsByPlan.entrySet().stream()
            .map(sims -> line(sims.getKey(), sims.getValue(), book))
            .toList();
    return new PerDay(
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        book.currency(),
        lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
        lines);
  }

  private static Line line(String plan, long sims, PriceBook book) {
    BigDecimal unitPrice = unitPrice(plan, book);
    return new Line(plan, sims, unitPrice, unitPrice.multiply(BigDecimal.valueOf(sims)));
  }

  /** The price for the plan, or else the one for any. */
  private static BigDecimal unitPrice(String plan, PriceBook book) {
    List<Price> ready =
        book.prices().stream().filter(price -> price.billItemName().equals(READY)).toList();
    return ready.stream()
        .filter(price -> price.plans().contains(plan))
        .findFirst()
        .or(() -> ready.stream().filter(price -> price.plans().isEmpty()).findFirst())
        .map(Price::unitPrice)
        .orElse(BigDecimal.ZERO);
  }
}
