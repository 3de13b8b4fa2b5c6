package io.simledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {
  @TempDir Path temporary;
  private DataFolder folder;

  @BeforeEach
  void open() {
    folder = new DataFolder(temporary.resolve("data"));
    folder.open();
  }

  @Test
  void areGeneratedOnce() throws Exception {
    LocalSecrets first = LocalSecrets.in(folder);

    assertThat(LocalSecrets.in(folder)).isEqualTo(first);
    assertThat(first.signingKey()).startsWith("-----BEGIN PRIVATE KEY-----\n");
    assertThat(first.tokenSecret()).hasSize(64).isNotEqualTo(first.urlSecret());
  }

  @Test
  void areForTheirOwnerOnly() throws Exception {
    LocalSecrets.in(folder);

    assertThat(mode("signing-key.pem")).isEqualTo("rw-------");
    assertThat(mode("secrets.properties")).isEqualTo("rw-------");
  }

  @Test
  void refusesADamagedFile() throws Exception {
    LocalSecrets.in(folder);
    Files.writeString(folder.path().resolve("secrets.properties"), "token-secret=\n");

    assertThatThrownBy(() -> LocalSecrets.in(folder))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("secrets.properties is damaged; --reset starts afresh");
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(folder.path().resolve(file)));
  }
}
