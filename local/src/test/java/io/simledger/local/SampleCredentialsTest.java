package io.simledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCredentialsTest {
  private static final SampleCredentials SAMPLES =
      new SampleCredentials(
          "http://localhost:8080",
          new SampleCredentials.Operator(
              "OP0000000001", "source@example.com", "Aa1x", "keyId-1", "secret-1"),
          new SampleCredentials.Operator(
              "OP0000000002", "destination@example.com", "Aa1y", "keyId-2", "secret-2"));

  @TempDir Path temporary;

  @Test
  void areReadBackAsWritten() throws Exception {
    Path file = temporary.resolve("samples.env");

    SAMPLES.write(file);

    assertThat(SampleCredentials.read(file)).isEqualTo(SAMPLES);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void areReadByAShell() throws Exception {
    Path file = temporary.resolve("samples.env");
    SAMPLES.write(file);

    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                ". " + file + "; echo $SIMLEDGER_URL $SOURCE_AUTH_KEY $DESTINATION_EMAIL")
            .start();

    assertThat(new String(shell.getInputStream().readAllBytes()))
        .isEqualTo("http://localhost:8080 secret-1 destination@example.com\n");
    assertThat(Files.size(file)).isPositive();
  }
}
