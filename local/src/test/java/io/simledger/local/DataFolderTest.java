package io.simledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
