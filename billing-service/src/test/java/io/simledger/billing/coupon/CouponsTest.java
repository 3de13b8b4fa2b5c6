package io.simledger.billing.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestMonth;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.error.BillingException;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B8: coupons from the quotation to the register, and what is refused. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class CouponsTest {
  @Inject TestMonth month;
  @Inject Coupons coupons;
  @Inject BillingAccounts accounts;

  private final BillingAccount.Key key =
      new BillingAccount.Key(TestSim.freshOperator(), Coverage.JP);

  @BeforeEach
  void begin() {
    month.now("2026-03-10T12:00:00Z");
  }

  @AfterEach
  void end() {
    month.backToTheMachinesTime();
  }

  @Test
  void aQuotationBecomesACouponThatIsRegisteredAndListed() {
    CouponQuotation quotation = coupons.quote(UUID.randomUUID(), key, new BigDecimal("1005"));
    assertThat(quotation.taxAmount()).isEqualByComparingTo("101");
    assertThat(quotation.totalAmount()).isEqualByComparingTo("1106");
    assertThat(quotation.expiryMonth()).isEqualTo(YearMonth.of(2027, 3));
    assertThat(quotation.couponCode()).isNull();

    IssuedCoupon coupon = coupons.confirm(key, quotation.orderId());
    assertThat(coupon.orderId()).isEqualTo(quotation.orderId());
    assertThat(coupon.scope()).isEqualTo(CouponScope.ALL_CHARGES);
    assertThat(coupon.accountId()).isNull();
    assertThat(coupons.list(key)).isEmpty();

    coupons.register(key, coupon.code());
    assertThat(coupons.list(key))
        .singleElement()
        .satisfies(
            listed -> {
              assertThat(listed.code()).isEqualTo(coupon.code());
              assertThat(listed.balance()).isEqualByComparingTo("1005");
              assertThat(listed.expiryMonth()).isEqualTo(YearMonth.of(2027, 3));
            });
  }

  @Test
  void anybodyWhoKnowsTheCodeRegistersTheCoupon() {
    BillingAccount.Key friend = another(Coverage.JP);

    IssuedCoupon registered = coupons.register(friend, bought());

    assertThat(coupons.list(friend)).extracting(IssuedCoupon::code).contains(registered.code());
    assertThat(coupons.list(key)).isEmpty();
  }

  @Test
  void repeatsAreTheSame() {
    UUID request = UUID.randomUUID();
    CouponQuotation quotation = coupons.quote(request, key, new BigDecimal("1000"));
    assertThat(coupons.quote(request, key, new BigDecimal("1000")).orderId())
        .isEqualTo(quotation.orderId());
    IssuedCoupon coupon = coupons.confirm(key, quotation.orderId());
    assertThat(coupons.confirm(key, quotation.orderId()).code()).isEqualTo(coupon.code());
    coupons.register(key, coupon.code());
    assertThat(coupons.register(key, coupon.code()).code()).isEqualTo(coupon.code());
    assertThat(coupons.list(key)).hasSize(1);
  }

  @Test
  void aRequestIdOfAnotherRequestIsRefused() {
    UUID request = UUID.randomUUID();
    coupons.quote(request, key, new BigDecimal("1000"));

    assertThat(refusal(() -> coupons.quote(request, key, new BigDecimal("2000"))))
        .isEqualTo(BillingError.REQUEST_ID_REUSED);
  }

  @Test
  void confirmingAtTheSameTimeMakesOneCoupon() throws Exception {
    String order = coupons.quote(UUID.randomUUID(), key, new BigDecimal("1000")).orderId();
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> codes =
          IntStream.range(0, 4)
              .mapToObj(i -> clients.submit(() -> coupons.confirm(key, order).code()))
              .toList();
      String first = codes.get(0).get();
      for (Future<String> code : codes) {
        assertThat(code.get()).isEqualTo(first);
      }
    } finally {
      clients.shutdown();
    }
  }

  @Test
  void ofTwoWhoRegisterACouponOneGetsIt() throws Exception {
    String code = bought();
    List<BillingAccount.Key> operators =
        IntStream.range(0, 4).mapToObj(i -> another(Coverage.JP)).toList();
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> won =
          operators.stream()
              .map(
                  operator ->
                      clients.submit(
                          () -> {
                            try {
                              coupons.register(operator, code);
                              return true;
                            } catch (BillingException e) {
                              assertThat(e.error())
                                  .isEqualTo(BillingError.COUPON_REGISTERED_ELSEWHERE);
                              return false;
                            }
                          }))
              .toList();
      int winners = 0;
      for (Future<Boolean> one : won) {
        winners += one.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      clients.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"999", "0", "-1000", "1000.5", "1000000001"})
  void anAmountBelowTheLeastOrNotWholeIsRefused(String amount) {
    assertThat(refusal(() -> coupons.quote(UUID.randomUUID(), key, new BigDecimal(amount))))
        .isEqualTo(BillingError.COUPON_AMOUNT);
  }

  @Test
  void globalCoverageHasNoCouponsToBuy() {
    assertThat(
            refusal(
                () ->
                    coupons.quote(UUID.randomUUID(), another(Coverage.G), new BigDecimal("1000"))))
        .isEqualTo(BillingError.COUPONS_NOT_SOLD);
  }

  @Test
  void aQuotationLapsesAfterAMonth() {
    String order = coupons.quote(UUID.randomUUID(), key, new BigDecimal("1000")).orderId();
    month.now("2026-04-10T12:00:00Z");

    assertThat(refusal(() -> coupons.confirm(key, order))).isEqualTo(BillingError.QUOTATION_LAPSED);
  }

  @Test
  void anOrderOfAnotherOperatorIsUnknown() {
    String order = coupons.quote(UUID.randomUUID(), key, new BigDecimal("1000")).orderId();
    BillingAccount.Key stranger = another(Coverage.JP);
    coupons.quote(UUID.randomUUID(), stranger, new BigDecimal("1000"));

    assertThat(refusal(() -> coupons.confirm(stranger, order)))
        .isEqualTo(BillingError.ORDER_NOT_FOUND);
    assertThat(refusal(() -> coupons.confirm(another(Coverage.JP), order)))
        .isEqualTo(BillingError.ORDER_NOT_FOUND);
    assertThat(refusal(() -> coupons.confirm(key, "x"))).isEqualTo(BillingError.ORDER_NOT_FOUND);
  }

  @Test
  void anUnknownCodeIsRefused() {
    assertThat(refusal(() -> coupons.register(key, "NOSUCHCODE")))
        .isEqualTo(BillingError.COUPON_UNKNOWN);
  }

  @Test
  void anExpiredCouponIsRefused() {
    String code = made(CouponScope.BEAM, "500", YearMonth.of(2026, 3));
    month.now("2026-04-01T00:00:00Z");

    assertThat(refusal(() -> coupons.register(key, code))).isEqualTo(BillingError.COUPON_EXPIRED);
  }

  @Test
  void aCouponOfTheOtherCoverageTypeIsRefused() {
    String code = bought();

    assertThat(refusal(() -> coupons.register(another(Coverage.G), code)))
        .isEqualTo(BillingError.COUPON_OF_OTHER_COVERAGE);
  }

  @Test
  void aCouponThatAnotherOperatorRegisteredIsRefused() {
    String code = bought();
    coupons.register(key, code);

    assertThat(refusal(() -> coupons.register(another(Coverage.JP), code)))
        .isEqualTo(BillingError.COUPON_REGISTERED_ELSEWHERE);
  }

  @Test
  void aCouponThatIsUsedUpIsRefused() {
    String code = made(CouponScope.ALL_CHARGES, "1", null);
    coupons.register(key, code);
    BillingAccount account = accounts.find(key.operatorId(), Coverage.JP).orElseThrow();
    month.change(
        account,
        "INSERT INTO bill (account_id, month, state, evaluated_at) VALUES (:account, '2026-03-01',"
            + " 'temporary', '2026-04-01Z')");
    month.change(
        account,
        "INSERT INTO discount_record SELECT :account, '2026-03-01', item_id, coupon_code, 0, -1, 1,"
            + " -1 FROM coupon WHERE account_id = :account");
    month.change(
        account,
        "UPDATE bill SET state = 'closed', total = 0, amount_before_tax = 0, tax_rate = 0,"
            + " coupon_amount = 1, record_count = 1 WHERE account_id = :account");

    assertThat(refusal(() -> coupons.register(key, code))).isEqualTo(BillingError.COUPON_USED_UP);
  }

  @Test
  void theSandboxMakesCouponsOfEveryScope() {
    for (CouponScope scope : CouponScope.values()) {
      UUID request = UUID.randomUUID();
      IssuedCoupon coupon = coupons.make(request, key, scope, new BigDecimal("3"), null);
      assertThat(coupon.scope()).isEqualTo(scope);
      assertThat(coupons.make(request, key, scope, new BigDecimal("3"), null).code())
          .isEqualTo(coupon.code());
    }
  }

  @Test
  void theSandboxMakesNoCouponThatHasExpired() {
    assertThat(refusal(() -> made(CouponScope.BEAM, "3", YearMonth.of(2026, 2))))
        .isEqualTo(BillingError.MALFORMED_REQUEST);
    assertThat(refusal(() -> made(CouponScope.BEAM, "0.5", null)))
        .isEqualTo(BillingError.MALFORMED_REQUEST);
  }

  private String bought() {
    return coupons
        .confirm(key, coupons.quote(UUID.randomUUID(), key, new BigDecimal("1000")).orderId())
        .code();
  }

  private String made(CouponScope scope, String amount, YearMonth expiry) {
    return coupons.make(UUID.randomUUID(), key, scope, new BigDecimal(amount), expiry).code();
  }

  private static BillingAccount.Key another(Coverage coverage) {
    return new BillingAccount.Key(TestSim.freshOperator(), coverage);
  }

  private static BillingError refusal(ThrowingCallable call) {
    return catchThrowableOfType(BillingException.class, call).error();
  }
}
