package io.simledger.transfer.sandbox;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.platform.SandboxOnly;
import io.simledger.transfer.sim.Plan;
import io.simledger.transfer.sim.SimStock;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** SIMs made out of nothing (X1). */
@Path("/v1/sandbox")
@SandboxOnly
@Tag(name = "API Sandbox: Subscriber")
class SandboxSimResource {
  private final SimProduction production;
  private final Caller caller;

  SandboxSimResource(SimProduction production, Caller caller) {
    this.production = production;
    this.caller = caller;
  }

  /** Makes one SIM that whoever has its secret may register. */
  @POST
  @Path("subscribers/create")
  public CreatedSubscriber sandboxCreateSubscriber(@Valid @NotNull CreateSubscriber request) {
    return CreatedSubscriber.of(
        production.one(request.subscription(), request.bundlesOrNone()), request.subscription());
  }

  /** Makes any number of SIMs that are the caller's at once, in ready. */
  @POST
  @Path("sims")
  @Tag(name = "Simledger")
  @ResponseStatus(201)
  public CreatedSims sandboxCreateSims(@Valid @NotNull CreateSims request) {
    return new CreatedSims(
        production.registered(
            caller.operatorId(), request.subscription(), request.bundlesOrNone(), request.count()));
  }

  record CreateSubscriber(@NotNull String subscription, @Nullable List<@NotNull String> bundles) {
    List<String> bundlesOrNone() {
      return bundles == null ? List.of() : bundles;
    }
  }

  record CreateSims(
      @NotNull String subscription, @Nullable List<@NotNull String> bundles, @Min(1) int count) {
    List<String> bundlesOrNone() {
      return bundles == null ? List.of() : bundles;
    }
  }

  /** IMSIs of the SIMs made, in their order. */
  record CreatedSims(List<String> imsi) {}

  /** A SIM that nobody has registered yet. Times are milliseconds of Unix time. */
  record CreatedSubscriber(
      String imsi,
      String simId,
      String msisdn,
      String serialNumber,
      String registrationSecret,
      String status,
      String subscription,
      String speedClass,
      Map<String, String> tags,
      long createdAt,
      long lastModifiedAt) {

    static CreatedSubscriber of(SimStock.StockedSim sim, String subscription) {
      long created = sim.createdAt().toEpochMilli();
      return new CreatedSubscriber(
          sim.imsi(),
          sim.simId(),
          sim.msisdn(),
          sim.serialNumber(),
          sim.registrationSecret(),
          "ready",
          subscription,
          Plan.named(subscription).map(Plan::defaultSpeedClass).orElse(""),
          Map.of("name", ""),
          created,
          created);
    }
  }
}
