package io.simledger.transfer.sandbox;

import io.simledger.transfer.platform.SandboxOnly;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Made-up usage: Air and Beam of a SIM (X1), or any item of any resource (X3). */
@Path("/v1/sandbox")
@SandboxOnly
@Tag(name = "API Sandbox: Stats")
class UsageResource {
  private final MadeUpUsage usage;

  UsageResource(MadeUpUsage usage) {
    this.usage = usage;
  }

  @POST
  @Path("stats/air/subscribers/{imsi}")
  public Inserted sandboxInsertAirStats(
      @PathParam("imsi") String imsi, @NotNull @Valid AirStats stats) {
    usage.insert(imsi, stats);
    return new Inserted();
  }

  @POST
  @Path("stats/beam/subscribers/{imsi}")
  public Inserted sandboxInsertBeamStats(
      @PathParam("imsi") String imsi, @NotNull @Valid BeamStats stats) {
    usage.insert(imsi, stats);
    return new Inserted();
  }

  /** Reports any usage; a record id that was reported before is not counted again. */
  @POST
  @Path("usage")
  @Tag(name = "Simledger")
  public UsageCounts sandboxReportUsage(@NotNull @Valid ReportedUsage reported) {
    return UsageCounts.of(usage.insert(reported));
  }

  /** An empty answer. */
  record Inserted() {}
}
