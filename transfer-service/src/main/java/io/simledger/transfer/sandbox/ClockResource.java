package io.simledger.transfer.sandbox;

import io.simledger.transfer.auth.Open;
import io.simledger.transfer.platform.SandboxOnly;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The clock of both services (X2). */
@Path("/v1/sandbox/clock")
@SandboxOnly
@Open
@Tag(name = "Simledger")
class ClockResource {
  private final SandboxClock clock;

  ClockResource(SandboxClock clock) {
    this.clock = clock;
  }

  @GET
  public Time sandboxGetClock() {
    return new Time(clock.now());
  }

  /** Sets the clock, forward only once there is a SIM, and runs what falls due on the way. */
  @PUT
  public Time sandboxSetClock(@NotNull @Valid Time time) {
    return new Time(clock.setTo(time.now()));
  }

  /** Moves the clock on and runs what falls due on the way, in order, before it answers. */
  @POST
  @Path("advance")
  public Time sandboxAdvanceClock(@NotNull @Valid Advance advance) {
    return new Time(clock.advance(advance));
  }

  /** A time, ISO 8601. */
  record Time(@NotNull Instant now) {}
}
