package io.simledger.transfer.provisioning;

import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.account.PaymentMethod;
import io.simledger.transfer.auth.Open;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** What whoever runs the installation brings into it. */
@Path("/v1/provisioning")
@WithProvisioningKey
@Open
@Tag(name = "Simledger")
class ProvisioningResource {
  private final Provisioning provisioning;

  ProvisioningResource(Provisioning provisioning) {
    this.provisioning = provisioning;
  }

  /** Creates an operator. Repeated with the same address and password it is the same operator. */
  @POST
  @Path("operators")
  @ResponseStatus(201)
  public ProvisionedOperator provisionOperator(@Valid @NotNull NewOperator operator) {
    return new ProvisionedOperator(
        provisioning.createOperator(
            operator.email(),
            operator.password(),
            operator.paymentByCoverageType(),
            operator.mailLanguageOrDefault()));
  }

  /** Sets how an operator pays for a coverage type. */
  @PUT
  @Path("operators/{operator_id}/payment_methods/{coverage_type}")
  public PaymentBy provisionPaymentMethod(
      @RestPath("operator_id") String operatorId,
      @RestPath("coverage_type") CoverageType coverageType,
      @Valid @NotNull PaymentBy payment) {
    provisioning.setPaymentMethod(operatorId, coverageType, payment.paymentMethod());
    return payment;
  }

  /** Brings SIMs into stock, all or none, which whoever has their secrets may register. */
  @POST
  @Path("sims")
  @ResponseStatus(201)
  public ProvisionedSims provisionSims(@Valid @NotNull NewSims sims) {
    return new ProvisionedSims(provisioning.stock(sims.toStock()));
  }

  record ProvisionedOperator(String operatorId) {}

  /** How an operator pays. */
  record PaymentBy(@NotNull PaymentMethod paymentMethod) {}

  /** How many SIMs of the request are in stock, or registered by now: all. */
  record ProvisionedSims(int count) {}
}
