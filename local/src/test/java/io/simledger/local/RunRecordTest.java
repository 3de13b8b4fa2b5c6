package io.simledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
  @TempDir Path temporary;

  @Test
  void findsTheProcessThatWroteIt() throws Exception {
    Path file = temporary.resolve("run.properties");

    RunRecord.write(file);

    assertThat(RunRecord.running(file)).contains(ProcessHandle.current());
  }

  @Test
  void findsNobodyWithoutAFile() {
    assertThat(RunRecord.running(temporary.resolve("run.properties"))).isEmpty();
  }

  @Test
  void isNotFooledByALaterProcessOfTheSameNumber() throws Exception {
    Path file = temporary.resolve("run.properties");
    Files.writeString(file, "pid=%d\nstarted=1\n".formatted(ProcessHandle.current().pid()));

    assertThat(RunRecord.running(file)).isEmpty();
  }

  @Test
  void refusesADamagedFile() throws Exception {
    Path file = Files.writeString(temporary.resolve("run.properties"), "pid=?\n");

    assertThatThrownBy(() -> RunRecord.running(file)).hasMessageContaining("is damaged; delete it");
  }
}
