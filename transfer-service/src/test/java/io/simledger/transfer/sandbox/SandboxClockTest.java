package io.simledger.transfer.sandbox;

import static io.simledger.transfer.Refusals.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.FakeBilling;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.platform.ServiceClock;
import io.simledger.transfer.platform.Sql;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** X2: time goes on, for both services alike. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class SandboxClockTest {
  @Inject FakeBilling billing;
  @Inject ServiceClock clock;
  @Inject SandboxClock sandboxClock;
  @Inject Sql sql;

  /** An offer expires on the way, and what that takes is longer than the way. */
  @Test
  void aStepThatIsShorterThanItsWorkDoesNotGoBack() {
    TestOperator source = TestOperator.create();
    offer(source);
    Instant before = clock.instant();
    expiresAt(source, before.plusMillis(200));
    billing.clock().worksOnceFor(Duration.ofMillis(2_500));

    Response moved = source.post("/v1/sandbox/clock/advance", Map.of("by", "PT1S"));

    assertThat(moved.statusCode()).describedAs(moved.asString()).isEqualTo(200);
    assertThat(clock.instant()).isAfter(before.plusMillis(2_500));
    assertThat(statusOfOffers(source)).containsExactly("expired");
  }

  /** The billing service keeps data when the last SIM is gone. */
  @Test
  void aWayBackThatTheBillingServiceRefusesChangesNothing() {
    TestOperator operator = TestOperator.create();
    forgetAllSims();
    Duration aheadBy = clock.aheadBy();

    Response refused =
        operator.put("/v1/sandbox/clock", Map.of("now", clock.instant().minusSeconds(60)));

    assertRefused(refused, 400, "SBX0003");
    assertThat(clock.aheadBy()).isEqualTo(aheadBy);
  }

  @Test
  void theClockStopsAtAnOfferThatCannotExpireInsteadOfTryingForEver() {
    TestOperator source = TestOperator.create();
    offer(source);
    Instant due = clock.instant().plusMillis(200);
    expiresAt(source, due);
    keepOffersOpen(source);
    try {
      assertRefused(source.post("/v1/sandbox/clock/advance", Map.of("by", "PT1S")), 503, "COM0009");
    } finally {
      letOffersEnd();
    }

    assertThat(clock.instant()).isAfterOrEqualTo(due);
    source.post("/v1/sandbox/clock/advance", Map.of("by", "PT1S")).then().statusCode(200);
    assertThat(statusOfOffers(source)).containsExactly("expired");
  }

  @Test
  void aClockThatIsMovedAndOneThatStartsAnewDoNotMeet() {
    TestOperator operator = TestOperator.create();
    Duration before = clock.aheadBy();
    billing.clock().worksOnceFor(Duration.ofSeconds(2));
    CompletableFuture<Response> moved =
        CompletableFuture.supplyAsync(
            () -> operator.post("/v1/sandbox/clock/advance", Map.of("by", "PT2S")));
    await().atMost(10, SECONDS).until(() -> clock.aheadBy().compareTo(before) > 0);

    sandboxClock.startAnew(billing.clock()::startAnew);

    assertThat(clock.aheadBy()).isZero();
    assertThat(moved.join().statusCode()).isEqualTo(200);
    assertThat(clock.aheadBy()).isZero();
  }

  private void keepOffersOpen(TestOperator source) {
    inTransaction(
        """
        CREATE FUNCTION stays_open() RETURNS trigger
          LANGUAGE plpgsql AS
          'BEGIN RAISE EXCEPTION ''stays open''; END'
        """);
    inTransaction(
        """
        CREATE TRIGGER stays_open
          BEFORE UPDATE ON sim_transfer
          FOR EACH ROW
          WHEN (old.source_operator_id = '%s')
          EXECUTE FUNCTION stays_open()
        """
            .formatted(source.operatorId));
  }

  private void letOffersEnd() {
    inTransaction("DROP FUNCTION stays_open CASCADE");
  }

  private void inTransaction(String statement) {
    QuarkusTransaction.requiringNew().run(() -> sql.update(statement, Map.of()));
  }

  private static void offer(TestOperator source) {
    source.offer(TestOperator.create(), source.readySims(1)).then().statusCode(200);
  }

  private void expiresAt(TestOperator source, Instant time) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "UPDATE sim_transfer SET expires_at = :time WHERE source_operator_id = :source",
                    Map.of("time", time, "source", source.operatorId)));
  }

  private List<String> statusOfOffers(TestOperator source) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                sql.query(
                    "SELECT status FROM sim_transfer WHERE source_operator_id = :source",
                    Map.of("source", source.operatorId),
                    row -> (String) row[0]));
  }

  private void forgetAllSims() {
    inTransaction("TRUNCATE sim CASCADE");
  }
}
