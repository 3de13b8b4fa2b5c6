package io.simledger.billing.volumediscount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestMonth;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.error.BillingException;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B8: volume discounts from the offer to the contract, and what is refused. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class VolumeDiscountsTest {
  private static final String TYPE = "SORACOM_AIR_BASIC_CHARGE_V2";

  @Inject TestMonth month;
  @Inject VolumeDiscounts discounts;

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
  void whatIsAvailableIsOfTheCoverageType() {
    assertThat(discounts.available(key))
        .extracting(offer -> offer.payment() + " " + offer.termMonths())
        .containsExactly("MONTHLY 12", "PREPAYMENT 12", "MONTHLY 36");
    assertThat(discounts.available(key).get(0).taxIncludedUnitPrice()).isEqualByComparingTo("297");
    assertThat(discounts.available(new BillingAccount.Key(key.operatorId(), Coverage.G))).isEmpty();
  }

  @Test
  void aQuotationBecomesAContractForItsMonths() {
    VolumeDiscountContract quotation = quote("MONTHLY", LocalDate.of(2026, 3, 15));
    assertThat(quotation.contractId()).isNull();
    assertThat(quotation.total()).isEqualByComparingTo("0");
    assertThat(discounts.list(key)).isEmpty();

    VolumeDiscountContract contract = discounts.confirm(key, quotation.orderId());

    assertThat(contract.from()).isEqualTo("2026-03-15");
    assertThat(contract.to()).isEqualTo("2027-03-15");
    assertThat(discounts.get(key, contract.contractId())).isEqualTo(contract);
    assertThat(discounts.list(key)).containsExactly(contract);
    assertThat(discounts.isOver(contract)).isFalse();
  }

  @Test
  void whatIsPrepaidIsPaidForTheWholeTerm() {
    VolumeDiscountContract quotation = quote("PREPAYMENT", null);

    assertThat(quotation.from()).isEqualTo("2026-04-01");
    assertThat(quotation.initialCost()).isEqualByComparingTo("14400");
    assertThat(quotation.total()).isEqualByComparingTo("15840");
  }

  @Test
  void repeatsAreTheSame() {
    UUID request = UUID.randomUUID();
    VolumeDiscountOrder order = new VolumeDiscountOrder(TYPE, "MONTHLY", 12, 5, null);
    VolumeDiscountContract quotation = discounts.quote(request, key, order);
    assertThat(discounts.quote(request, key, order).orderId()).isEqualTo(quotation.orderId());
    assertThat(
            refusal(
                () ->
                    discounts.quote(
                        request, key, new VolumeDiscountOrder(TYPE, "MONTHLY", 12, 6, null))))
        .isEqualTo(BillingError.REQUEST_ID_REUSED);
    VolumeDiscountContract contract = discounts.confirm(key, quotation.orderId());
    assertThat(discounts.confirm(key, quotation.orderId())).isEqualTo(contract);
    assertThat(discounts.list(key)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "SORACOM_AIR_BASIC_CHARGE, MONTHLY, 12",
    "SORACOM_AIR_BASIC_CHARGE_V2, MONTHLY, 13",
    "SORACOM_AIR_BASIC_CHARGE_V2, PREPAYMENT, 36",
  })
  void whatIsNotOfferedIsRefused(String type, String payment, int months) {
    assertThat(
            refusal(
                () ->
                    discounts.quote(
                        UUID.randomUUID(),
                        key,
                        new VolumeDiscountOrder(type, payment, months, 1, null))))
        .isEqualTo(BillingError.VOLUME_DISCOUNT_NOT_AVAILABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2026-03-10",
    "-1, 2026-03-10",
    "1000001, 2026-03-10",
    "1, 2026-03-09",
    "1, 2027-03-11",
  })
  void aQuotaOrAStartOutOfRangeIsRefused(int quantity, LocalDate from) {
    assertThat(
            refusal(
                () ->
                    discounts.quote(
                        UUID.randomUUID(),
                        key,
                        new VolumeDiscountOrder(TYPE, "MONTHLY", 12, quantity, from))))
        .isEqualTo(BillingError.MALFORMED_REQUEST);
  }

  @Test
  void globalCoverageHasNone() {
    BillingAccount.Key global = new BillingAccount.Key(key.operatorId(), Coverage.G);

    assertThat(
            refusal(
                () ->
                    discounts.quote(
                        UUID.randomUUID(),
                        global,
                        new VolumeDiscountOrder(TYPE, "MONTHLY", 12, 1, null))))
        .isEqualTo(BillingError.VOLUME_DISCOUNT_NOT_AVAILABLE);
  }

  /** Days that passed may be billed already. */
  @Test
  void aQuotationLapsesWhenItWouldHaveBegun() {
    String order = quote("MONTHLY", LocalDate.of(2026, 3, 11)).orderId();
    month.now("2026-03-12T00:00:00Z");

    assertThat(refusal(() -> discounts.confirm(key, order)))
        .isEqualTo(BillingError.QUOTATION_LAPSED);
  }

  @Test
  void aQuotationLapsesAfterAMonth() {
    String order = quote("MONTHLY", LocalDate.of(2026, 6, 1)).orderId();
    month.now("2026-04-10T00:00:00Z");

    assertThat(refusal(() -> discounts.confirm(key, order)))
        .isEqualTo(BillingError.QUOTATION_LAPSED);
  }

  @Test
  void ordersAndContractsOfOthersAreUnknown() {
    VolumeDiscountContract mine = discounts.confirm(key, quote("MONTHLY", null).orderId());
    BillingAccount.Key stranger = new BillingAccount.Key(TestSim.freshOperator(), Coverage.JP);
    discounts.quote(
        UUID.randomUUID(), stranger, new VolumeDiscountOrder(TYPE, "MONTHLY", 12, 1, null));

    assertThat(refusal(() -> discounts.confirm(stranger, mine.orderId())))
        .isEqualTo(BillingError.ORDER_NOT_FOUND);
    assertThat(refusal(() -> discounts.get(stranger, mine.contractId())))
        .isEqualTo(BillingError.VOLUME_DISCOUNT_NOT_FOUND);
    assertThat(discounts.list(stranger)).isEmpty();
  }

  @Test
  void aContractIsListedForSixMonthsAfterItsEnd() {
    VolumeDiscountContract contract =
        discounts.confirm(key, quote("MONTHLY", LocalDate.of(2026, 3, 10)).orderId());
    month.now("2027-03-10T00:00:00Z");
    assertThat(discounts.isOver(contract)).isTrue();
    month.now("2027-09-09T00:00:00Z");
    assertThat(discounts.list(key)).hasSize(1);
    month.now("2027-09-10T00:00:00Z");
    assertThat(discounts.list(key)).isEmpty();
  }

  private VolumeDiscountContract quote(String payment, LocalDate from) {
    return discounts.quote(
        UUID.randomUUID(), key, new VolumeDiscountOrder(TYPE, payment, 12, 5, from));
  }

  private static BillingError refusal(ThrowingCallable call) {
    return catchThrowableOfType(BillingException.class, call).error();
  }
}
