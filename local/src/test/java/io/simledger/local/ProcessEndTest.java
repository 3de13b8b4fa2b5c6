package io.simledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ProcessEndTest {
  @Test
  void aProcessThatEndsIsWaitedFor() throws Exception {
    ProcessHandle process = orphan("sleep 0.2");
    ProcessEnd.await(process, Duration.ofSeconds(30));
    assertThat(ProcessEnd.isRunning(process)).isFalse();
  }

  @Test
  void aProcessThatRunsOnIsSaidToDoSo() throws Exception {
    ProcessHandle process = orphan("sleep 60");
    try {
      assertThat(ProcessEnd.isRunning(process)).isTrue();
      assertThatThrownBy(() -> ProcessEnd.await(process, Duration.ofMillis(50)))
          .isInstanceOf(TimeoutException.class)
          .hasMessageContaining(Long.toString(process.pid()));
    } finally {
      process.destroy();
    }
  }

  /** A process whose parent has ended. */
  private static ProcessHandle orphan(String command) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", command + " > /dev/null 2>&1 & echo $!").start();
    String pid =
        new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }
}
