package io.simledger.billing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestPeer;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.intake.EventSink;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.bills.v1.Bill;
import io.simledger.bills.v1.BillServiceGrpc;
import io.simledger.bills.v1.BillServiceGrpc.BillServiceBlockingStub;
import io.simledger.bills.v1.BillState;
import io.simledger.bills.v1.BillingAccount;
import io.simledger.bills.v1.ExportState;
import io.simledger.bills.v1.ExportedFile;
import io.simledger.bills.v1.GetBillRequest;
import io.simledger.bills.v1.GetDailyBillRequest;
import io.simledger.bills.v1.GetDailyBillResponse;
import io.simledger.bills.v1.GetExportedFileRequest;
import io.simledger.bills.v1.ListBillsRequest;
import io.simledger.bills.v1.StartExportRequest;
import io.simledger.simevents.v1.CoverageType;
import io.simledger.usage.v1.ResourceType;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B9, B12, C10: bills over gRPC. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class BillGrpcServiceTest {
  @Inject TestLedger ledger;
  @Inject EventSink events;
  @Inject InstantSource clock;

  @TestHTTPResource(value = "/", tls = true)
  URL tls;

  private TestPeer peer;
  private BillServiceBlockingStub bills;
  private YearMonth running;

  @BeforeEach
  void connect() throws Exception {
    peer = TestPeer.withCertificate(tls);
    bills = BillServiceGrpc.newBlockingStub(peer.channel());
    running = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }

  @AfterEach
  void disconnect() throws InterruptedException {
    peer.close();
  }

  @Test
  void aClosedBillIsTheSumWithTaxRoundedUpOnce() {
    var account = ledger.newAccount(Coverage.JP);
    YearMonth month = running.minusMonths(2);
    long sim = ledger.resource(account, ResourceType.RESOURCE_TYPE_IMSI, "440100000000001");
    ledger.charge(account, month.atDay(1), sim, "basicCharge-active", "10", "1");
    ledger.charge(account, month.atDay(2), sim, "basicCharge-active", "10", "1");
    ledger.charge(account, month.atDay(2), sim, "soracomBeamRequestCharge-mqtt", "0.0009", "3");
    ledger.discount(account, month, "soracomBeamRequestFreeTier", "-0.0009", "1");
    ledger.bill(account, month, "closed");

    Bill bill = get(account, TestLedger.yearMonth(month));

    assertThat(bill.getAmountBeforeTax()).isEqualTo("20.0018");
    assertThat(bill.getAmount()).isEqualTo("23");
    assertThat(bill.getCurrency()).isEqualTo("JPY");
    assertThat(bill.getState()).isEqualTo(BillState.BILL_STATE_CLOSED);
    assertThat(bill.getMonth()).isEqualTo(TestLedger.yearMonth(month));
    assertThat(bill.getLastEvaluatedAt().getSeconds()).isEqualTo(1767323045);
  }

  @Test
  void aBillOfGlobalCoverageIsRoundedUpToTheCent() {
    var account = ledger.newAccount(Coverage.G);
    YearMonth month = running.minusMonths(1);
    long sim = ledger.resource(account, ResourceType.RESOURCE_TYPE_IMSI, "295050000000001");
    ledger.charge(account, month.atDay(1), sim, "basicCharge-active", "0.06", "1");
    ledger.charge(account, month.atDay(1), sim, "soracomBeamRequestCharge-mqtt", "0.000009", "1");
    ledger.bill(account, month, "closed");

    Bill bill = get(account, TestLedger.yearMonth(month));

    assertThat(bill.getAmountBeforeTax()).isEqualTo("0.060009");
    assertThat(bill.getAmount()).isEqualTo("0.07");
    assertThat(bill.getCurrency()).isEqualTo("USD");
  }

  @Test
  void coverageTypesOfOneOperatorAreBilledApart() {
    var account = ledger.newAccount(Coverage.JP);
    YearMonth month = running.minusMonths(1);
    ledger.charge(account, month.atDay(1), 0, "basicCharge-active", "10", "1");
    ledger.bill(account, month, "closed");
    BillingAccount other =
        account(account).toBuilder().setCoverageType(CoverageType.COVERAGE_TYPE_G).build();

    assertThat(refusal(other, TestLedger.yearMonth(month)).getCode())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void theRunningMonthIsTemporaryAndComesToNothingAtFirst() throws Exception {
    BillingAccount stranger =
        BillingAccount.newBuilder()
            .setOperatorId(TestSim.freshOperator())
            .setCoverageType(CoverageType.COVERAGE_TYPE_G)
            .build();

    Bill bill = bills.getBill(GetBillRequest.newBuilder().setAccount(stranger).build()).getBill();

    assertThat(bill.getMonth()).isEqualTo(TestLedger.yearMonth(running));
    assertThat(bill.getState()).isEqualTo(BillState.BILL_STATE_TEMPORARY);
    assertThat(bill.getAmount()).isEqualTo("0");
    assertThat(bill.getCurrency()).isEqualTo("USD");
    assertThat(refusal(stranger, TestLedger.yearMonth(running)).getCode())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  /** B12: what happened a moment ago is on the bill that is asked for now. */
  @Test
  void theRunningMonthIsEvaluatedOnTheSpot() {
    String operator = TestSim.freshOperator();
    Instant now = clock.instant();
    events.apply(
        TestSim.batch(
            new TestSim().registered(operator, Coverage.JP, "plan-D", SimStatus.ACTIVE, now)));
    BillingAccount account =
        BillingAccount.newBuilder()
            .setOperatorId(operator)
            .setCoverageType(CoverageType.COVERAGE_TYPE_JP)
            .build();

    Bill bill = bills.getBill(GetBillRequest.newBuilder().setAccount(account).build()).getBill();

    assertThat(bill.getAmountBeforeTax()).isEqualTo("10");
    assertThat(bill.getAmount()).isEqualTo("11");
    assertThat(bill.getState()).isEqualTo(BillState.BILL_STATE_TEMPORARY);
    assertThat(bill.getLastEvaluatedAt().getSeconds()).isGreaterThanOrEqualTo(now.getEpochSecond());
  }

  @Test
  void aPeerWithoutCertificateIsRefused() throws Exception {
    try (TestPeer stranger = TestPeer.withoutCertificate(tls)) {
      BillServiceBlockingStub stub = BillServiceGrpc.newBlockingStub(stranger.channel());
      assertThat(refusal(() -> stub.listBills(ListBillsRequest.getDefaultInstance())).getCode())
          .isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(refusal(() -> stub.startExport(StartExportRequest.getDefaultInstance())).getCode())
          .isEqualTo(Status.Code.UNAUTHENTICATED);
    }
  }

  /** C6: over the wire, from the request to the file id and its URL. */
  @Test
  void anExportGivesItsUrlToItsOwnAccountOnly() {
    var account = ledger.newAccount(Coverage.JP);
    YearMonth month = running.minusMonths(1);
    ledger.charge(account, month.atDay(1), 0, "basicCharge-active", "10", "1");
    ledger.bill(account, month, "closed");
    StartExportRequest request =
        StartExportRequest.newBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .setAccount(account(account))
            .setMonth(TestLedger.yearMonth(month))
            .setWait(true)
            .build();

    ExportedFile file = bills.startExport(request).getFile();

    assertThat(file.getState()).isEqualTo(ExportState.EXPORT_STATE_EXPORTED);
    assertThat(file.getUrl()).contains("/exports/" + file.getExportedFileId() + "?expires=");
    assertThat(bills.startExport(request).getFile()).isEqualTo(file);
    GetExportedFileRequest question =
        GetExportedFileRequest.newBuilder()
            .setAccount(account(account))
            .setExportedFileId(file.getExportedFileId())
            .build();
    assertThat(bills.getExportedFile(question).getFile()).isEqualTo(file);
    BillingAccount other = account(ledger.newAccount(Coverage.JP));
    assertThat(
            refusal(() -> bills.getExportedFile(question.toBuilder().setAccount(other).build()))
                .getCode())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(
            refusal(() -> bills.startExport(request.toBuilder().setRequestId("x").build()))
                .getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void aMonthWithoutChargeIsNotFound() {
    var account = ledger.newAccount(Coverage.JP);
    ledger.charge(account, running.minusMonths(3).atDay(1), 0, "basicCharge-active", "10", "1");

    for (YearMonth month : new YearMonth[] {running.minusMonths(4), running.plusMonths(1)}) {
      Status status = refusal(account(account), TestLedger.yearMonth(month));
      assertThat(status.getCode()).isEqualTo(Status.Code.NOT_FOUND);
      assertThat(status.getDescription()).startsWith("BIL0003");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000", "202613", "2026-1", "x"})
  void aMalformedMonthIsInvalid(String month) throws Exception {
    var account = account(ledger.newAccount(Coverage.JP));

    assertThat(refusal(account, month).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(
            refusal(
                    () ->
                        bills.getDailyBill(
                            GetDailyBillRequest.newBuilder()
                                .setAccount(account)
                                .setMonth(month)
                                .build()))
                .getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OP1", "OP00000000001", "op0000000001"})
  void aMalformedOperatorIsInvalid(String operatorId) {
    BillingAccount account =
        BillingAccount.newBuilder()
            .setOperatorId(operatorId)
            .setCoverageType(CoverageType.COVERAGE_TYPE_JP)
            .build();

    assertThat(refusal(account, "202601").getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(
            refusal(
                    BillingAccount.newBuilder().setOperatorId(TestSim.freshOperator()).build(),
                    "202601")
                .getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void theHistoryHasEighteenPastMonthsNewestFirst() {
    var account = ledger.newAccount(Coverage.JP);
    for (int back : new int[] {0, 1, 3, 18, 19}) {
      YearMonth month = running.minusMonths(back);
      ledger.charge(account, month.atDay(1), 0, "basicCharge-active", "10", "" + (back + 1));
      ledger.bill(account, month, "closed");
    }

    var history =
        bills
            .listBills(ListBillsRequest.newBuilder().setAccount(account(account)).build())
            .getBillsList();

    assertThat(history)
        .extracting(Bill::getMonth)
        .containsExactly(
            IntStream.of(1, 3, 18)
                .mapToObj(back -> TestLedger.yearMonth(running.minusMonths(back)))
                .toArray(String[]::new));
    assertThat(history).extracting(Bill::getAmount).containsExactly("22", "44", "209");
  }

  @Test
  void theDailyBillLeavesOutWhatIsChargedByTheMonth() {
    var account = ledger.newAccount(Coverage.JP);
    YearMonth month = running.minusMonths(1);
    long sim = ledger.resource(account, ResourceType.RESOURCE_TYPE_IMSI, "440100000000002");
    ledger.charge(account, month.atDay(1), sim, "basicCharge-active", "10", "1");
    ledger.charge(account, month.atDay(1), sim, "basicMonthlyChargeForPlanKM1", "100", "1");
    ledger.charge(account, month.atDay(3), sim, "basicCharge-active", "10", "1");
    ledger.charge(account, month.atDay(3), sim, "subscriberSuspensionCharge", "0.5", "1");
    ledger.bill(account, month, "closed");

    GetDailyBillResponse daily =
        bills.getDailyBill(
            GetDailyBillRequest.newBuilder()
                .setAccount(account(account))
                .setMonth(TestLedger.yearMonth(month))
                .build());

    assertThat(daily.getCurrency()).isEqualTo("JPY");
    assertThat(daily.getDaysList())
        .extracting(day -> day.getDate() + " " + day.getAmount())
        .containsExactly(
            TestLedger.yearMonth(month) + "03 10.5", TestLedger.yearMonth(month) + "01 10");
    assertThat(daily.getDays(0).getCostsList())
        .extracting(cost -> cost.getCategory() + " " + cost.getAmount())
        .containsExactly("air 10.5");
  }

  private Bill get(io.simledger.billing.account.BillingAccount account, String month) {
    return bills
        .getBill(GetBillRequest.newBuilder().setAccount(account(account)).setMonth(month).build())
        .getBill();
  }

  private Status refusal(BillingAccount account, String month) {
    return refusal(
        () ->
            bills.getBill(GetBillRequest.newBuilder().setAccount(account).setMonth(month).build()));
  }

  private static Status refusal(ThrowingCallable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call).getStatus();
  }

  private static BillingAccount account(io.simledger.billing.account.BillingAccount account) {
    return BillingAccount.newBuilder()
        .setOperatorId(account.operatorId())
        .setCoverageTypeValue(account.coverage().number())
        .build();
  }
}
