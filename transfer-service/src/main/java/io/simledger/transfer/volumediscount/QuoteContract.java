package io.simledger.transfer.volumediscount;

import io.simledger.discounts.v1.CreateVolumeDiscountQuotationRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to contract.
 *
 * @param quantity SIMs a day
 * @param startDate yyyyMMdd (UTC); absent for the first day of the next month
 */
public record QuoteContract(
    @NotNull ContractType volumeDiscountType,
    @NotNull PaymentType volumeDiscountPaymentType,
    @NotNull @Positive Integer contractTermMonth,
    @NotNull @Min(1) @Max(1_000_000) Integer quantity,
    @Nullable @Pattern(regexp = "[0-9]{8}") String startDate) {

  CreateVolumeDiscountQuotationRequest.Builder toRequest() {
    return CreateVolumeDiscountQuotationRequest.newBuilder()
        .setType(volumeDiscountType.onWire())
        .setPayment(volumeDiscountPaymentType.onWire())
        .setContractTermMonths(contractTermMonth)
        .setQuantity(quantity)
        .setStartDate(Objects.requireNonNullElse(startDate, ""));
  }
}
