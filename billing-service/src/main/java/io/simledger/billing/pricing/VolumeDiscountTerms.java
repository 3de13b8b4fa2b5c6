package io.simledger.billing.pricing;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A volume discount of the price book, as it can be contracted on some days.
 *
 * @param type as in the public API, such as {@code SORACOM_AIR_BASIC_CHARGE_V2}
 * @param payment {@code MONTHLY} or {@code PREPAYMENT}
 * @param plans plans whose basic charges it is about
 * @param to the first day on which it is no longer offered; null for an open end
 * @param unitPrice of one SIM for a month of 30 days
 * @param discountPerDay taken off one SIM's basic charge of a day
 * @param sample true for a figure that was made up
 */
public record VolumeDiscountTerms(
    int line,
    String type,
    String payment,
    int termMonths,
    Coverage coverage,
    Set<String> plans,
    LocalDate from,
    @Nullable LocalDate to,
    BigDecimal unitPrice,
    BigDecimal discountPerDay,
    boolean sample) {
  private static final String PREPAYMENT = "PREPAYMENT";

  /** Types and payments that the public API knows. */
  static final Set<String> TYPES =
      Set.of(
          "SORACOM_AIR_BASIC_CHARGE_V2",
          "SORACOM_AIR_BASIC_CHARGE",
          "SORACOM_AIR_MONTHLY_FIXED_BASIC_CHARGE");

  static final Set<String> PAYMENTS = Set.of("MONTHLY", PREPAYMENT);

  public VolumeDiscountTerms {
    plans = Set.copyOf(plans);
    if (unitPrice.signum() < 0 || discountPerDay.signum() <= 0 || termMonths <= 0) {
      throw new IllegalArgumentException("a volume discount takes something off, for some months");
    }
  }

  /** Whether the whole term is paid when it is contracted. */
  public boolean isPrepaid() {
    return payment.equals(PREPAYMENT);
  }

  boolean inForceOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || day.isBefore(to));
  }

  /** Whether this and the other could both be meant by one order. */
  boolean collidesWith(VolumeDiscountTerms other) {
    return type.equals(other.type)
        && payment.equals(other.payment)
        && termMonths == other.termMonths
        && coverage == other.coverage
        && (to == null || other.from.isBefore(to))
        && (other.to == null || from.isBefore(other.to));
  }
}
