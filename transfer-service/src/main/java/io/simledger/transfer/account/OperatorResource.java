package io.simledger.transfer.account;

import io.simledger.transfer.error.Language;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The operator itself. */
@Path("/v1/operators/{operator_id}")
@Tag(name = "Operator")
class OperatorResource {
  private final Operators operators;
  private final Coverages coverages;
  private final Caller caller;

  OperatorResource(Operators operators, Coverages coverages, Caller caller) {
    this.operators = operators;
    this.coverages = coverages;
    this.caller = caller;
  }

  @GET
  public OperatorView getOperator(@RestPath("operator_id") String operatorId) {
    caller.mustBe(operatorId);
    return OperatorView.of(operators.get(operatorId));
  }

  @POST
  @Path("coverage_type/{coverage_type}")
  @ResponseStatus(201)
  public void addCoverageType(
      @RestPath("operator_id") String operatorId,
      @RestPath("coverage_type") CoverageType coverageType) {
    caller.mustBe(operatorId);
    coverages.add(operatorId, coverageType);
  }

  @GET
  @Path("mail_language")
  @Tag(name = "Simledger")
  public MailLanguage getMailLanguage(@RestPath("operator_id") String operatorId) {
    caller.mustBe(operatorId);
    return new MailLanguage(operators.get(operatorId).mailLanguage());
  }

  @PUT
  @Path("mail_language")
  @Tag(name = "Simledger")
  public MailLanguage setMailLanguage(
      @RestPath("operator_id") String operatorId, @Valid @NotNull MailLanguage request) {
    caller.mustBe(operatorId);
    operators.setMailLanguage(operatorId, request.language());
    return request;
  }

  /** In which language mails are written to an operator. */
  record MailLanguage(@NotNull Language language) {}

  /** An operator as the API shows it. Times are ISO 8601. */
  record OperatorView(
      String operatorId,
      String rootOperatorId,
      String email,
      String description,
      String createDate,
      String updateDate) {

    static OperatorView of(Operator operator) {
      return new OperatorView(
          operator.operatorId(),
          operator.operatorId(),
          operator.primaryEmail(),
          "",
          operator.createdAt().toString(),
          operator.createdAt().toString());
    }
  }
}
