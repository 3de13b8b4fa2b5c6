package io.simledger.billing.api;

import io.simledger.billing.coupon.CouponQuotation;
import io.simledger.billing.coupon.CouponScope;
import io.simledger.billing.coupon.IssuedCoupon;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.volumediscount.VolumeDiscountContract;
import io.simledger.billing.volumediscount.VolumeDiscountOffer;
import io.simledger.billing.volumediscount.VolumeDiscountOrder;
import io.simledger.discounts.v1.Coupon;
import io.simledger.discounts.v1.CreateVolumeDiscountQuotationRequest;
import io.simledger.discounts.v1.VolumeDiscount;
import io.simledger.discounts.v1.VolumeDiscountPayment;
import io.simledger.discounts.v1.VolumeDiscountQuotation;
import io.simledger.discounts.v1.VolumeDiscountStatus;
import io.simledger.discounts.v1.VolumeDiscountType;
import java.time.Instant;

/** Reads and writes the messages of coupons and volume discounts. */
final class DiscountMessages {
  private static final String TYPE = "VOLUME_DISCOUNT_TYPE_";
  private static final String PAYMENT = "VOLUME_DISCOUNT_PAYMENT_";

  private DiscountMessages() {}

  static CouponScope scope(io.simledger.discounts.v1.CouponScope scope) {
    return switch (scope) {
      case COUPON_SCOPE_ALL_CHARGES -> CouponScope.ALL_CHARGES;
      case COUPON_SCOPE_DATA_TRAFFIC -> CouponScope.DATA_TRAFFIC;
      case COUPON_SCOPE_BEAM -> CouponScope.BEAM;
      case COUPON_SCOPE_ENDORSE -> CouponScope.ENDORSE;
      case COUPON_SCOPE_FUNNEL -> CouponScope.FUNNEL;
      case COUPON_SCOPE_UNSPECIFIED, UNRECOGNIZED ->
          throw BillingError.MALFORMED_REQUEST.exception();
    };
  }

  static io.simledger.discounts.v1.CouponQuotation quotation(CouponQuotation quotation) {
    return io.simledger.discounts.v1.CouponQuotation.newBuilder()
        .setOrderId(quotation.orderId())
        .setAmount(Responses.plain(quotation.amount()))
        .setCurrency(quotation.coverage().currency())
        .setExpiryMonth(Responses.MONTH.format(quotation.expiryMonth()))
        .setTaxAmount(Responses.plain(quotation.taxAmount()))
        .setTotalAmount(Responses.plain(quotation.totalAmount()))
        .build();
  }

  static Coupon coupon(IssuedCoupon coupon) {
    return Coupon.newBuilder()
        .setCouponCode(coupon.code())
        .setOrderId(coupon.orderId())
        .setScope(
            switch (coupon.scope()) {
              case ALL_CHARGES -> io.simledger.discounts.v1.CouponScope.COUPON_SCOPE_ALL_CHARGES;
              case DATA_TRAFFIC -> io.simledger.discounts.v1.CouponScope.COUPON_SCOPE_DATA_TRAFFIC;
              case BEAM -> io.simledger.discounts.v1.CouponScope.COUPON_SCOPE_BEAM;
              case ENDORSE -> io.simledger.discounts.v1.CouponScope.COUPON_SCOPE_ENDORSE;
              case FUNNEL -> io.simledger.discounts.v1.CouponScope.COUPON_SCOPE_FUNNEL;
            })
        .setBillItemName(coupon.scope().billItemName())
        .setAmount(Responses.plain(coupon.amount()))
        .setBalance(Responses.plain(coupon.balance()))
        .setCurrency(coupon.coverage().currency())
        .setExpiryMonth(Responses.MONTH.format(coupon.expiryMonth()))
        .setPreliminaryUse(Responses.plain(coupon.preliminaryUse()))
        .build();
  }

  static VolumeDiscountOrder order(CreateVolumeDiscountQuotationRequest request) {
    if (request.getType() == VolumeDiscountType.VOLUME_DISCOUNT_TYPE_UNSPECIFIED
        || request.getType() == VolumeDiscountType.UNRECOGNIZED
        || request.getPayment() == VolumeDiscountPayment.VOLUME_DISCOUNT_PAYMENT_UNSPECIFIED
        || request.getPayment() == VolumeDiscountPayment.UNRECOGNIZED) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
    return new VolumeDiscountOrder(
        request.getType().name().substring(TYPE.length()),
        request.getPayment().name().substring(PAYMENT.length()),
        request.getContractTermMonths(),
        request.getQuantity(),
        Requests.day(request.getStartDate()).orElse(null));
  }

  static io.simledger.discounts.v1.VolumeDiscountOffer offer(VolumeDiscountOffer offer) {
    return io.simledger.discounts.v1.VolumeDiscountOffer.newBuilder()
        .setType(VolumeDiscountType.valueOf(TYPE + offer.type()))
        .setPayment(VolumeDiscountPayment.valueOf(PAYMENT + offer.payment()))
        .setContractTermMonths(offer.termMonths())
        .setCurrency(offer.coverage().currency())
        .setUnitPrice(Responses.plain(offer.unitPrice()))
        .setTaxIncludedUnitPrice(Responses.plain(offer.taxIncludedUnitPrice()))
        .build();
  }

  static VolumeDiscountQuotation quotation(VolumeDiscountContract quotation) {
    String total = Responses.plain(quotation.total());
    return VolumeDiscountQuotation.newBuilder()
        .setOrderId(quotation.orderId())
        .setOffer(offer(quotation.offer()))
        .setQuantity(quotation.quantity())
        .setStartDate(Responses.DAY.format(quotation.from()))
        .setEndDate(Responses.DAY.format(quotation.to().minusDays(1)))
        .setInitialCost(Responses.plain(quotation.initialCost()))
        .setTaxIncludedInitialCost(total)
        .setTaxAmount(Responses.plain(quotation.total().subtract(quotation.initialCost())))
        .setTotalAmount(total)
        .build();
  }

  static VolumeDiscount contract(VolumeDiscountContract contract, boolean isOver) {
    VolumeDiscount.Builder message =
        VolumeDiscount.newBuilder()
            .setContractId(contract.contractId() == null ? "" : contract.contractId())
            .setOffer(offer(contract.offer()))
            .setQuantity(contract.quantity())
            .setStartDate(Responses.DAY.format(contract.from()))
            .setEndDate(Responses.DAY.format(contract.to().minusDays(1)))
            .setInitialCost(Responses.plain(contract.initialCost()))
            .setStatus(
                isOver
                    ? VolumeDiscountStatus.VOLUME_DISCOUNT_STATUS_EXPIRED
                    : VolumeDiscountStatus.VOLUME_DISCOUNT_STATUS_ACTIVE);
    Instant contractedAt = contract.contractedAt();
    return contractedAt == null
        ? message.build()
        : message.setContractedAt(Responses.timestamp(contractedAt)).build();
  }
}
