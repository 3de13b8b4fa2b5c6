package io.simledger.transfer.console.sims;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.batch.BatchAction;
import io.simledger.transfer.console.FormText;
import io.simledger.transfer.console.HtmxAnswers;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.sim.Imsi;
import io.simledger.transfer.sim.Owner;
import io.simledger.transfer.sim.Registration;
import io.simledger.transfer.sim.SimAttributes;
import io.simledger.transfer.sim.SimDetails;
import io.simledger.transfer.sim.SimKey;
import io.simledger.transfer.sim.SimRow;
import io.simledger.transfer.sim.SimTable;
import io.simledger.transfer.sim.Tags;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One SIM: what it is, what can be done with it, what it went through; and registering one. */
@Path("/console/sims")
@Produces(MediaType.TEXT_HTML)
@Performs("Subscriber:getSubscriber")
class SimPage {
  private final SimTable table;
  private final SimDetails details;
  private final SimAttributes attributes;
  private final Registration registration;
  private final Caller caller;

  SimPage(
      SimTable table,
      SimDetails details,
      SimAttributes attributes,
      Registration registration,
      Caller caller) {
    this.table = table;
    this.details = details;
    this.attributes = attributes;
    this.registration = registration;
    this.caller = caller;
  }

  /** A SIM with its history. */
  public record OneSim(SimRow row, SimDetails.More more, List<SimDetails.StatusChange> history) {
    public List<Choice> choices() {
      return Arrays.stream(BatchAction.values())
          .map(
              action ->
                  new Choice(
                      action,
                      action
                          .refusal(row.status(), row.subscription(), row.terminationEnabled())
                          .orElse(null)))
          .toList();
    }
  }

  /**
   * Something that can be done with a SIM.
   *
   * @param refusal why it cannot, now
   */
  public record Choice(BatchAction action, @Nullable ErrorCode refusal) {}

  @GET
  @Path("{imsi}")
  public TemplateInstance show(@RestPath Imsi imsi) {
    Owner owner = Owner.of(caller);
    SimRow row = found(owner, imsi);
    return Templates.sim(new OneSim(row, details.more(row), details.history(owner, row)));
  }

  @POST
  @Path("{imsi}/tags")
  @Performs("Subscriber:putSubscriberTags")
  public TemplateInstance putTag(
      @RestPath Imsi imsi, @RestForm @NotNull FormText name, @RestForm @NotNull FormText value) {
    Owner owner = Owner.of(caller);
    attributes.putTags(
        owner, imsi, List.of(new Tags.TagUpdate(name.value().strip(), value.value())));
    return Templates.tags(found(owner, imsi));
  }

  @POST
  @Path("{imsi}/tags/delete")
  @Performs("Subscriber:deleteSubscriberTag")
  public TemplateInstance deleteTag(@RestPath Imsi imsi, @RestForm @NotBlank String name) {
    Owner owner = Owner.of(caller);
    attributes.deleteTag(owner, imsi, name);
    return Templates.tags(found(owner, imsi));
  }

  @GET
  @Path("register")
  @Performs("Subscriber:registerSubscriber")
  public TemplateInstance askToRegister() {
    return Templates.register();
  }

  @POST
  @Path("register")
  @Performs("Subscriber:registerSubscriber")
  public Response register(
      @RestForm @NotBlank String key, @RestForm @NotBlank @Size(max = 100) String secret) {
    registration.register(Owner.of(caller), SimKey.of(key.strip()), secret.strip(), null, null);
    return HtmxAnswers.reload();
  }

  private SimRow found(Owner owner, Imsi imsi) {
    return table.find(owner, imsi).orElseThrow(() -> new ApiException(ErrorCode.SIM_NOT_FOUND));
  }

  @CheckedTemplate(basePath = "console/sims")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance sim(OneSim sim);

    static native TemplateInstance tags(SimRow row);

    static native TemplateInstance register();
  }
}
