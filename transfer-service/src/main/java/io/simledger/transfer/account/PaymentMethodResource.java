package io.simledger.transfer.account;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.SandboxOnly;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the caller pays for the coverage type of the call. */
@Path("/v1/payment_methods/current")
@Tag(name = "Payment")
class PaymentMethodResource {
  private final Coverages coverages;
  private final Caller caller;

  PaymentMethodResource(Coverages coverages, Caller caller) {
    this.coverages = coverages;
    this.caller = caller;
  }

  @GET
  public PaymentMethodView getPaymentMethod() {
    return PaymentMethodView.of(current());
  }

  /** Registers a payment method that nothing is charged to. */
  @PUT
  @Tag(name = "Simledger")
  @SandboxOnly
  public PaymentMethodView registerPaymentMethod(@Valid @NotNull RegisterPaymentMethod request) {
    coverages.setPaymentMethod(caller.operatorId(), caller.coverageType(), request.paymentMethod());
    return PaymentMethodView.of(request.paymentMethod());
  }

  /** Activates a payment method after an error. None ever has one here. */
  @POST
  @Path("activate")
  public Map<String, String> activatePaymentMethod() {
    current();
    return Map.of();
  }

  private PaymentMethod current() {
    return coverages
        .paymentMethod(caller.operatorId(), caller.coverageType())
        .orElseThrow(() -> new ApiException(ErrorCode.PAYMENT_METHOD_NOT_FOUND));
  }

  record RegisterPaymentMethod(@NotNull PaymentMethod paymentMethod) {}

  /**
   * A payment method as the API shows it.
   *
   * @param providerType only of a credit card
   * @param properties name of the method
   */
  record PaymentMethodView(@Nullable String providerType, String properties) {
    static PaymentMethodView of(PaymentMethod method) {
      return new PaymentMethodView(
          method == PaymentMethod.CREDIT_CARD ? "WebPay" : null, method.wireName());
    }
  }
}
