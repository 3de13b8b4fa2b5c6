package io.simledger.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.simledger.e2e.Databases;
import io.simledger.e2e.OnRunningStack;
import io.simledger.e2e.RunningStack;
import io.simledger.e2e.Wire;
import io.simledger.e2e.fuzz.FuzzClient.Exchange;
import io.simledger.local.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random requests, other ones each time, to all operations of Soracom's definition and our own:
 * nothing fails, every refusal has its shape, and none leaves a trace. The system property {@code
 * fuzz.requests} says how many.
 */
@OnRunningStack
class FuzzTest {
  private static final int REQUESTS = Integer.parseInt(System.getProperty("fuzz.requests"));
  private static final int ONE_BY_ONE = REQUESTS / 40;
  private static final int IMPOSSIBLE = REQUESTS / 4;
  private static final int ANYTHING = REQUESTS - IMPOSSIBLE - ONE_BY_ONE;
  private static final int CLIENTS = 4;

  private static final Path OWN_DOCUMENT =
      RunningStack.ROOT.resolve("transfer-service/target/openapi/openapi.json");

  private final LocalStack stack;
  private final Databases databases;
  private final List<Session> operators =
      Stream.of("fuzz-one", "fuzz-two", "fuzz-three").map(Session::new).toList();
  private final long seed;
  private final List<Operation> operations;
  private final Verdict verdict;

  FuzzTest(LocalStack stack) throws IOException {
    this.stack = stack;
    this.databases = new Databases(stack);
    this.verdict = new Verdict(stack.ports().apiUrl());
    String chosen = System.getProperty("fuzz.seed", "");
    this.seed = chosen.isEmpty() ? new SecureRandom().nextLong() : Long.parseLong(chosen);
    this.operations =
        ApiDocument.operations(
            List.of(
                ApiDocument.read(Path.of(System.getProperty("api.definition"))),
                ApiDocument.read(OWN_DOCUMENT)));
  }

  @BeforeEach
  void beginWithLittle() throws IOException {
    try (Wire wire = wire()) {
      wire.exchange(new Request("", "POST", "/v1/sandbox/reset", Map.of(), null).bytes());
      for (Session operator : operators) {
        operator.renew(wire, operator.credentials());
      }
    }
  }

  @AfterEach
  void bothServicesAreAlive() {
    System.out.printf(
        "Fuzzed %d operations with seed %d (-Dfuzz.seed=%d makes similar requests): %s%n",
        operations.size(), seed, seed, verdict.summary());
    assertThat(stack.transfer().isReady()).isTrue();
    assertThat(stack.billing().isReady()).isTrue();
    assertThat(verdict.findings()).as("seed %d", seed).isEmpty();
  }

  @Test
  void whateverIsSentIsAnsweredInShape() throws Exception {
    assertThat(operations)
        .hasSizeGreaterThan(100)
        .extracting(Operation::operationId)
        .contains("verifySubscriberTransferToken", "sandboxReportUsage");
    inParallel(ANYTHING, FuzzClient::sendAny);
  }

  @Test
  void whatCannotBeDoneLeavesBothDatabasesAsTheyWere() throws Exception {
    awaitEmptyOutbox();
    try (Fingerprint transfer = new Fingerprint(databases.connect("transfer"));
        Fingerprint billing = new Fingerprint(databases.connect("billing"))) {
      Map<String, String> ofTransfer = transfer.take();
      Map<String, String> ofBilling = billing.take();
      inParallel(
          IMPOSSIBLE,
          client -> {
            Exchange exchange = client.sendImpossible();
            if (!exchange.isRefused()) {
              verdict.found("done although impossible", exchange.request(), exchange.answer());
            }
          });
      awaitEmptyOutbox();
      assertThat(transfer.take()).as("seed %d", seed).isEqualTo(ofTransfer);
      assertThat(billing.take()).as("seed %d", seed).isEqualTo(ofBilling);
    }
  }

  @Test
  void aRefusalChangesNothing() throws Exception {
    try (FuzzClient client = client(CLIENTS);
        Fingerprint transfer = new Fingerprint(databases.connect("transfer"))) {
      Map<String, String> before = transfer.take();
      for (int i = 0; i < ONE_BY_ONE; i++) {
        Exchange exchange = client.sendAny();
        Map<String, String> after = transfer.take();
        if (exchange.isRefused() && exchange.answer().status() != 401 && !after.equals(before)) {
          verdict.found(
              "changed " + Fingerprint.differences(before, after),
              exchange.request(),
              exchange.answer());
        }
        before = after;
      }
    }
  }

  /** What a client does again and again. */
  private interface Step {
    void of(FuzzClient client) throws IOException;
  }

  private void inParallel(int requests, Step step) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Callable<Void>> clients =
          IntStream.range(0, CLIENTS)
              .mapToObj(
                  number ->
                      (Callable<Void>)
                          () -> {
                            try (FuzzClient client = client(number)) {
                              for (int i = 0; i < requests / CLIENTS; i++) {
                                step.of(client);
                              }
                            }
                            return null;
                          })
              .toList();
      for (Future<Void> end : threads.invokeAll(clients)) {
        end.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private FuzzClient client(int number) {
    Session caller = operators.get(number % operators.size());
    return new FuzzClient(
        new Random(seed + number),
        wire(),
        caller,
        operators.stream().filter(operator -> operator != caller).toList(),
        operations,
        verdict);
  }

  private Wire wire() {
    return new Wire(stack.ports().transfer());
  }

  private void awaitEmptyOutbox() {
    await("an empty outbox")
        .atMost(Duration.ofSeconds(30))
        .until(() -> databases.number("transfer", "SELECT count(*) FROM outbox_event") == 0);
  }
}
