package io.simledger.billing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestPeer;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.intake.EventSink;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.bills.v1.BillServiceGrpc;
import io.simledger.bills.v1.BillServiceGrpc.BillServiceBlockingStub;
import io.simledger.bills.v1.BillingAccount;
import io.simledger.bills.v1.ExplainRecordRequest;
import io.simledger.bills.v1.ExplainRecordResponse;
import io.simledger.bills.v1.FreeTierInForce;
import io.simledger.bills.v1.GetBillItemSummaryRequest;
import io.simledger.bills.v1.GetBillRequest;
import io.simledger.bills.v1.GetPriceBookRequest;
import io.simledger.bills.v1.GetPriceBookResponse;
import io.simledger.bills.v1.GetReconciliationRequest;
import io.simledger.bills.v1.GetReconciliationResponse;
import io.simledger.bills.v1.GetSimSummaryRequest;
import io.simledger.bills.v1.ListRecordsRequest;
import io.simledger.bills.v1.ListRecordsResponse;
import io.simledger.discounts.v1.ConfirmCouponOrderRequest;
import io.simledger.discounts.v1.ConfirmVolumeDiscountOrderRequest;
import io.simledger.discounts.v1.Coupon;
import io.simledger.discounts.v1.CouponScope;
import io.simledger.discounts.v1.CouponServiceGrpc;
import io.simledger.discounts.v1.CouponServiceGrpc.CouponServiceBlockingStub;
import io.simledger.discounts.v1.CreateCouponQuotationRequest;
import io.simledger.discounts.v1.CreateSandboxCouponRequest;
import io.simledger.discounts.v1.CreateVolumeDiscountQuotationRequest;
import io.simledger.discounts.v1.GetVolumeDiscountRequest;
import io.simledger.discounts.v1.ListAvailableVolumeDiscountsRequest;
import io.simledger.discounts.v1.ListCouponsRequest;
import io.simledger.discounts.v1.ListVolumeDiscountsRequest;
import io.simledger.discounts.v1.RegisterCouponRequest;
import io.simledger.discounts.v1.VolumeDiscount;
import io.simledger.discounts.v1.VolumeDiscountPayment;
import io.simledger.discounts.v1.VolumeDiscountServiceGrpc;
import io.simledger.discounts.v1.VolumeDiscountServiceGrpc.VolumeDiscountServiceBlockingStub;
import io.simledger.discounts.v1.VolumeDiscountStatus;
import io.simledger.discounts.v1.VolumeDiscountType;
import io.simledger.simevents.v1.CoverageType;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.InstantSource;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coupons, volume discounts and the insides of bills over gRPC. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class DiscountGrpcServiceTest {
  @Inject EventSink events;
  @Inject InstantSource clock;

  @TestHTTPResource(value = "/", tls = true)
  URL tls;

  private final BillingAccount account =
      BillingAccount.newBuilder()
          .setOperatorId(TestSim.freshOperator())
          .setCoverageType(CoverageType.COVERAGE_TYPE_JP)
          .build();
  private TestPeer peer;
  private BillServiceBlockingStub bills;
  private CouponServiceBlockingStub coupons;
  private VolumeDiscountServiceBlockingStub volumeDiscounts;

  @BeforeEach
  void connect() throws Exception {
    peer = TestPeer.withCertificate(tls);
    bills = BillServiceGrpc.newBlockingStub(peer.channel());
    coupons = CouponServiceGrpc.newBlockingStub(peer.channel());
    volumeDiscounts = VolumeDiscountServiceGrpc.newBlockingStub(peer.channel());
  }

  @AfterEach
  void disconnect() throws InterruptedException {
    peer.close();
  }

  @Test
  void aCouponIsBoughtRegisteredAndUsed() {
    String order =
        coupons
            .createCouponQuotation(
                CreateCouponQuotationRequest.newBuilder()
                    .setRequestId(request())
                    .setAccount(account)
                    .setAmount("1000")
                    .build())
            .getQuotation()
            .getOrderId();
    Coupon coupon =
        coupons
            .confirmCouponOrder(
                ConfirmCouponOrderRequest.newBuilder()
                    .setRequestId(request())
                    .setAccount(account)
                    .setOrderId(order)
                    .build())
            .getCoupon();
    coupons.registerCoupon(
        RegisterCouponRequest.newBuilder()
            .setRequestId(request())
            .setAccount(account)
            .setCouponCode(coupon.getCouponCode())
            .build());
    aSim();

    assertThat(bill().getAppliedCouponAmount()).isEqualTo("10");
    assertThat(bill().getAmount()).isEqualTo("0");
    Coupon listed =
        coupons
            .listCoupons(ListCouponsRequest.newBuilder().setAccount(account).build())
            .getCoupons(0);
    assertThat(listed.getOrderId()).isEqualTo(order);
    assertThat(listed.getScope()).isEqualTo(CouponScope.COUPON_SCOPE_ALL_CHARGES);
    assertThat(listed.getBillItemName()).isEqualTo("chargeCoupon");
    assertThat(listed.getBalance()).isEqualTo("1000");
    assertThat(listed.getPreliminaryUse()).isEqualTo("10");
    assertThat(listed.getCurrency()).isEqualTo("JPY");
  }

  @Test
  void theSandboxMakesACouponOfAScope() {
    Coupon coupon =
        coupons
            .createSandboxCoupon(
                CreateSandboxCouponRequest.newBuilder()
                    .setRequestId(request())
                    .setAccount(account)
                    .setScope(CouponScope.COUPON_SCOPE_DATA_TRAFFIC)
                    .setAmount("500")
                    .setExpiryMonth("219912")
                    .build())
            .getCoupon();

    assertThat(coupon.getBillItemName()).isEqualTo("dataTrafficCoupon");
    assertThat(coupon.getExpiryMonth()).isEqualTo("219912");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1e3", "1.0000000"})
  void aMalformedAmountIsInvalid(String amount) {
    assertThat(
            refusal(
                    () ->
                        coupons.createCouponQuotation(
                            CreateCouponQuotationRequest.newBuilder()
                                .setRequestId(request())
                                .setAccount(account)
                                .setAmount(amount)
                                .build()))
                .getDescription())
        .startsWith("BIL0001");
  }

  @Test
  void aCommandWithoutARequestIdIsInvalid() {
    assertThat(
            refusal(
                    () ->
                        coupons.registerCoupon(
                            RegisterCouponRequest.newBuilder().setAccount(account).build()))
                .getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void aCodeThatIsUnknownIsInvalid() {
    Status status =
        refusal(
            () ->
                coupons.registerCoupon(
                    RegisterCouponRequest.newBuilder()
                        .setRequestId(request())
                        .setAccount(account)
                        .setCouponCode("x")
                        .build()));

    assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(status.getDescription()).startsWith("BIL0020");
  }

  @Test
  void aVolumeDiscountIsOfferedContractedAndGot() {
    assertThat(
            volumeDiscounts
                .listAvailableVolumeDiscounts(
                    ListAvailableVolumeDiscountsRequest.newBuilder().setAccount(account).build())
                .getOffers(0)
                .getUnitPrice())
        .isEqualTo("270");
    CreateVolumeDiscountQuotationRequest request =
        CreateVolumeDiscountQuotationRequest.newBuilder()
            .setRequestId(request())
            .setAccount(account)
            .setType(VolumeDiscountType.VOLUME_DISCOUNT_TYPE_SORACOM_AIR_BASIC_CHARGE_V2)
            .setPayment(VolumeDiscountPayment.VOLUME_DISCOUNT_PAYMENT_MONTHLY)
            .setContractTermMonths(12)
            .setQuantity(3)
            .build();
    String order =
        volumeDiscounts.createVolumeDiscountQuotation(request).getQuotation().getOrderId();
    VolumeDiscount contract =
        volumeDiscounts
            .confirmVolumeDiscountOrder(
                ConfirmVolumeDiscountOrderRequest.newBuilder()
                    .setRequestId(request())
                    .setAccount(account)
                    .setOrderId(order)
                    .build())
            .getVolumeDiscount();

    assertThat(contract.getStatus()).isEqualTo(VolumeDiscountStatus.VOLUME_DISCOUNT_STATUS_ACTIVE);
    assertThat(contract.getQuantity()).isEqualTo(3);
    assertThat(contract.getStartDate()).endsWith("01");
    assertThat(
            volumeDiscounts
                .getVolumeDiscount(
                    GetVolumeDiscountRequest.newBuilder()
                        .setAccount(account)
                        .setContractId(contract.getContractId())
                        .build())
                .getVolumeDiscount())
        .isEqualTo(contract);
    assertThat(
            volumeDiscounts
                .listVolumeDiscounts(
                    ListVolumeDiscountsRequest.newBuilder().setAccount(account).build())
                .getVolumeDiscountsList())
        .containsExactly(contract);
    assertThat(
            refusal(
                    () ->
                        volumeDiscounts.getVolumeDiscount(
                            GetVolumeDiscountRequest.newBuilder()
                                .setAccount(account)
                                .setContractId("x")
                                .build()))
                .getDescription())
        .startsWith("BIL0030");
    assertThat(
            refusal(
                    () ->
                        volumeDiscounts.createVolumeDiscountQuotation(
                            request.toBuilder().clearType().build()))
                .getDescription())
        .startsWith("BIL0001");
  }

  @Test
  void recordsAreListedAndExplained() {
    aSim();
    ListRecordsResponse page =
        bills.listRecords(
            ListRecordsRequest.newBuilder().setAccount(account).setPageSize(1).build());
    assertThat(page.getRecords(0).getBillItemName()).isEqualTo("basicCharge-active");
    assertThat(page.getRecords(0).getResourceType()).isEqualTo("imsi");
    assertThat(page.getRecords(0).getDate()).hasSize(8);
    assertThat(page.getNextPageToken()).isEmpty();

    ExplainRecordResponse explanation =
        bills.explainRecord(
            ExplainRecordRequest.newBuilder()
                .setAccount(account)
                .setRecordId(page.getRecords(0).getRecordId())
                .build());

    assertThat(explanation.getRecord()).isEqualTo(page.getRecords(0));
    assertThat(explanation.getIntervals(0).getStatus()).isEqualTo("active");
    assertThat(explanation.getPrice().getUnitPrice()).isEqualTo("10");
    assertThat(explanation.hasRoundedToScale()).isFalse();
    assertThat(
            refusal(
                    () ->
                        bills.explainRecord(
                            ExplainRecordRequest.newBuilder()
                                .setAccount(account)
                                .setRecordId("x")
                                .build()))
                .getDescription())
        .startsWith("BIL0031");
    assertThat(
            refusal(
                    () ->
                        bills.listRecords(
                            ListRecordsRequest.newBuilder()
                                .setAccount(account)
                                .setPageSize(101)
                                .build()))
                .getDescription())
        .startsWith("BIL0001");
    assertThat(
            refusal(
                    () ->
                        bills.listRecords(
                            ListRecordsRequest.newBuilder()
                                .setAccount(account)
                                .setPageToken("x")
                                .build()))
                .getDescription())
        .startsWith("BIL0001");
  }

  @Test
  void summariesAndReconciliationOfTheRunningMonth() {
    aSim();

    assertThat(
            bills
                .getBillItemSummary(
                    GetBillItemSummaryRequest.newBuilder().setAccount(account).build())
                .getMonths(0)
                .getCosts(0)
                .getAmount())
        .isEqualTo("10");
    assertThat(
            bills
                .getSimSummary(GetSimSummaryRequest.newBuilder().setAccount(account).build())
                .getMonths(0)
                .getCosts(0)
                .getAmount())
        .isEqualTo("10");
    GetReconciliationResponse reconciliation =
        bills.getReconciliation(GetReconciliationRequest.newBuilder().setAccount(account).build());
    assertThat(reconciliation.getReconciled()).isTrue();
    assertThat(reconciliation.hasFirstDifference()).isFalse();
    assertThat(reconciliation.getRecordsTotal()).isEqualTo("10");
    assertThat(reconciliation.getRecomputedCharges()).isEqualTo("10");
    assertThat(reconciliation.getBillAmount()).isEqualTo("11");
    assertThat(reconciliation.getTaxRate()).isEqualTo("0.10");
  }

  @Test
  void thePriceBookShowsWhatAppliesOnADay() {
    GetPriceBookResponse book =
        bills.getPriceBook(
            GetPriceBookRequest.newBuilder()
                .setCoverageType(CoverageType.COVERAGE_TYPE_JP)
                .setDate("20190930")
                .build());

    assertThat(book.getTaxRate()).isEqualTo("0.08");
    assertThat(book.getCurrency()).isEqualTo("JPY");
    assertThat(book.getPricesList())
        .anySatisfy(
            price -> {
              assertThat(price.getBillItemName()).isEqualTo("soracomBeamRequestCharge-{protocol}");
              assertThat(price.getUnitPrice()).isEqualTo("0.0009");
            });
    assertThat(book.getFreeTiersList())
        .extracting(FreeTierInForce::getBillItemName, FreeTierInForce::getQuantity)
        .contains(org.assertj.core.groups.Tuple.tuple("soracomBeamRequestFreeTier", "100000"));
    assertThat(
            bills
                .getPriceBook(
                    GetPriceBookRequest.newBuilder()
                        .setCoverageType(CoverageType.COVERAGE_TYPE_G)
                        .setDate("20000101")
                        .build())
                .getPricesList())
        .isEmpty();
    assertThat(
            refusal(() -> bills.getPriceBook(GetPriceBookRequest.getDefaultInstance())).getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void aPeerWithoutCertificateIsRefused() throws Exception {
    try (TestPeer stranger = TestPeer.withoutCertificate(tls)) {
      assertThat(
              refusal(
                      () ->
                          CouponServiceGrpc.newBlockingStub(stranger.channel())
                              .listCoupons(ListCouponsRequest.getDefaultInstance()))
                  .getCode())
          .isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(
              refusal(
                      () ->
                          VolumeDiscountServiceGrpc.newBlockingStub(stranger.channel())
                              .listVolumeDiscounts(ListVolumeDiscountsRequest.getDefaultInstance()))
                  .getCode())
          .isEqualTo(Status.Code.UNAUTHENTICATED);
    }
  }

  private void aSim() {
    events.apply(
        TestSim.batch(
            new TestSim()
                .registered(
                    account.getOperatorId(),
                    Coverage.JP,
                    "plan-D",
                    SimStatus.ACTIVE,
                    clock.instant())));
  }

  private io.simledger.bills.v1.Bill bill() {
    return bills.getBill(GetBillRequest.newBuilder().setAccount(account).build()).getBill();
  }

  private static String request() {
    return UUID.randomUUID().toString();
  }

  private static Status refusal(ThrowingCallable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call).getStatus();
  }
}
