package io.simledger.transfer.console.billing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.account.Coverages;
import io.simledger.transfer.account.PaymentMethod;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.platform.SandboxOnly;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** How the bills of each coverage type are paid (T7). */
@Path("/console/payment")
@Produces(MediaType.TEXT_HTML)
class PaymentPage {
  private static final List<String> METHODS =
      Arrays.stream(PaymentMethod.values()).map(PaymentMethod::wireName).toList();

  private final Coverages coverages;
  private final Caller caller;

  PaymentPage(Coverages coverages, Caller caller) {
    this.coverages = coverages;
    this.caller = caller;
  }

  /**
   * How the bills of a coverage type are paid.
   *
   * @param method name in the API; absent while there is none
   */
  public record Payment(String coverage, @Nullable String method) {}

  @GET
  @Performs("Payment:getPaymentMethod")
  public Response show() {
    return Response.ok(
            Templates.payment(
                coverages.of(caller.operatorId()).stream().map(this::payment).toList(), METHODS))
        .build();
  }

  /** Registers a payment method that nothing is charged to. */
  @POST
  @Performs("Simledger:registerPaymentMethod")
  @SandboxOnly
  public Response register(
      @RestForm @NotNull CoverageType coverage, @RestForm @NotNull PaymentMethod method) {
    coverages.setPaymentMethod(caller.operatorId(), coverage, method);
    return Response.ok(Templates.paymentMethod(payment(coverage), METHODS, true)).build();
  }

  private Payment payment(CoverageType coverage) {
    return new Payment(
        coverage.wireName(),
        coverages
            .paymentMethod(caller.operatorId(), coverage)
            .map(PaymentMethod::wireName)
            .orElse(null));
  }

  @CheckedTemplate(basePath = "console/billing")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance payment(List<Payment> payments, List<String> methods);

    static native TemplateInstance paymentMethod(
        Payment payment, List<String> methods, boolean saved);
  }
}
