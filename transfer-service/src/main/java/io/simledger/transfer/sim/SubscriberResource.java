package io.simledger.transfer.sim;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.platform.PageHeaders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** SIMs by IMSI. */
@Path("/v1/subscribers")
@Tag(name = "Subscriber")
class SubscriberResource {
  private final Sims sims;
  private final SimStatuses statuses;
  private final SimAttributes attributes;
  private final Registration registration;
  private final Caller caller;

  SubscriberResource(
      Sims sims,
      SimStatuses statuses,
      SimAttributes attributes,
      Registration registration,
      Caller caller) {
    this.sims = sims;
    this.statuses = statuses;
    this.attributes = attributes;
    this.registration = registration;
    this.caller = caller;
  }

  @GET
  public RestResponse<List<SubscriberView>> listSubscribers(
      @Valid @BeanParam SimFilter filter, @Valid @BeanParam PageQuery page, UriInfo request) {
    return PageHeaders.respond(
        sims.list(owner(), filter, page.lastEvaluatedKey, page.limit()).map(SubscriberView::of),
        request);
  }

  @GET
  @Path("{imsi}")
  public SubscriberView getSubscriber(@RestPath Imsi imsi) {
    return SubscriberView.of(sims.get(owner(), imsi));
  }

  @POST
  @Path("{imsi}/register")
  @ResponseStatus(201)
  public SubscriberView registerSubscriber(
      @RestPath Imsi imsi, @Valid @NotNull SimRequests.Register request) {
    return SubscriberView.of(
        registration.register(
            owner(), imsi, request.registrationSecret(), request.groupKey(), request.tags()));
  }

  @POST
  @Path("{imsi}/activate")
  public SubscriberView activateSubscriber(@RestPath Imsi imsi) {
    return SubscriberView.of(statuses.change(owner(), imsi, SimStatus.ACTIVE));
  }

  @POST
  @Path("{imsi}/deactivate")
  public SubscriberView deactivateSubscriber(@RestPath Imsi imsi) {
    return SubscriberView.of(statuses.change(owner(), imsi, SimStatus.INACTIVE));
  }

  @POST
  @Path("{imsi}/suspend")
  public SubscriberView suspendSubscriber(@RestPath Imsi imsi) {
    return SubscriberView.of(statuses.change(owner(), imsi, SimStatus.SUSPENDED));
  }

  @POST
  @Path("{imsi}/set_to_standby")
  public SubscriberView setSubscriberToStandby(@RestPath Imsi imsi) {
    return SubscriberView.of(statuses.change(owner(), imsi, SimStatus.STANDBY));
  }

  @POST
  @Path("{imsi}/terminate")
  public SubscriberView terminateSubscriber(@RestPath Imsi imsi) {
    return SubscriberView.of(statuses.change(owner(), imsi, SimStatus.TERMINATED));
  }

  @POST
  @Path("{imsi}/enable_termination")
  public SubscriberView enableTermination(@RestPath Imsi imsi) {
    return SubscriberView.of(statuses.changeTerminationEnabled(owner(), imsi, true));
  }

  @POST
  @Path("{imsi}/disable_termination")
  public SubscriberView disableTermination(@RestPath Imsi imsi) {
    return SubscriberView.of(statuses.changeTerminationEnabled(owner(), imsi, false));
  }

  @PUT
  @Path("{imsi}/tags")
  public SubscriberView putSubscriberTags(
      @RestPath Imsi imsi, @NotNull List<Tags.@NotNull TagUpdate> tags) {
    return SubscriberView.of(attributes.putTags(owner(), imsi, tags));
  }

  @DELETE
  @Path("{imsi}/tags/{tag_name}")
  public void deleteSubscriberTag(@RestPath Imsi imsi, @RestPath("tag_name") String tagName) {
    attributes.deleteTag(owner(), imsi, tagName);
  }

  @POST
  @Path("{imsi}/set_group")
  public SubscriberView setGroup(
      @RestPath Imsi imsi, @Valid @NotNull SimRequests.SetGroup request) {
    return SubscriberView.of(attributes.setGroup(owner(), imsi, request.groupKey()));
  }

  @POST
  @Path("{imsi}/unset_group")
  public SubscriberView unsetGroup(@RestPath Imsi imsi) {
    return SubscriberView.of(attributes.unsetGroup(owner(), imsi));
  }

  @POST
  @Path("{imsi}/update_speed_class")
  public SubscriberView updateSpeedClass(
      @RestPath Imsi imsi, @Valid @NotNull SimRequests.UpdateSpeedClass request) {
    return SubscriberView.of(attributes.changeSpeedClass(owner(), imsi, request.speedClass()));
  }

  private Owner owner() {
    return Owner.of(caller);
  }
}
