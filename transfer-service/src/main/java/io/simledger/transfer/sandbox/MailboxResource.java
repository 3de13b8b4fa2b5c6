package io.simledger.transfer.sandbox;

import io.simledger.transfer.auth.Open;
import io.simledger.transfer.platform.SandboxOnly;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The mails that the local mail catcher has (X3). */
@Path("/v1/sandbox/mails")
@SandboxOnly
@Open
@Tag(name = "Simledger")
class MailboxResource {
  private final LocalMailbox mailbox;

  MailboxResource(LocalMailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** Mails to one address, or all, oldest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String sandboxListMails(@QueryParam("to") @Nullable String to) {
    return mailbox.mailsTo(to);
  }
}
