package io.simledger.transfer.sandbox;

import io.simledger.transfer.auth.Open;
import io.simledger.transfer.platform.SandboxOnly;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A clean slate (X3). */
@Path("/v1/sandbox/reset")
@SandboxOnly
@Open
@Tag(name = "Simledger")
class ResetResource {
  private final SandboxReset reset;

  ResetResource(SandboxReset reset) {
    this.reset = reset;
  }

  /** Empties both services and the mailbox, and sets the clock back to the machine's. */
  @POST
  public void sandboxReset() {
    reset.run();
  }
}
