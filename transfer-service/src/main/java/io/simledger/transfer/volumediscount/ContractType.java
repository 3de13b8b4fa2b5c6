package io.simledger.transfer.volumediscount;

import io.simledger.discounts.v1.VolumeDiscountType;

/** Type of a volume discount, named as in the API. */
public enum ContractType {
  SORACOM_AIR_BASIC_CHARGE_V2,
  SORACOM_AIR_BASIC_CHARGE,
  SORACOM_AIR_MONTHLY_FIXED_BASIC_CHARGE;

  VolumeDiscountType onWire() {
    return switch (this) {
      case SORACOM_AIR_BASIC_CHARGE_V2 ->
          VolumeDiscountType.VOLUME_DISCOUNT_TYPE_SORACOM_AIR_BASIC_CHARGE_V2;
      case SORACOM_AIR_BASIC_CHARGE ->
          VolumeDiscountType.VOLUME_DISCOUNT_TYPE_SORACOM_AIR_BASIC_CHARGE;
      case SORACOM_AIR_MONTHLY_FIXED_BASIC_CHARGE ->
          VolumeDiscountType.VOLUME_DISCOUNT_TYPE_SORACOM_AIR_MONTHLY_FIXED_BASIC_CHARGE;
    };
  }

  public static ContractType of(VolumeDiscountType type) {
    return switch (type) {
      case VOLUME_DISCOUNT_TYPE_SORACOM_AIR_BASIC_CHARGE_V2 -> SORACOM_AIR_BASIC_CHARGE_V2;
      case VOLUME_DISCOUNT_TYPE_SORACOM_AIR_BASIC_CHARGE -> SORACOM_AIR_BASIC_CHARGE;
      case VOLUME_DISCOUNT_TYPE_SORACOM_AIR_MONTHLY_FIXED_BASIC_CHARGE ->
          SORACOM_AIR_MONTHLY_FIXED_BASIC_CHARGE;
      case VOLUME_DISCOUNT_TYPE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("A volume discount of an unknown type");
    };
  }
}
