package io.simledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temporary;

  @Test
  void isMadeForItsOwnerOnly() throws Exception {
    DataFolder folder = opened();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
    assertThat(folder.logs()).isDirectory();
  }

  @Test
  void opensAgain() {
    opened();

    assertThat(opened().path()).isDirectory();
  }

  @Test
  void refusesAFolderOfSomethingElse() throws Exception {
    Files.writeString(temporary.resolve("letter.txt"), "Dear …");
    DataFolder folder = new DataFolder(temporary);

    assertThatThrownBy(folder::open).hasMessageContaining("holds something else");
    assertThatThrownBy(folder::reset).hasMessageContaining("holds something else");
    assertThat(temporary.resolve("letter.txt")).exists();
  }

  @Test
  void refusesAFolderThatCannotBeMade() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(() -> new DataFolder(file.resolve("data")).open())
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("Cannot write to the data folder")
        .hasMessageContaining("--data");
  }

  @Test
  void refusesDataOfAnotherVersion() throws Exception {
    DataFolder folder = opened();
    Files.writeString(folder.path().resolve("simledger-data"), "99\n");

    assertThatThrownBy(folder::open).hasMessageContaining("--reset starts afresh");
  }

  /**
   * A migration that is rewritten is another schema, which Flyway refuses in the middle of a start.
   * Whoever changes one changes the format with it, and both here.
   */
  @Test
  void theFormatIsAnotherOneWithEachSchema() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String service : List.of("transfer-service", "billing-service")) {
      Path migrations = Path.of("..", service, "src/main/resources/db/migration");
      try (Stream<Path> files = Files.list(migrations)) {
        for (Path file : files.sorted().toList()) {
          digest.update(Files.readAllBytes(file));
        }
      }
    }
    String schema = HexFormat.of().formatHex(digest.digest(), 0, 8);

    assertThat(DataFolder.FORMAT.strip() + " " + schema).isEqualTo("7 8a45ed9f2d15b225");
  }

  @Test
  void isClaimedByOneRunAtATime() throws Exception {
    DataFolder folder = opened();

    try (DataFolder.Claim claim = folder.claim()) {
      assertThat(claim.channel().isOpen()).isTrue();
      assertThatThrownBy(folder::claim).hasMessageContaining("already runs on " + folder.path());
      assertThatThrownBy(folder::reset).hasMessageContaining("already runs on");
    }
    folder.claim().close();
  }

  @Test
  void resetDeletesEverything() {
    DataFolder folder = opened();

    folder.reset();

    assertThat(folder.path()).doesNotExist();
    folder.reset();
  }

  private DataFolder opened() {
    DataFolder folder = new DataFolder(temporary.resolve("data"));
    folder.open();
    return folder;
  }
}
