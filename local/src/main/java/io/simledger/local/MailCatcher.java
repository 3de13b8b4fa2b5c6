package io.simledger.local;

import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;

/**
 * A real SMTP server on loopback that accepts every mail and delivers none. What it caught is read
 * here or over HTTP ({@link #mailboxUrl}). Mails live as long as the process.
 */
public final class MailCatcher implements AutoCloseable {
  private final GreenMail server;
  private final Mailbox mailbox;

  private MailCatcher(GreenMail server, Mailbox mailbox) {
    this.server = server;
    this.mailbox = mailbox;
  }

  /**
   * Starts the server, and its mailbox on any free port.
   *
   * @param port 0 for any free port
   */
  public static MailCatcher start(int port) {
    return start(port, 0);
  }

  /**
   * Starts the server and its mailbox.
   *
   * @param smtpPort 0 for any free port
   * @param mailboxPort 0 for any free port
   */
  public static MailCatcher start(int smtpPort, int mailboxPort) {
    Mailbox mailbox = Mailbox.start(mailboxPort);
    GreenMail server =
        new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    try {
      server.start();
      keepInto(mailbox, server.getUserManager());
      return new MailCatcher(server, mailbox);
    } catch (RuntimeException e) {
      mailbox.close();
      throw e;
    }
  }

  private static void keepInto(Mailbox mailbox, UserManager users) {
    MessageDeliveryHandler addressee = users.getMessageDeliveryHandler();
    users.setMessageDeliveryHandler(
        (message, recipient) -> {
          mailbox.keep(message, recipient.getEmail());
          return addressee.handle(message, recipient);
        });
  }

  /** Port of the SMTP server. */
  public int port() {
    return server.getSmtp().getPort();
  }

  /**
   * Address of the mailbox over HTTP, without a path: {@code GET /mails?to=}, {@code DELETE
   * /mails}.
   */
  public String mailboxUrl() {
    return "http://127.0.0.1:" + mailbox.port();
  }

  /** Everything caught since the start or the last {@link #clear}, oldest first. */
  public List<CaughtMail> mails() {
    return mailbox.all();
  }

  /** What one address was sent, oldest first. */
  public List<CaughtMail> mailsTo(String recipient) {
    return mailbox.to(recipient);
  }

  /** Forgets every mail. */
  public void clear() {
    mailbox.clear();
  }

  /** The SMTP server itself. */
  public GreenMail server() {
    return server;
  }

  @Override
  public void close() {
    server.stop();
    mailbox.close();
  }
}
