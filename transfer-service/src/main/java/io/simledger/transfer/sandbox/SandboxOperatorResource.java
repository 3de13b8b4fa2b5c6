package io.simledger.transfer.sandbox;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.auth.IssuedSession;
import io.simledger.transfer.auth.Open;
import io.simledger.transfer.error.Language;
import io.simledger.transfer.platform.SandboxOnly;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Operators of a sandbox (X1). Any AuthKey pair is accepted as that of a real operator. */
@Path("/v1/sandbox")
@SandboxOnly
@Tag(name = "API Sandbox: Operator")
class SandboxOperatorResource {
  private static final int MAX_EMAIL = 254;

  private final Signup signup;
  private final OperatorRemoval removal;
  private final Caller caller;
  private final HttpHeaders headers;

  SandboxOperatorResource(
      Signup signup, OperatorRemoval removal, Caller caller, HttpHeaders headers) {
    this.signup = signup;
    this.removal = removal;
    this.caller = caller;
    this.headers = headers;
  }

  /** Mails are written in the language of the call. */
  @POST
  @Path("init")
  @Open
  @ResponseStatus(201)
  public IssuedSession sandboxInitializeOperator(@Valid @NotNull SandboxInit request) {
    return signup.init(
        request.email(),
        request.password(),
        request.coverageTypesOrDefault(),
        !Boolean.FALSE.equals(request.registerPaymentMethod()),
        Language.of(headers.getHeaderString(Language.HEADER)));
  }

  /** Answers a sign-up token, which nothing here asks for: {@code init} signs up at once. */
  @POST
  @Path("operators/token/{email}")
  @Open
  public SignupToken sandboxGetSignupToken(
      @RestPath @Email @Size(max = MAX_EMAIL) String email, @Valid @NotNull RealKey request) {
    return new SignupToken(UUID.randomUUID().toString());
  }

  /** Removes the calling operator itself. */
  @DELETE
  @Path("operators/{operator_id}")
  public Map<String, String> sandboxDeleteOperator(@RestPath("operator_id") String operatorId) {
    removal.remove(operatorId, caller.operatorId());
    return Map.of();
  }

  /**
   * An operator to create.
   *
   * @param coverageTypes Japan coverage when absent
   * @param registerPaymentMethod whether it can pay at once; true when absent
   */
  record SandboxInit(
      @NotBlank @Email @Size(max = MAX_EMAIL) String email,
      @NotNull String password,
      @NotBlank String authKeyId,
      @NotBlank String authKey,
      @Nullable Set<@NotNull CoverageType> coverageTypes,
      @Nullable Boolean registerPaymentMethod) {

    Set<CoverageType> coverageTypesOrDefault() {
      return coverageTypes == null || coverageTypes.isEmpty()
          ? Set.of(CoverageType.JP)
          : coverageTypes;
    }
  }

  /** The AuthKey of a real operator. */
  record RealKey(@NotBlank String authKeyId, @NotBlank String authKey) {}

  record SignupToken(String token) {}
}
