package io.simledger.e2e;

import io.simledger.local.PortPlan;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built launcher, called as {@code ./run} calls it. */
record Launcher(PortPlan ports, Path data) {
  private static final Path BUILT = RunningStack.ROOT.resolve("local/target");
  private static final String CLASS_PATH =
      BUILT.resolve("simledger-local-1.0.0-SNAPSHOT.jar")
          + File.pathSeparator
          + BUILT.resolve("lib")
          + "/*";

  /** What a call printed and how it ended. */
  record Result(int exitCode, String output, String errors) {}

  Result run(String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                CLASS_PATH,
                "io.simledger.local.LocalRun",
                "--port=" + ports.base(),
                "--data=" + data));
    command.addAll(List.of(options));
    return result(new ProcessBuilder(command));
  }

  /** The process that holds everything together. */
  ProcessHandle keeper() throws IOException {
    String pid =
        Files.readAllLines(data.resolve("run.properties")).stream()
            .filter(line -> line.startsWith("pid="))
            .findFirst()
            .orElseThrow()
            .substring("pid=".length());
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  static Result result(ProcessBuilder builder) throws Exception {
    Path errors = Files.createTempFile("errors", ".txt");
    Process process = builder.redirectError(errors.toFile()).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("It does not end");
    }
    Result result = new Result(process.exitValue(), output, Files.readString(errors));
    Files.delete(errors);
    return result;
  }
}
