package io.simledger.transfer.sandbox;

import io.simledger.transfer.coupon.ApplicableItem;
import io.simledger.transfer.coupon.CouponView;
import io.simledger.transfer.coupon.Coupons;
import io.simledger.transfer.platform.SandboxOnly;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Coupons made out of nothing (X1). */
@Path("/v1/sandbox/coupons")
@SandboxOnly
@Tag(name = "API Sandbox: Coupon")
class SandboxCouponResource {
  private final Coupons coupons;

  SandboxCouponResource(Coupons coupons) {
    this.coupons = coupons;
  }

  /** Makes a coupon, which whoever has its code may register. */
  @POST
  @Path("create")
  public CreatedCoupon sandboxCreateCoupon(@Valid @NotNull CreateCoupon request) {
    return CreatedCoupon.of(
        coupons.make(
            UUID.randomUUID(),
            request.applicableBillItemName(),
            BigDecimal.valueOf(request.amount()),
            request.expiryYearMonth()));
  }

  /**
   * A coupon to make.
   *
   * @param expiryYearMonth yyyyMM, the last month whose bill it is good for; absent for 13 months
   */
  record CreateCoupon(
      @NotNull @Positive Integer amount,
      @NotNull ApplicableItem applicableBillItemName,
      @Nullable @Pattern(regexp = "[0-9]{6}") String expiryYearMonth) {}

  /** A coupon that nobody has registered yet. */
  record CreatedCoupon(
      BigDecimal amount,
      BigDecimal balance,
      ApplicableItem billItemName,
      String couponCode,
      String expiryYearMonth) {

    static CreatedCoupon of(CouponView coupon) {
      return new CreatedCoupon(
          coupon.amount(),
          coupon.balance(),
          coupon.billItemName(),
          coupon.couponCode(),
          coupon.expiryYearMonth());
    }

    @Override
    public String toString() {
      return "CreatedCoupon[" + billItemName + "]";
    }
  }
}
