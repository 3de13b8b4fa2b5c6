package io.simledger.transfer.console.batches;

import static io.simledger.transfer.Answers.json;
import static io.simledger.transfer.console.batches.BatchPages.batch;
import static io.simledger.transfer.console.batches.BatchPages.destination;
import static io.simledger.transfer.console.batches.BatchPages.finished;
import static io.simledger.transfer.console.batches.BatchPages.outcome;
import static io.simledger.transfer.console.batches.BatchPages.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("What comes between while something is done to selected SIMs")
class BatchInterruptionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String databaseUrl;

  /**
   * Of the step, once: a transaction that is rolled back for another's sake, a connection that
   * dies.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "RAISE EXCEPTION 'not now' USING ERRCODE = '40001'",
        "PERFORM pg_terminate_backend(pg_backend_pid())"
      })
  void aFaultOfTheDatabaseThatPassesIsNobodysOutcome(String fault) throws SQLException {
    TestOperator source = TestOperator.create();
    List<String> imsis = source.readySims(3);
    Browser browser = Browser.signedIn(source);

    try (Faults faults = new Faults(imsis.get(1), fault, 1)) {
      finished(browser, imsis, "suspend", Map.of());
      assertThat(faults.count()).isGreaterThan(1);
    }
    List<String> offered = source.readySims(2);
    try (Faults faults = new Faults(offered.get(1), fault, 1)) {
      String batch = batch(select(browser, offered, "transfer"));
      browser.post(batch + "/transfer", destination(TestOperator.create())).then().statusCode(200);
      assertThat(outcome(browser, batch)).contains("2 SIMs are offered");
      assertThat(faults.count()).isGreaterThan(1);
    }
  }

  @Test
  void aFaultOfTheDatabaseThatStaysIsTheOutcomeOfItsSimOnly() throws SQLException {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(3);
    Browser browser = Browser.signedIn(operator);
    String batch = batch(select(browser, imsis, "suspend"));

    try (Faults faults =
        new Faults(imsis.get(1), "RAISE EXCEPTION 'never' USING ERRCODE = '40001'", 99)) {
      browser.post(batch + "/suspend", Map.of()).then().statusCode(200);
      assertThat(outcome(browser, batch)).contains("Done for 2", "Refused for 1");
      assertThat(faults.count()).isEqualTo(3);
    }
    assertThat(imsis).map(operator::statusOf).containsExactly("suspended", "ready", "suspended");
  }

  @Test
  void anOfferIsFoundWhoseMakerDiedBeforeItCouldTell() throws SQLException {
    TestOperator source = TestOperator.create();
    Browser browser = Browser.signedIn(source);
    String batch = batch(select(browser, source.readySims(2), "transfer"));
    browser.post(batch + "/transfer", destination(TestOperator.create())).then().statusCode(200);
    String told = outcome(browser, batch);
    String transferId = json(source.get("/v1/transfers")).path(0).path("transferId").textValue();
    assertThat(told).contains("/console/transfers/" + transferId);

    try (Connection database = connection();
        Statement statement = database.createStatement()) {
      statement.executeUpdate(
          "UPDATE sim_batch SET finished_at = NULL, transfer_id = NULL WHERE batch_id = '%s'"
              .formatted(batch.substring(batch.lastIndexOf('/') + 1)));
    }
    assertThat(outcome(browser, batch))
        .contains("2 SIMs are offered", "/console/transfers/" + transferId);
  }

  @Test
  void aSimThatIsChangedWhileTheOfferIsMadeIsLeftOutOfIt() throws SQLException {
    TestOperator source = TestOperator.create();
    List<String> imsis = source.readySims(3);
    Browser browser = Browser.signedIn(source);
    String batch = batch(select(browser, imsis, "transfer"));
    try (Connection holder = connection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute(
          "UPDATE sim SET status = 'active' WHERE imsi = '%s'".formatted(imsis.get(1)));
      browser.post(batch + "/transfer", destination(TestOperator.create())).then().statusCode(200);
      await().atMost(PATIENCE).until(() -> waiting() == 1);
      holder.commit();
    }
    assertThat(outcome(browser, batch)).contains("2 SIMs are offered", "Refused for 1");
    assertThat(imsis)
        .map(source::statusOf)
        .containsExactly("transferring", "active", "transferring");
  }

  /** What works on a selection keeps its row, and a SIM for a moment: who removes both waits. */
  @Test
  void anOperatorIsRemovedWhileItsSelectionIsWorkedOn() throws SQLException {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(60);
    whileWorkedOn(
        operator,
        imsis,
        () -> operator.delete("/v1/sandbox/operators/" + operator.operatorId),
        removed -> assertThat(removed.statusCode()).isEqualTo(200));
  }

  @Test
  void theSandboxIsEmptiedWhileASelectionIsWorkedOn() throws SQLException {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(60);
    whileWorkedOn(
        operator,
        imsis,
        () -> RestAssured.given().post("/v1/sandbox/reset"),
        emptied -> assertThat(emptied.statusCode()).as(emptied.asString()).isEqualTo(204));
  }

  /** Something is done when some SIMs of a selection are suspended and others not yet. */
  private void whileWorkedOn(
      TestOperator operator,
      List<String> imsis,
      Supplier<Response> call,
      Consumer<Response> expectation)
      throws SQLException {
    Browser browser = Browser.signedIn(operator);
    String batch = batch(select(browser, imsis, "suspend"));
    CompletableFuture<Response> answer;
    try (Connection holder = connection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute(
          "SELECT imsi FROM sim WHERE imsi = '%s' FOR NO KEY UPDATE".formatted(imsis.get(20)));
      browser.post(batch + "/suspend", Map.of()).then().statusCode(200);
      await().atMost(PATIENCE).until(() -> waiting() == 1);
      answer = CompletableFuture.supplyAsync(call);
      await().atMost(PATIENCE).until(() -> waiting() == 2);
    }
    assertThat(answer).succeedsWithin(PATIENCE).satisfies(expectation);
  }

  /** Faults of the database whenever one SIM is changed, so many times. */
  private final class Faults implements AutoCloseable {
    Faults(String imsi, String fault, int times) throws SQLException {
      execute(
          """
          CREATE SEQUENCE fault_changes;
          CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF NEW.imsi = '%s' THEN
              IF nextval('fault_changes') <= %d THEN
                %s;
              END IF;
            END IF;
            RETURN NEW;
          END
          $$;
          CREATE TRIGGER fault BEFORE UPDATE ON sim FOR EACH ROW EXECUTE FUNCTION fault();
          """
              .formatted(imsi, times, fault));
    }

    /** How often the SIM was to be changed. */
    long count() throws SQLException {
      try (Connection database = connection();
          Statement statement = database.createStatement();
          ResultSet row = statement.executeQuery("SELECT last_value FROM fault_changes")) {
        row.next();
        return row.getLong(1);
      }
    }

    @Override
    public void close() throws SQLException {
      execute("DROP TRIGGER fault ON sim; DROP FUNCTION fault; DROP SEQUENCE fault_changes");
    }

    private void execute(String statements) throws SQLException {
      try (Connection database = connection();
          Statement statement = database.createStatement()) {
        statement.execute(statements);
      }
    }
  }

  /** How many statements wait for a lock that another transaction holds. */
  private int waiting() throws SQLException {
    try (Connection database = connection();
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted AND pid IS NOT NULL")) {
      row.next();
      return row.getInt(1);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(databaseUrl, "transfer", "simledger");
  }
}
