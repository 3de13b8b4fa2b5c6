package io.simledger.transfer.order;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Where an order goes, as the operator wrote it. */
record ShippingAddress(
    @NotBlank @Size(max = MAX_LENGTH) String addressLine1,
    @Nullable @Size(max = MAX_LENGTH) String addressLine2,
    @Nullable @Size(max = MAX_LENGTH) String building,
    @NotBlank @Size(max = MAX_LENGTH) String city,
    @Nullable @Size(max = MAX_LENGTH) String companyName,
    @Nullable @Size(max = MAX_LENGTH) String countryCode,
    @Nullable @Size(max = MAX_LENGTH) String department,
    @Nullable @Size(max = MAX_LENGTH) String email,
    @Nullable @Size(max = MAX_LENGTH) String fullName,
    @Nullable @Size(max = MAX_LENGTH) String phoneNumber,
    @NotBlank @Size(max = MAX_LENGTH) String state,
    @NotBlank @Size(max = MAX_LENGTH) String zipCode) {
  private static final int MAX_LENGTH = 200;
}
