package io.simledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} says before it has anything to run. */
class RunScriptTest {
  @TempDir Path folder;

  @Test
  void aMissingJdkIsOneLine() throws Exception {
    Launcher.Result result = run(folder.resolve("nowhere"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors())
        .isEqualTo(
            "simledger: JAVA_HOME is %1$s/nowhere, but there is no %1$s/nowhere/bin/java.\n",
            folder);
  }

  @Test
  void anOldJdkIsOneLine() throws Exception {
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));

    Launcher.Result result = run(folder);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors())
        .isEqualTo("simledger: %s is version 11; a JDK 17 or newer is needed.\n", java);
  }

  private static Launcher.Result run(Path javaHome) throws Exception {
    ProcessBuilder script =
        new ProcessBuilder(RunningStack.ROOT.resolve("run").toString(), "--detach");
    script.environment().put("JAVA_HOME", javaHome.toString());
    return Launcher.result(script);
  }
}
