package io.simledger.transfer.console.batches;

import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.batch.BatchAction;
import io.simledger.transfer.batch.BatchArgument;
import io.simledger.transfer.batch.BatchOffer;
import io.simledger.transfer.batch.Batches;
import io.simledger.transfer.console.FormText;
import io.simledger.transfer.permission.OnEachSim;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.permission.ToDestination;
import io.simledger.transfer.permission.TransferDestinations;
import io.simledger.transfer.sim.Owner;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** Starts what was previewed. Each action is the operation that it performs on each SIM. */
@Path("/console/batches/{batchId}")
@Produces(MediaType.TEXT_HTML)
@OnEachSim
class BatchStart {
  private final Batches batches;
  private final BatchPage pages;
  private final BatchOffer offer;
  private final TransferDestinations destinations;
  private final Caller caller;

  BatchStart(
      Batches batches,
      BatchPage pages,
      BatchOffer offer,
      TransferDestinations destinations,
      Caller caller) {
    this.batches = batches;
    this.pages = pages;
    this.offer = offer;
    this.destinations = destinations;
    this.caller = caller;
  }

  @POST
  @Path("transfer")
  @Performs("Subscriber:issueSubscriberTransferToken")
  @ToDestination
  public TemplateInstance transfer(
      UUID batchId, @RestForm @NotNull FormText operatorId, @RestForm @NotNull FormText email) {
    BatchArgument destination =
        BatchArgument.destination(operatorId.value().strip(), email.value().strip());
    destinations.require(destination.destinationOperatorId());
    offer.check(batches.get(Owner.of(caller), batchId), destination);
    return start(batchId, BatchAction.TRANSFER, destination);
  }

  @POST
  @Path("activate")
  @Performs("Subscriber:activateSubscriber")
  public TemplateInstance activate(UUID batchId) {
    return start(batchId, BatchAction.ACTIVATE, BatchArgument.NONE);
  }

  @POST
  @Path("deactivate")
  @Performs("Subscriber:deactivateSubscriber")
  public TemplateInstance deactivate(UUID batchId) {
    return start(batchId, BatchAction.DEACTIVATE, BatchArgument.NONE);
  }

  @POST
  @Path("suspend")
  @Performs("Subscriber:suspendSubscriber")
  public TemplateInstance suspend(UUID batchId) {
    return start(batchId, BatchAction.SUSPEND, BatchArgument.NONE);
  }

  @POST
  @Path("standby")
  @Performs("Subscriber:setSubscriberToStandby")
  public TemplateInstance standby(UUID batchId) {
    return start(batchId, BatchAction.STANDBY, BatchArgument.NONE);
  }

  @POST
  @Path("terminate")
  @Performs("Subscriber:terminateSubscriber")
  public TemplateInstance terminate(UUID batchId) {
    return start(batchId, BatchAction.TERMINATE, BatchArgument.NONE);
  }

  @POST
  @Path("enable-termination")
  @Performs("Subscriber:enableTermination")
  public TemplateInstance enableTermination(UUID batchId) {
    return start(batchId, BatchAction.ENABLE_TERMINATION, BatchArgument.NONE);
  }

  @POST
  @Path("disable-termination")
  @Performs("Subscriber:disableTermination")
  public TemplateInstance disableTermination(UUID batchId) {
    return start(batchId, BatchAction.DISABLE_TERMINATION, BatchArgument.NONE);
  }

  @POST
  @Path("unset-group")
  @Performs("Subscriber:unsetGroup")
  public TemplateInstance unsetGroup(UUID batchId) {
    return start(batchId, BatchAction.UNSET_GROUP, BatchArgument.NONE);
  }

  @POST
  @Path("cancel-transfer")
  @Performs("Simledger:cancelTransfer")
  public TemplateInstance cancelTransfer(UUID batchId) {
    return start(batchId, BatchAction.CANCEL_TRANSFER, BatchArgument.NONE);
  }

  @POST
  @Path("set-group")
  @Performs("Subscriber:setGroup")
  public TemplateInstance setGroup(UUID batchId, @RestForm UUID group) {
    return start(batchId, BatchAction.SET_GROUP, BatchArgument.group(group.toString()));
  }

  @POST
  @Path("put-tag")
  @Performs("Subscriber:putSubscriberTags")
  public TemplateInstance putTag(
      UUID batchId, @RestForm @NotNull FormText name, @RestForm @NotNull FormText value) {
    return start(
        batchId, BatchAction.PUT_TAG, BatchArgument.tag(name.value().strip(), value.value()));
  }

  @POST
  @Path("delete-tag")
  @Performs("Subscriber:deleteSubscriberTag")
  public TemplateInstance deleteTag(UUID batchId, @RestForm @NotNull FormText name) {
    return start(batchId, BatchAction.DELETE_TAG, BatchArgument.tag(name.value().strip(), ""));
  }

  @POST
  @Path("speed-class")
  @Performs("Subscriber:updateSpeedClass")
  public TemplateInstance speedClass(UUID batchId, @RestForm @NotBlank String speedClass) {
    return start(batchId, BatchAction.SPEED_CLASS, BatchArgument.speedClass(speedClass));
  }

  private TemplateInstance start(UUID batchId, BatchAction action, BatchArgument argument) {
    Owner owner = Owner.of(caller);
    batches.start(owner, batchId, action, argument);
    return BatchPage.Templates.progress(pages.progress(batches.get(owner, batchId), ""));
  }
}
