package io.simledger.transfer.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.simledger.transfer.console.sandbox.MailText.Part;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Links in mails that lead to this console")
class MailTextTest {
  private static final URI CONSOLE = URI.create("http://localhost:8080");

  @Test
  void onlyAddressesOfTheConsoleAreLinks() {
    assertThat(
            MailText.parts(
                "a http://localhost:8080/transfers/accept?token=t\nb"
                    + " http://localhost:80801/x http://localhost:8080.evil.example/ c",
                CONSOLE))
        .containsExactly(
            new Part("a ", ""),
            new Part("http://localhost:8080/transfers/accept?token=t", "/transfers/accept?token=t"),
            new Part("\nb http://localhost:80801/x http://localhost:8080.evil.example/ c", ""));
  }

  /** A path that begins with two slashes would be another site. */
  @Test
  void aLinkNeverLeavesTheConsole() {
    assertThat(MailText.parts("http://localhost:8080//evil.example/", CONSOLE))
        .containsExactly(new Part("http://localhost:8080//evil.example/", ""));
  }
}
