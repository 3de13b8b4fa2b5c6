package io.simledger.transfer.volumediscount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.simledger.discounts.v1.VolumeDiscount;
import io.simledger.discounts.v1.VolumeDiscountOffer;
import io.simledger.discounts.v1.VolumeDiscountPayment;
import io.simledger.discounts.v1.VolumeDiscountStatus;
import io.simledger.discounts.v1.VolumeDiscountType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractStatusTest {
  private static final VolumeDiscountOffer OFFER =
      VolumeDiscountOffer.newBuilder()
          .setType(VolumeDiscountType.VOLUME_DISCOUNT_TYPE_SORACOM_AIR_BASIC_CHARGE_V2)
          .setPayment(VolumeDiscountPayment.VOLUME_DISCOUNT_PAYMENT_MONTHLY)
          .setUnitPrice("275")
          .build();

  @Test
  void aContractThatEndedIsExpired() {
    VolumeDiscount.Builder contract =
        VolumeDiscount.newBuilder().setOffer(OFFER).setInitialCost("0");
    contract.setStatus(VolumeDiscountStatus.VOLUME_DISCOUNT_STATUS_EXPIRED);
    assertThat(Contract.of(contract.build()).status()).isEqualTo("expired");
    contract.setStatus(VolumeDiscountStatus.VOLUME_DISCOUNT_STATUS_ACTIVE);
    assertThat(Contract.of(contract.build()).status()).isEqualTo("active");
  }

  @ParameterizedTest
  @EnumSource
  void typesAreTheSameOnBothSides(ContractType type) {
    assertThat(ContractType.of(type.onWire())).isEqualTo(type);
    assertThat(type.onWire().name()).isEqualTo("VOLUME_DISCOUNT_TYPE_" + type);
  }

  @ParameterizedTest
  @EnumSource
  void paymentsAreTheSameOnBothSides(PaymentType payment) {
    assertThat(PaymentType.of(payment.onWire())).isEqualTo(payment);
    assertThat(payment.onWire().name()).isEqualTo("VOLUME_DISCOUNT_PAYMENT_" + payment);
  }

  @Test
  void whatHasNoTypeIsNotShown() {
    VolumeDiscount untyped =
        VolumeDiscount.newBuilder()
            .setOffer(OFFER.toBuilder().clearType())
            .setInitialCost("0")
            .build();
    assertThatThrownBy(() -> Contract.of(untyped)).isInstanceOf(IllegalStateException.class);
  }
}
