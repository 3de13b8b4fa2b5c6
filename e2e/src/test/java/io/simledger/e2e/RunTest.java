package io.simledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.simledger.local.PortPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A local run as a person has it: {@code ./run --detach}, then the README's tour. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunTest {
  private static final Path README = RunningStack.ROOT.resolve("README.md");
  private static final Pattern TOUR = Pattern.compile("(?s)<!-- tour -->(.*?)<!-- /tour -->");
  private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\\n(.*?)```");
  private static final Pattern DOWNLOAD = Pattern.compile("curl [^\\n]*-o ([^ ]+\\.csv)");
  private static final int DOCUMENTED_PORT = 8080;

  /** Nothing of the run is left for another test. */
  private static final int LAST = Integer.MAX_VALUE;

  private Path folder;
  private Launcher launcher;
  private Launcher.Result start;

  @BeforeAll
  void startDetached() throws Exception {
    folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "run-");
    launcher = new Launcher(ports(), folder.resolve(".simledger").toAbsolutePath());
    start = launcher.run("--detach");
    assertThat(start.exitCode()).as(start.output() + start.errors()).isZero();
  }

  @AfterAll
  void stop() throws Exception {
    launcher.run("--stop");
    DataOfARun.delete(launcher.data());
  }

  @Test
  void returnsWhenEverythingIsReady() {
    assertThat(start.output().stripTrailing().lines().toList())
        .endsWith("ready http://localhost:" + launcher.ports().transfer());
    assertThat(start.output()).contains("source@example.com", "destination@example.com");
  }

  @Test
  void keepsTheSampleCredentialsForTheirOwner() throws IOException {
    Path samples = launcher.data().resolve("samples.env");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(samples)))
        .isEqualTo("rw-------");
    for (String secret : assignments(samples, ".*_(PASSWORD|AUTH_KEY)")) {
      assertThat(logs()).doesNotContain(secret);
    }
  }

  @Test
  void aSecondStartOnTheSameDataIsRefusedInOneLine() throws Exception {
    Launcher.Result second =
        new Launcher(PortPlan.anyFree(), launcher.data()).run("--detach", "--no-samples");

    assertThat(second.exitCode()).isNotZero();
    assertThat(second.errors()).startsWith("simledger: simledger already runs on").hasLineCount(1);
  }

  @Test
  void aTakenPortIsNamedInOneLine() throws Exception {
    Launcher other = new Launcher(PortPlan.anyFree(), folder.resolve("other").toAbsolutePath());
    try (ServerSocket taken =
        new ServerSocket(other.ports().smtp(), 1, InetAddress.getByName("127.0.0.1"))) {
      Launcher.Result result = other.run("--detach");

      assertThat(result.exitCode()).isNotZero();
      assertThat(result.errors())
          .startsWith("simledger: Port %d (SMTP) is taken".formatted(taken.getLocalPort()))
          .contains("--port")
          .hasLineCount(1);
    }
  }

  /** The README's tour as it stands there, and what it promises about the two files. */
  @Test
  void theTourOfTheReadmeWorksAsItStands() throws Exception {
    String tour = tour();
    Path script = Files.writeString(folder.resolve("tour.sh"), tour);

    Launcher.Result result =
        Launcher.result(
            new ProcessBuilder("bash", "-eu", "-o", "pipefail", script.getFileName().toString())
                .directory(folder.toFile()));

    assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
    List<BillingDetail> details = new ArrayList<>();
    Matcher downloads = DOWNLOAD.matcher(tour);
    while (downloads.find()) {
      details.add(BillingDetail.read(Files.newInputStream(folder.resolve(downloads.group(1)))));
    }
    assertThat(details).hasSize(2);
    assertSplit(details.get(0), details.get(1));
  }

  /** T14: every SIM of the destination was the source's before, and no day is paid twice. */
  private static void assertSplit(BillingDetail source, BillingDetail destination) {
    Set<String> transferred = new HashSet<>();
    destination.rows().forEach(row -> transferred.add(row.get("imsi")));
    transferred.remove("");
    assertThat(transferred).isNotEmpty();
    for (String imsi : transferred) {
      List<String> before = days(source, imsi);
      List<String> after = days(destination, imsi);
      assertThat(before).isNotEmpty();
      assertThat(after).isNotEmpty();
      assertThat(before.get(before.size() - 1)).isLessThan(after.get(0));
      assertThat(Integer.parseInt(after.get(0)))
          .isEqualTo(Integer.parseInt(before.get(before.size() - 1)) + 1);
    }
  }

  private static List<String> days(BillingDetail detail, String imsi) {
    return detail.rows().stream()
        .filter(row -> imsi.equals(row.get("imsi")))
        .map(row -> row.get("date"))
        .distinct()
        .sorted()
        .toList();
  }

  /** {@code kill -9} of what holds everything together leaves nothing running. */
  @Test
  @Order(LAST)
  void nothingOutlivesAKilledLauncher() throws Exception {
    ProcessHandle keeper = launcher.keeper();
    List<ProcessHandle> everything = everythingOf(keeper, launcher.data());
    assertThat(everything).hasSizeGreaterThanOrEqualTo(3);

    keeper.destroyForcibly();

    await("the end of everything")
        .atMost(Duration.ofSeconds(30))
        .until(() -> everything.stream().noneMatch(ProcessHandle::isAlive));
    Launcher.Result again = launcher.run("--stop");
    assertThat(again.exitCode()).isZero();
    assertThat(again.output()).startsWith("nothing runs on");
  }

  /** The services and the database server, which is nobody's child. */
  private static List<ProcessHandle> everythingOf(ProcessHandle keeper, Path data)
      throws IOException {
    List<ProcessHandle> processes =
        new ArrayList<>(
            keeper
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .toList());
    String postgres = Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(0);
    processes.add(ProcessHandle.of(Long.parseLong(postgres.strip())).orElseThrow());
    return processes;
  }

  /** The commands of the tour in one piece, with the port of this run. */
  private String tour() throws IOException {
    Matcher tour = TOUR.matcher(Files.readString(README));
    assertThat(tour.find()).as("<!-- tour --> in README.md").isTrue();
    StringBuilder commands = new StringBuilder();
    Matcher blocks = COMMANDS.matcher(tour.group(1));
    while (blocks.find()) {
      commands.append(blocks.group(1)).append('\n');
    }
    assertThat(commands).isNotEmpty();
    return commands
        .toString()
        .replace("localhost:" + DOCUMENTED_PORT, "localhost:" + launcher.ports().transfer());
  }

  private static PortPlan ports() {
    PortPlan documented = new PortPlan(DOCUMENTED_PORT);
    return documented.isFree() ? documented : PortPlan.anyFree();
  }

  private String logs() throws IOException {
    StringBuilder logs = new StringBuilder();
    try (var files = Files.newDirectoryStream(launcher.data().resolve("logs"))) {
      for (Path file : files) {
        logs.append(Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return logs.toString();
  }

  private static List<String> assignments(Path file, String names) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split("=", 2))
        .map(parts -> Map.entry(parts[0], parts[1]))
        .filter(assignment -> assignment.getKey().matches(names))
        .map(Map.Entry::getValue)
        .toList();
  }
}
