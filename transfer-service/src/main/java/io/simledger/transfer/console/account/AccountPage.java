package io.simledger.transfer.console.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.account.Coverages;
import io.simledger.transfer.account.Operator;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.auth.AuthKeys;
import io.simledger.transfer.auth.User;
import io.simledger.transfer.console.HtmxAnswers;
import io.simledger.transfer.error.Language;
import io.simledger.transfer.permission.Abilities;
import io.simledger.transfer.permission.Performs;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The operator, and what the signed-in user signs in with. */
@Path("/console/account")
@Produces(MediaType.TEXT_HTML)
class AccountPage {
  private final Operators operators;
  private final Coverages coverages;
  private final AuthKeys authKeys;
  private final Abilities abilities;
  private final Caller caller;

  AccountPage(
      Operators operators,
      Coverages coverages,
      AuthKeys authKeys,
      Abilities abilities,
      Caller caller) {
    this.operators = operators;
    this.coverages = coverages;
    this.authKeys = authKeys;
    this.abilities = abilities;
    this.caller = caller;
  }

  /** Everybody may see who is signed in; the rest is shown to those who may see it. */
  @GET
  @Performs(Performs.NOTHING)
  public TemplateInstance show() {
    return Templates.account(
        new Account(
            caller.operatorId(),
            user(),
            abilities.include("Operator:getOperator") ? profile() : null,
            coverages.of(caller.operatorId()).contains(CoverageType.JP),
            coverages.of(caller.operatorId()).contains(CoverageType.G),
            keys()));
  }

  @GET
  @Path("coverage_type/{coverage_type}")
  @Performs("Operator:addCoverageType")
  public TemplateInstance askToAddCoverageType(
      @RestPath("coverage_type") CoverageType coverageType) {
    return Templates.addCoverageType(coverageType.wireName());
  }

  @POST
  @Path("coverage_type/{coverage_type}")
  @Performs("Operator:addCoverageType")
  public Response addCoverageType(@RestPath("coverage_type") CoverageType coverageType) {
    coverages.add(caller.operatorId(), coverageType);
    return HtmxAnswers.reload();
  }

  @POST
  @Path("mail_language")
  @Performs("Simledger:setMailLanguage")
  public Response setMailLanguage(@RestForm @NotNull Language language) {
    operators.setMailLanguage(caller.operatorId(), language);
    return HtmxAnswers.reload();
  }

  private String user() {
    String userName = caller.userName();
    return userName == null ? "" : userName;
  }

  private Profile profile() {
    Operator operator = operators.get(caller.operatorId());
    return new Profile(
        operator.primaryEmail(), operator.createdAt(), operator.mailLanguage().wireName());
  }

  private @Nullable KeyList keys() {
    String user = user();
    if (user.isEmpty()) {
      return KeyList.ofRoot(authKeys.list(User.root(caller.operatorId())));
    }
    return abilities.includeOf(user, "User:listUserAuthKeys")
        ? KeyList.ofUser(user, authKeys.list(new User(caller.operatorId(), user)))
        : null;
  }

  /**
   * What the page shows.
   *
   * @param user empty for the root user
   * @param profile null where it is not to be seen
   * @param keys null where they are not to be seen
   */
  public record Account(
      String operatorId,
      String user,
      @Nullable Profile profile,
      boolean hasJapan,
      boolean hasGlobal,
      @Nullable KeyList keys) {}

  /** What the API shows of an operator. */
  public record Profile(String email, Instant createdAt, String mailLanguage) {}

  @CheckedTemplate(basePath = "console/account")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance account(Account account);

    static native TemplateInstance addCoverageType(String coverage);
  }
}
