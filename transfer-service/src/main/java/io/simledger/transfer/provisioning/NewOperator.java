package io.simledger.transfer.provisioning;

import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.account.PaymentMethod;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.error.Language;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An operator to create.
 *
 * @param password of its root user
 * @param coverageTypes Japan coverage when absent
 * @param paymentMethods by coverage type; without one it cannot pay for SIMs of that coverage
 * @param mailLanguage in which mails are written to it; English when absent
 */
record NewOperator(
    @NotBlank @Email @Size(max = 254) String email,
    @NotNull String password,
    @Nullable Set<@NotNull CoverageType> coverageTypes,
    @Nullable Map<@NotNull CoverageType, @NotNull PaymentMethod> paymentMethods,
    @Nullable Language mailLanguage) {

  /** Every coverage type of the operator, with how it pays for it, if it can. */
  Map<CoverageType, Optional<PaymentMethod>> paymentByCoverageType() {
    Set<CoverageType> types =
        coverageTypes == null || coverageTypes.isEmpty() ? Set.of(CoverageType.JP) : coverageTypes;
    Map<CoverageType, PaymentMethod> methods = paymentMethods == null ? Map.of() : paymentMethods;
    if (!types.containsAll(methods.keySet())) {
      throw new ApiException(ErrorCode.COVERAGE_TYPE_MISSING, "paymentMethods");
    }
    return types.stream()
        .collect(Collectors.toMap(type -> type, type -> Optional.ofNullable(methods.get(type))));
  }

  Language mailLanguageOrDefault() {
    return mailLanguage == null ? Language.EN : mailLanguage;
  }

  @Override
  public String toString() {
    return "NewOperator[]";
  }
}
