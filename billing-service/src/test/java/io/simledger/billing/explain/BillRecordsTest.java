package io.simledger.billing.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestMonth;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.pricing.Label;
import io.simledger.billing.pricing.PriceInForce;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.usage.v1.ResourceType;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** B13: records page by page, sums of them, and what made them. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class BillRecordsTest {
  private static final String BEAM = "soracomBeamRequestCharge-http";

  @Inject TestMonth month;
  @Inject TestLedger ledger;
  @Inject BillRecords records;
  @Inject Explanations explanations;
  @Inject Summaries summaries;

  private final String operator = TestSim.freshOperator();
  private final BillingAccount.Key key = new BillingAccount.Key(operator, Coverage.JP);
  private final TestSim sim = new TestSim();

  @BeforeEach
  void begin() {
    month.now("2026-03-03T12:00:00Z");
  }

  @AfterEach
  void end() {
    month.backToTheMachinesTime();
  }

  @Test
  void recordsComeInTheOrderOfTheFilePageByPage() {
    BillingAccount account = aBill();
    List<String> all = lines(account.key(), RecordFilter.of("", "", ""));

    assertThat(all)
        .containsExactly(
            "20260301 soracomNapterCharge 300",
            "20260301 basicCharge-active 10",
            "20260301 " + BEAM + " 1.8",
            "20260302 basicCharge-active 10",
            "20260301 soracomBeamRequestFreeTier -1.8",
            "20260301 soracomNapterFreeTier -300");
    for (int size = 1; size <= 7; size++) {
      List<String> paged = new ArrayList<>();
      RecordId after = null;
      do {
        RecordPage page =
            records.list(account.key(), "202603", RecordFilter.of("", "", ""), after, size);
        assertThat(page.records()).hasSizeLessThanOrEqualTo(size);
        page.records().forEach(record -> paged.add(line(record)));
        after = page.next();
      } while (after != null);
      assertThat(paged).as("pages of %d", size).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "440100000000009, '', '', 4",
    "440100000000008, '', '', 0",
    "'', 20260302, '', 1",
    "'', 20260301, '', 2",
    "'', 202603, '', 3",
    "'', 202602, '', 0",
    "'', '', basicCharge-active, 2",
    "'', '', soracomBeamRequestFreeTier, 1",
    "'', '', noSuchItem, 0",
    "440100000000009, 20260301, basicCharge-active, 1",
  })
  void filtersAreCombined(String imsi, String date, String item, int count) {
    BillingAccount account = aBill();

    assertThat(lines(account.key(), RecordFilter.of(imsi, date, item))).hasSize(count);
  }

  /** Usage may be years late: the list has what the file has. */
  @Test
  void recordsOfLongAgoAreListedHoweverTheyAreFiltered() {
    BillingAccount account = ledger.newAccount(Coverage.JP);
    long resource = ledger.resource(account, ResourceType.RESOURCE_TYPE_IMSI, "440100000000009");
    YearMonth bill = YearMonth.of(2026, 3);
    ledger.charge(account, bill, LocalDate.of(2019, 7, 5), resource, BEAM, "0.0009", "1000000");
    ledger.charge(
        account, bill, LocalDate.of(2019, 7, 1), resource, "soracomNapterCharge", "300", "2");

    assertThat(lines(account.key(), RecordFilter.of("", "", "")))
        .startsWith("20190701 soracomNapterCharge 600", "20190705 " + BEAM + " 900");
    assertThat(lines(account.key(), RecordFilter.of("440100000000009", "", "")))
        .containsExactly("20190701 soracomNapterCharge 600", "20190705 " + BEAM + " 900");
  }

  @ParameterizedTest
  @CsvSource({
    "12, ''",
    "abcdefghijklmno, ''",
    "'', 2026",
    "'', 20261301",
    "'', 20260230",
    "'', 202613"
  })
  void aMalformedFilterIsRefused(String imsi, String date) {
    assertThatThrownBy(() -> RecordFilter.of(imsi, date, ""))
        .hasMessage(BillingError.MALFORMED_REQUEST.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "c-20261301-1-1", "c-20260301-1-99999", "d-1", "c-20260301-1"})
  void aNameThatNoRecordHasIsRefused(String text) {
    assertThatThrownBy(() -> RecordId.parse(text, BillingError.RECORD_NOT_FOUND))
        .hasMessage(BillingError.RECORD_NOT_FOUND.name());
  }

  /** B5: the intervals, the price and the discounts of a basic charge. */
  @Test
  void aBasicChargeIsExplainedByTheStatusesOfItsDay() {
    month.happens(
        sim.registered(operator, SimStatus.READY, "2026-03-01T00:00:00Z"),
        sim.status(SimStatus.ACTIVE, "2026-03-02T10:00:00Z"),
        sim.status(SimStatus.SUSPENDED, "2026-03-02T11:00:00Z"));

    Explanation explanation = explanation("20260302 basicCharge-active 10");

    assertThat(explanation.intervals())
        .extracting(Explanation.Interval::status)
        .containsExactly("ready", "active", "suspended");
    assertThat(explanation.intervals().get(1).from())
        .isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
    assertThat(explanation.intervals().get(1).to())
        .isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
    assertThat(explanation.intervals().get(2).to()).isNull();
    assertThat(explanation.usage()).isEmpty();
    PriceInForce price = explanation.price();
    assertThat(price.billItemName()).isEqualTo("basicCharge-active");
    assertThat(price.unitPrice()).isEqualByComparingTo("10");
    assertThat(price.sample()).isFalse();
    assertThat(explanation.priceBookVersion()).isNotEmpty();
  }

  @Test
  void aMeteredChargeIsExplainedByItsUsageAndDiscounts() {
    month.happens(sim.registered(operator, SimStatus.STANDBY, "2026-03-01T00:00:00Z"));
    month.uses(sim, BEAM, "150000", "2026-03-02T10:00:00Z");

    Explanation explanation = explanation("20260302 " + BEAM + " 135");

    assertThat(explanation.intervals()).isEmpty();
    assertThat(explanation.usage())
        .singleElement()
        .satisfies(used -> assertThat(used.quantity()).isEqualByComparingTo("150000"));
    assertThat(explanation.price().billItemName()).isEqualTo("soracomBeamRequestCharge-{protocol}");
    assertThat(explanation.discounts())
        .singleElement()
        .satisfies(
            share -> {
              assertThat(share.billItemName()).isEqualTo("soracomBeamRequestFreeTier");
              assertThat(share.amount()).isEqualByComparingTo("90");
              assertThat(share.charged()).isEqualByComparingTo("135");
            });

    Explanation discount = explanation("20260301 soracomBeamRequestFreeTier -90");
    assertThat(discount.origin()).isEqualTo("soracomBeamRequestFreeTier");
    assertThat(discount.price()).isNull();
    assertThat(discount.discounted())
        .singleElement()
        .satisfies(
            charge -> {
              assertThat(charge.day()).isEqualTo("2026-03-02");
              assertThat(charge.amount()).isEqualByComparingTo("90");
            });
    assertThat(discount.record().id()).isEqualTo(explanation.discounts().get(0).id());
  }

  /** What was used since the records were listed is charged before it is explained. */
  @Test
  void aChargeIsExplainedWithTheUsageAndDiscountsThatItHasNow() {
    month.happens(sim.registered(operator, SimStatus.STANDBY, "2026-03-01T00:00:00Z"));
    month.uses(sim, BEAM, "50000", "2026-03-02T10:00:00Z");
    RecordId id =
        records.list(key, "202603", RecordFilter.of("", "", BEAM), null, 1).records().get(0).id();

    month.uses(sim, BEAM, "40000", "2026-03-02T11:00:00Z");
    Explanation explanation = explanations.of(key, "202603", id);

    assertThat(explanation.usage().get(0).quantity()).isEqualByComparingTo("90000");
    assertThat(explanation.record().quantity()).isEqualByComparingTo("90000");
    assertThat(explanation.discounts().get(0).charged()).isEqualByComparingTo("81");
  }

  @Test
  void aRecordOfAnotherOperatorIsUnknown() {
    BillingAccount account = aBill();
    RecordId id =
        records
            .list(account.key(), "202603", RecordFilter.of("", "", "basicCharge-active"), null, 1)
            .records()
            .get(0)
            .id();
    month.happens(sim.registered(operator, SimStatus.ACTIVE, "2026-03-01T00:00:00Z"));

    assertThatThrownBy(() -> explanations.of(key, "202603", id))
        .hasMessage(BillingError.RECORD_NOT_FOUND.name());
    assertThatThrownBy(
            () -> explanations.of(key, "202603", new RecordId.OfDiscount("0".repeat(24))))
        .hasMessage(BillingError.RECORD_NOT_FOUND.name());
  }

  @Test
  void theSummaryByItemHasDiscountsAndIsSortedByAmount() {
    BillingAccount account = aBill();

    MonthSummary<BillItemCost> summary = summaries.byItem(account.key(), "").get(0);

    assertThat(summary.bill().month()).isEqualTo(YearMonth.of(2026, 3));
    assertThat(summary.costs())
        .extracting(cost -> cost.billItemName() + " " + plain(cost.amount()))
        .containsExactly(
            "soracomNapterCharge 300",
            "basicCharge-active 20",
            BEAM + " 1.8",
            "soracomBeamRequestFreeTier -1.8",
            "soracomNapterFreeTier -300");
  }

  @Test
  void theSummaryBySimHasTheHundredThatCostMost() {
    BillingAccount account = ledger.newAccount(Coverage.JP);
    for (int i = 1; i <= 101; i++) {
      long resource =
          ledger.resource(account, ResourceType.RESOURCE_TYPE_IMSI, "4401000000%05d".formatted(i));
      ledger.charge(account, LocalDate.of(2026, 3, 1), resource, "basicCharge-active", "" + i, "1");
    }
    ledger.charge(account, LocalDate.of(2026, 3, 1), 0, "basicCharge-active", "1000", "1");

    List<SimCost> costs = summaries.bySim(account.key(), "").get(0).costs();

    assertThat(costs).hasSize(100);
    assertThat(costs.get(0).imsi()).isEqualTo("440100000000101");
    assertThat(costs.get(0).amount()).isEqualByComparingTo("101");
    assertThat(costs.get(0).simId()).isNull();
    assertThat(costs.get(99).amount()).isEqualByComparingTo("2");
  }

  /** The running month and the three before it; months without a charge are left out. */
  @Test
  void theSummaryHasFourMonths() {
    BillingAccount account = ledger.newAccount(Coverage.JP);
    for (int back : new int[] {0, 1, 3, 4}) {
      ledger.charge(
          account, LocalDate.of(2026, 3, 1).minusMonths(back), 0, "basicCharge-active", "1", "1");
    }

    assertThat(summaries.byItem(account.key(), ""))
        .extracting(summary -> summary.bill().month())
        .containsExactly(YearMonth.of(2026, 3), YearMonth.of(2026, 2), YearMonth.of(2025, 12));
  }

  @Test
  void aMonthIsSummedUpAlone() {
    BillingAccount account = ledger.newAccount(Coverage.JP);
    for (int back : new int[] {0, 5}) {
      ledger.charge(
          account, LocalDate.of(2026, 3, 1).minusMonths(back), 0, "basicCharge-active", "1", "1");
    }

    assertThat(summaries.byItem(account.key(), "202510"))
        .extracting(summary -> summary.bill().month())
        .containsExactly(YearMonth.of(2025, 10));
    assertThat(summaries.bySim(account.key(), "202603")).hasSize(1);
    assertThatThrownBy(() -> summaries.byItem(account.key(), "202602"))
        .hasMessage(BillingError.MONTH_WITHOUT_CHARGE.name());
  }

  @Test
  void itemsAreCalledWhatPeopleCallThem() {
    BillingAccount account = aBill();

    assertThat(summaries.byItem(account.key(), "202603").get(0).costs().get(1).label())
        .isEqualTo(new Label("Basic charge, active", "基本料金 (使用中)"));
  }

  private BillingAccount aBill() {
    BillingAccount account = ledger.newAccount(Coverage.JP);
    long resource = ledger.resource(account, ResourceType.RESOURCE_TYPE_IMSI, "440100000000009");
    ledger.charge(account, LocalDate.of(2026, 3, 2), resource, "basicCharge-active", "10", "1");
    ledger.charge(account, LocalDate.of(2026, 3, 1), resource, BEAM, "0.0009", "2000");
    ledger.charge(account, LocalDate.of(2026, 3, 1), resource, "soracomNapterCharge", "300", "1");
    ledger.charge(account, LocalDate.of(2026, 3, 1), resource, "basicCharge-active", "10", "1");
    return account;
  }

  private Explanation explanation(String line) {
    RecordId id =
        records.list(key, "202603", RecordFilter.of("", "", ""), null, 100).records().stream()
            .filter(record -> line(record).equals(line))
            .findFirst()
            .orElseThrow()
            .id();
    return explanations.of(key, "202603", RecordId.parse(id.text(), BillingError.INTERNAL));
  }

  private List<String> lines(BillingAccount.Key of, RecordFilter filter) {
    return records.list(of, "202603", filter, null, 100).records().stream()
        .map(BillRecordsTest::line)
        .toList();
  }

  private static String line(BillRecord record) {
    return "%tY%<tm%<td %s %s"
        .formatted(record.day(), record.billItemName(), plain(record.amount()));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
