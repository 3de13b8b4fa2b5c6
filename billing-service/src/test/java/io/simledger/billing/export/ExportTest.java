package io.simledger.billing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.error.BillingException;
import io.simledger.billing.platform.Sql;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C6, C7, C10: exports from their start to their URL. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class ExportTest {
  @Inject Exports exports;
  @Inject TestLedger ledger;
  @Inject Sql sql;
  @Inject InstantSource clock;

  private YearMonth month;
  private BillingAccount account;

  @BeforeEach
  void chargeAnAccount() {
    month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
    account = ledger.newAccount(Coverage.JP);
    ledger.charge(account, month.atDay(1), 0, "basicCharge-active", "10", "1");
    ledger.bill(account, month, "closed");
  }

  @Test
  void oneWhoWaitsGetsTheUrl() {
    ExportedFile file = start(UUID.randomUUID(), true);

    assertThat(file.state()).isEqualTo(ExportState.EXPORTED);
    assertThat(file.publicId()).matches("fe_[0-9a-f-]{36}");
    assertThat(file.fileName())
        .matches(
            "[0-9]{14}-%s-billing-%s.csv"
                .formatted(account.operatorId(), TestLedger.yearMonth(month)));
    assertThat(exports.url(file)).hasValueSatisfying(url -> assertThat(url).contains("signature="));
    assertThat(Duration.between(clock.instant(), file.expiresAt()))
        .isBetween(Duration.ofHours(47), Duration.ofHours(48));
  }

  @Test
  void oneWhoDoesNotWaitGetsTheUrlLater() {
    ExportedFile file = start(UUID.randomUUID(), false);

    assertThat(file.state()).isEqualTo(ExportState.PROCESSING);
    assertThat(exports.url(file)).isEmpty();
    awaitExported(file.publicId());
  }

  @Test
  void whatADeadProcessLeftIsFinished() {
    UUID id = UUID.randomUUID();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    """
                    INSERT INTO export_file (
                      file_id,
                      request_id,
                      account_id,
                      month,
                      file_name,
                      state,
                      requested_at,
                      expires_at
                    )
                    VALUES (:id, :id, :account, :month, 'left.csv', 'processing', now(), now() + INTERVAL '2 days')
                    """,
                    Map.of("id", id, "account", account.id(), "month", month.atDay(1))));

    awaitExported("fe_" + id);
  }

  @Test
  void theSameRequestGivesTheSameFile() {
    UUID request = UUID.randomUUID();
    ExportedFile first = start(request, true);
    ExportedFile again = start(request, true);

    assertThat(again).isEqualTo(first);
    assertThat(exports.url(again)).isEqualTo(exports.url(first));
    assertThat(start(UUID.randomUUID(), true).id()).isNotEqualTo(first.id());
  }

  @Test
  void theSameRequestIdForAnotherMonthIsRefused() {
    UUID request = UUID.randomUUID();
    start(request, true);
    ledger.charge(account, month.minusMonths(1).atDay(1), 0, "basicCharge-active", "10", "1");
    ledger.bill(account, month.minusMonths(1), "closed");

    assertRefused(
        BillingError.REQUEST_ID_REUSED,
        () ->
            exports.start(
                request, account.key(), TestLedger.yearMonth(month.minusMonths(1)), true));
  }

  @Test
  void aFileIsKnownToItsAccountOnly() {
    ExportedFile file = start(UUID.randomUUID(), true);
    BillingAccount.Key otherCoverage = new BillingAccount.Key(account.operatorId(), Coverage.G);

    assertThat(exports.get(account.key(), file.publicId())).isEqualTo(file);
    assertRefused(
        BillingError.FILE_NOT_FOUND,
        () -> exports.get(ledger.newAccount(Coverage.JP).key(), file.publicId()));
    assertRefused(BillingError.FILE_NOT_FOUND, () -> exports.get(otherCoverage, file.publicId()));
    assertRefused(
        BillingError.FILE_NOT_FOUND, () -> exports.get(account.key(), "fe_" + UUID.randomUUID()));
    assertRefused(
        BillingError.FILE_NOT_FOUND, () -> exports.get(account.key(), file.id().toString()));
  }

  @Test
  void anExpiredFileIsNotFound() {
    ExportedFile file = start(UUID.randomUUID(), true);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "UPDATE export_file SET expires_at = now() - INTERVAL '1 hour' WHERE file_id = :id",
                    Map.of("id", file.id())));

    assertRefused(BillingError.FILE_NOT_FOUND, () -> exports.get(account.key(), file.publicId()));
  }

  @Test
  void aMonthWithoutChargeIsNotExported() {
    assertRefused(
        BillingError.MONTH_WITHOUT_CHARGE,
        () ->
            exports.start(
                UUID.randomUUID(),
                account.key(),
                TestLedger.yearMonth(month.minusMonths(1)),
                false));
    assertRefused(
        BillingError.MONTH_WITHOUT_CHARGE,
        () ->
            exports.start(
                UUID.randomUUID(),
                new BillingAccount.Key(TestSim.freshOperator(), Coverage.JP),
                "",
                true));
    assertRefused(
        BillingError.MALFORMED_MONTH,
        () -> exports.start(UUID.randomUUID(), account.key(), "202613", true));
  }

  private ExportedFile start(UUID request, boolean wait) {
    return exports.start(request, account.key(), TestLedger.yearMonth(month), wait);
  }

  private void awaitExported(String publicId) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              ExportedFile file = exports.get(account.key(), publicId);
              assertThat(file.state()).isEqualTo(ExportState.EXPORTED);
              assertThat(exports.url(file)).isPresent();
            });
  }

  private static void assertRefused(BillingError error, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BillingException.class, e -> assertThat(e.error()).isEqualTo(error));
  }
}
