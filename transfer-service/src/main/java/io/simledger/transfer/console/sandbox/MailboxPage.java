package io.simledger.transfer.console.sandbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.SandboxOnly;
import io.simledger.transfer.sandbox.LocalMail;
import io.simledger.transfer.sandbox.LocalMailbox;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The mails that the sandbox sent, as text: nothing that somebody wrote is shown as a page. */
@Path("/console/mailbox")
@Produces(MediaType.TEXT_HTML)
@SandboxOnly
class MailboxPage {
  private static final int PAGE = 20;

  private final LocalMailbox mailbox;
  private final Operators operators;
  private final Caller caller;
  private final URI console;

  MailboxPage(
      LocalMailbox mailbox,
      Operators operators,
      Caller caller,
      @ConfigProperty(name = "simledger.console-url") URI console) {
    this.mailbox = mailbox;
    this.operators = operators;
    this.caller = caller;
    this.console = console;
  }

  /** Mails to the operator itself, unless another recipient is named, or all are asked for. */
  @GET
  @Performs("Simledger:sandboxListMails")
  public TemplateInstance show(
      @RestQuery @Nullable String to,
      @RestQuery @DefaultValue("false") boolean all,
      @RestQuery @DefaultValue("" + Long.MAX_VALUE) long before) {
    String own = operators.get(caller.operatorId()).primaryEmail();
    String recipient = to == null || to.isBlank() ? own : to.strip();
    List<LocalMail> mails =
        mailbox.newestFirst(all ? null : recipient).stream()
            .filter(mail -> mail.id() < before)
            .limit(PAGE + 1L)
            .toList();
    return Templates.mailbox(
        new Mailbox(
            own,
            all ? "" : recipient,
            before == Long.MAX_VALUE,
            Page.of(mails, PAGE, mail -> Long.toString(mail.id()))
                .map(mail -> Mail.of(mail, console))));
  }

  /**
   * What the page shows.
   *
   * @param recipient empty for all mails
   * @param first whether it is the first page
   */
  public record Mailbox(String own, String recipient, boolean first, Page<Mail> page) {}

  /** A mail with its text in parts. */
  public record Mail(
      long id, String to, String subject, Instant sentAt, List<MailText.Part> text, String html) {
    static Mail of(LocalMail mail, URI console) {
      return new Mail(
          mail.id(),
          mail.to(),
          mail.subject(),
          mail.sentAt(),
          MailText.parts(mail.text(), console),
          mail.html());
    }
  }

  @CheckedTemplate(basePath = "console/sandbox")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance mailbox(Mailbox mailbox);
  }
}
