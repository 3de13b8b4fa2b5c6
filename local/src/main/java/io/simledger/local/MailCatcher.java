package io.simledger.local;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * A real SMTP server on loopback that accepts every mail and delivers none. Mails live as long as
 * the process.
 */
public final class MailCatcher implements AutoCloseable {
  private final GreenMail server;

  private MailCatcher(GreenMail server) {
    this.server = server;
  }

  /**
   * Starts the server.
   *
   * @param port 0 for any free port
   */
  public static MailCatcher start(int port) {
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return new MailCatcher(server);
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /** The server itself, to read what was received. */
  public GreenMail server() {
    return server;
  }

  @Override
  public void close() {
    server.stop();
  }
}
