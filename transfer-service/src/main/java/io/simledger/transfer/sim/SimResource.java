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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** SIMs by SIM ID. */
@Path("/v1/sims")
@Tag(name = "Sim")
class SimResource {
  private final Sims sims;
  private final SimStatuses statuses;
  private final SimAttributes attributes;
  private final Registration registration;
  private final StatusHistory history;
  private final Caller caller;

  SimResource(
      Sims sims,
      SimStatuses statuses,
      SimAttributes attributes,
      Registration registration,
      StatusHistory history,
      Caller caller) {
    this.sims = sims;
    this.statuses = statuses;
    this.attributes = attributes;
    this.registration = registration;
    this.history = history;
    this.caller = caller;
  }

  @GET
  public RestResponse<List<SimView>> listSims(@Valid @BeanParam PageQuery page, UriInfo request) {
    return PageHeaders.respond(
        sims.list(owner(), page.lastEvaluatedKey, page.limit()).map(SimView::of), request);
  }

  @GET
  @Path("{sim_id}/statuses/history")
  public RestResponse<List<SimStatusView>> listSimStatusHistory(
      @RestPath("sim_id") SimId simId,
      @RestQuery @Nullable Long from,
      @RestQuery @Nullable Long to,
      @RestQuery @Nullable String sort,
      @Valid @BeanParam PageQuery page,
      UriInfo request) {
    return PageHeaders.respond(
        history.list(owner(), simId, HistoryQuery.of(from, to, sort, page)), request);
  }

  @GET
  @Path("{sim_id}")
  public SimView getSim(@RestPath("sim_id") SimId simId) {
    return SimView.of(sims.get(owner(), simId));
  }

  @POST
  @Path("{sim_id}/register")
  @ResponseStatus(201)
  public SimView registerSim(
      @RestPath("sim_id") SimId simId, @Valid @NotNull SimRequests.Register request) {
    return SimView.of(
        registration.register(
            owner(), simId, request.registrationSecret(), request.groupKey(), request.tags()));
  }

  @POST
  @Path("{sim_id}/activate")
  public SimView activateSim(@RestPath("sim_id") SimId simId) {
    return SimView.of(statuses.change(owner(), simId, SimStatus.ACTIVE));
  }

  @POST
  @Path("{sim_id}/deactivate")
  public SimView deactivateSim(@RestPath("sim_id") SimId simId) {
    return SimView.of(statuses.change(owner(), simId, SimStatus.INACTIVE));
  }

  @POST
  @Path("{sim_id}/suspend")
  public SimView suspendSim(@RestPath("sim_id") SimId simId) {
    return SimView.of(statuses.change(owner(), simId, SimStatus.SUSPENDED));
  }

  @POST
  @Path("{sim_id}/set_to_standby")
  public SimView setSimToStandby(@RestPath("sim_id") SimId simId) {
    return SimView.of(statuses.change(owner(), simId, SimStatus.STANDBY));
  }

  @POST
  @Path("{sim_id}/terminate")
  public SimView terminateSim(@RestPath("sim_id") SimId simId) {
    return SimView.of(statuses.change(owner(), simId, SimStatus.TERMINATED));
  }

  @POST
  @Path("{sim_id}/enable_termination")
  public SimView enableSimTermination(@RestPath("sim_id") SimId simId) {
    return SimView.of(statuses.changeTerminationEnabled(owner(), simId, true));
  }

  @POST
  @Path("{sim_id}/disable_termination")
  public SimView disableSimTermination(@RestPath("sim_id") SimId simId) {
    return SimView.of(statuses.changeTerminationEnabled(owner(), simId, false));
  }

  @PUT
  @Path("{sim_id}/tags")
  public SimView putSimTags(
      @RestPath("sim_id") SimId simId, @NotNull List<Tags.@NotNull TagUpdate> tags) {
    return SimView.of(attributes.putTags(owner(), simId, tags));
  }

  @DELETE
  @Path("{sim_id}/tags/{tag_name}")
  public void deleteSimTag(@RestPath("sim_id") SimId simId, @RestPath("tag_name") String tagName) {
    attributes.deleteTag(owner(), simId, tagName);
  }

  @POST
  @Path("{sim_id}/set_group")
  public SimView setSimGroup(
      @RestPath("sim_id") SimId simId, @Valid @NotNull SimRequests.SetGroup request) {
    return SimView.of(attributes.setGroup(owner(), simId, request.groupKey()));
  }

  @POST
  @Path("{sim_id}/unset_group")
  public SimView unsetSimGroup(@RestPath("sim_id") SimId simId) {
    return SimView.of(attributes.unsetGroup(owner(), simId));
  }

  @POST
  @Path("{sim_id}/update_speed_class")
  public SimView updateSimSpeedClass(
      @RestPath("sim_id") SimId simId, @Valid @NotNull SimRequests.UpdateSpeedClass request) {
    return SimView.of(attributes.changeSpeedClass(owner(), simId, request.speedClass()));
  }

  private Owner owner() {
    return Owner.of(caller);
  }
}
