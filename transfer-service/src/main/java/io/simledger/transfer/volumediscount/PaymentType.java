package io.simledger.transfer.volumediscount;

import io.simledger.discounts.v1.VolumeDiscountPayment;

/** How a volume discount is paid, named as in the API. */
public enum PaymentType {
  MONTHLY,
  PREPAYMENT;

  VolumeDiscountPayment onWire() {
    return switch (this) {
      case MONTHLY -> VolumeDiscountPayment.VOLUME_DISCOUNT_PAYMENT_MONTHLY;
      case PREPAYMENT -> VolumeDiscountPayment.VOLUME_DISCOUNT_PAYMENT_PREPAYMENT;
    };
  }

  public static PaymentType of(VolumeDiscountPayment payment) {
    return switch (payment) {
      case VOLUME_DISCOUNT_PAYMENT_MONTHLY -> MONTHLY;
      case VOLUME_DISCOUNT_PAYMENT_PREPAYMENT -> PREPAYMENT;
      case VOLUME_DISCOUNT_PAYMENT_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("A volume discount with an unknown payment");
    };
  }
}
