package io.simledger.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.simledger.billing.account.Coverage;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B4, B11: what the price book says, and what is refused. */
class PriceBookTest {
  private static final Catalogue CATALOGUE = Catalogue.shipped();
  private static final String HEAD =
      """
      version: test
      taxRates:
        - {coverage: jp, from: 2019-10-01, rate: 0.10}
      prices:
      """;

  @Test
  void theMostSpecificEntryIsThePrice() {
    PriceBook book =
        book(
            """
              - {item: 'uploadDataCharge-{speedClass}-{timeOfDay}', coverage: jp, from: 2020-01-01, unitPrice: 3}
              - {item: 'uploadDataCharge-s1.fast-{timeOfDay}', coverage: jp, from: 2020-01-01, to: 2021-01-01, unitPrice: 2}
              - {item: uploadDataCharge-s1.fast-daytime, coverage: jp, from: 2020-06-01, to: 2020-07-01, unitPrice: 1}
            """);
    assertThat(prices("uploadDataCharge-s1.fast-daytime", book))
        .containsExactly("2020-01-01 2", "2020-06-01 1", "2020-07-01 2", "2021-01-01 3");
    assertThat(prices("uploadDataCharge-s1.slow-daytime", book)).containsExactly("2020-01-01 3");
  }

  @Test
  void aBasicChargeHasAPriceForEachStatusThatCountsAsIt() {
    PriceBook book =
        book(
            """
              - {item: basicCharge-ready, coverage: jp, plans: [plan-D], from: 2020-01-01, unitPrice: 5}
              - {item: basicCharge-ready, coverage: jp, from: 2020-01-01, unitPrice: 6}
            """);
    CatalogueItem ready = CATALOGUE.definitionOf("basicCharge-ready").orElseThrow();
    assertThat(PriceSpan.of(ready, "basicCharge-ready", book))
        .extracting(span -> span.status() + "/" + span.plan() + "=" + span.unitPrice())
        .containsExactlyInAnyOrder("1/1=5", "7/1=5", "1/0=6", "7/0=6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {item: noSuchCharge, coverage: jp, from: 2020-01-01, unitPrice: 1}            | line 5: 'noSuchCharge' is not in the catalogue
          {item: chargeCoupon, coverage: jp, from: 2020-01-01, unitPrice: 1}            | line 5: 'chargeCoupon' is a discount and has no price
          {item: basicCharge-active, coverage: jp, from: 2020-01-01, unitPrice: -1}     | line 5: a price cannot be negative
          {item: basicCharge-active, coverage: jp, from: 2020-01-01, unitPrice: 1e3}    | line 5: 'unitPrice' is no plain decimal number
          {item: basicCharge-active, coverage: eu, from: 2020-01-01, unitPrice: 1}      | line 5: coverage is 'jp' or 'g'
          {item: basicCharge-active, coverage: jp, from: 2020-13-01, unitPrice: 1}      | line 5: 'from' is no day like 2026-01-31
          {item: basicCharge-active, coverage: jp, from: 2020-01-02, to: 2020-01-02, unitPrice: 1} | line 5: 'to' must lie after 'from'
          {item: basicCharge-active, coverage: jp, unitPrice: 1}                        | line 5: 'from' is missing
          {item: basicCharge-active, coverage: jp, from: 2020-01-01, price: 1}          | line 5: unknown field 'price'
          {item: basicCharge-active, coverage: jp, plans: [plan-Z], from: 2020-01-01, unitPrice: 1} | line 5: plan 'plan-Z' is not in the catalogue
          {item: customDNSCharge, coverage: jp, plans: [plan-D], from: 2020-01-01, unitPrice: 1} | line 5: only basic charges have prices by plan
          {item: dataTrafficRoundedUpCharge-US-plan01s, coverage: g, from: 2020-01-01, unitPrice: 1} | line 5: 'dataTrafficRoundedUpCharge-US-plan01s' costs what the item costs that it rounds up
          {item: basicCharge-active, coverage: jp, from: 2020-01-01, unitPrice: 1, included: 2} | line 5: only usage has an included quantity
          {item: customDNSCharge, coverage: jp, from: 2020-01-01, unitPrice: 1, included: 0} | line 5: 'included' must be above zero
          {item: customDNSCharge, coverage: jp, from: 2020-01-01, unitPrice: 1, roundedUpTo: 2} | line 5: no item rounds 'customDNSCharge' up
          {item: basicCharge-active, coverage: jp, from: 2020-01-01, unitPrice: 0.000000000000000000001} | line 5: 'unitPrice' has more than 20 decimal places
          """)
  void aWrongEntryIsRefusedWithItsLine(String entry, String problem) {
    assertThatThrownBy(() -> book("  - " + entry + "\n"))
        .isInstanceOf(BookException.class)
        .hasMessage("  " + problem);
  }

  @Test
  void everyProblemIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                book(
                    """
                      - {item: basicCharge-active, coverage: jp, from: 2020-01-01, unitPrice: 1}
                      - {item: noSuchCharge, coverage: jp, from: 2020-01-01, unitPrice: 1}
                      - {item: basicCharge-active, coverage: jp, from: 2021-01-01, unitPrice: 1}
                    """))
        .hasMessageContaining("line 6: 'noSuchCharge' is not in the catalogue")
        .hasMessageContaining("line 7: overlaps the entry in line 5");
  }

  @Test
  void aGapBetweenPricesIsRefusedWhereItEnds() {
    assertThatThrownBy(
            () ->
                book(
                    """
                      - {item: basicCharge-active, coverage: jp, from: 2020-01-01, to: 2021-01-01, unitPrice: 1}
                      - {item: basicCharge-active, coverage: g, from: 2021-01-01, unitPrice: 1}
                      - {item: basicCharge-active, coverage: jp, from: 2021-02-01, unitPrice: 2}
                    """))
        .hasMessage(
            "  line 7: leaves a gap from 2021-01-01 to 2021-02-01 after the entry in line 5");
  }

  @Test
  void aWiderPriceFillsAGapAndTheLastOneMayEnd() {
    PriceBook book =
        book(
            """
              - {item: 'soracomBeamRequestCharge-{protocol}', coverage: jp, from: 2020-01-01, to: 2022-01-01, unitPrice: 1}
              - {item: soracomBeamRequestCharge-mqtt, coverage: jp, from: 2020-01-01, to: 2020-02-01, unitPrice: 2}
              - {item: soracomBeamRequestCharge-mqtt, coverage: jp, from: 2020-03-01, to: 2020-04-01, unitPrice: 3}
            """);
    assertThat(prices("soracomBeamRequestCharge-mqtt", book))
        .containsExactly("2020-01-01 2", "2020-02-01 1", "2020-03-01 3", "2020-04-01 1");
  }

  @Test
  void aGapBetweenTaxRatesIsRefused() {
    assertThatThrownBy(
            () ->
                PriceBook.readPart(
                    Yaml.read(
                        new StringReader(
                            """
                            version: test
                            taxRates:
                              - {coverage: jp, from: 2015-09-01, to: 2019-10-01, rate: 0.08}
                              - {coverage: jp, from: 2019-10-02, rate: 0.10}
                            """)),
                    CATALOGUE))
        .hasMessage(
            "  line 4: leaves a gap from 2019-10-01 to 2019-10-02 after the entry in line 3");
  }

  @Test
  void aBookWithoutAPriceForEveryChargeIsRefused() {
    assertThatThrownBy(
            () ->
                PriceBook.read(
                    new StringReader(
                        HEAD
                            + "  - {item: basicCharge-active, coverage: jp, from: 2020-01-01, unitPrice: 1}"),
                    CATALOGUE))
        .isInstanceOfSatisfying(
            BookException.class,
            // All but the one, and the one that needs none.
            e -> assertThat(e.problems()).hasSize(111))
        .hasMessageContaining("line 5: no price for 'basicCharge-ready'");
  }

  @Test
  void theUnitToRoundUpToAndTheIncludedQuantityStandWithThePrice() {
    PriceBook book =
        book(
            """
              - {item: 'dataTrafficCharge-{country}-{subscription}', coverage: g, from: 2020-01-01, unitPrice: 1, roundedUpTo: 1024}
              - {item: soracomHarvestRequestCharge, coverage: g, from: 2020-01-01, unitPrice: 1, included: 2000}
            """);
    assertThat(spans("dataTrafficCharge-US-plan01s", book))
        .singleElement()
        .satisfies(span -> assertThat(span.roundedUpTo()).isEqualByComparingTo("1024"));
    assertThat(spans("soracomHarvestRequestCharge", book))
        .singleElement()
        .satisfies(span -> assertThat(span.included()).isEqualByComparingTo("2000"));
  }

  /** B3, B4: whatever can be on a bill of Japan coverage has a price there. */
  @Test
  void theShippedBookHasAPriceForEveryChargeInItsCoverage() {
    PriceBook shipped = Pricing.shippedBook(CATALOGUE);
    assertThat(
            CATALOGUE.items().stream()
                .filter(item -> item.kind() == ItemKind.CHARGE && item.roundsUp() == null)
                .filter(
                    item ->
                        shipped.prices().stream()
                            .noneMatch(p -> p.item().equals(item) && p.coverage() == Coverage.JP))
                .map(CatalogueItem::name))
        .containsExactly(
            "subscriberContractRenewalCharge",
            "dataTrafficCharge-{country}-{subscription}",
            "subscriptionDeliveryCharge-{subscription}",
            "subscriptionUsageCharge-{subscription}",
            "subscriptionContractRenewalCharge-{subscription}");
    assertThat(shipped.prices())
        .filteredOn(p -> p.coverage() == Coverage.G)
        .extracting(p -> p.item().name())
        .contains(
            "subscriberContractRenewalCharge",
            "dataTrafficCharge-{country}-{subscription}",
            "subscriptionDeliveryCharge-{subscription}",
            "subscriptionUsageCharge-{subscription}",
            "subscriptionContractRenewalCharge-{subscription}");
  }

  /** Every item can be shown to people and put together in summaries. */
  @Test
  void everyItemHasACategoryAndLabelsInBothLanguages() {
    assertThat(CATALOGUE.items())
        .allSatisfy(
            item -> {
              assertThat(item.category()).matches("[a-z]+");
              assertThat(item.label().en()).isNotBlank();
              assertThat(item.label().ja()).isNotBlank();
            });
    assertThat(CATALOGUE.items()).extracting(item -> item.label().en()).doesNotHaveDuplicates();
    assertThat(CATALOGUE.items()).extracting(item -> item.label().ja()).doesNotHaveDuplicates();
  }

  @Test
  void aNameThatIsRoundedUpComesIntoUseWithTheOneThatRoundsItUp() {
    List<String> both =
        List.of("dataTrafficCharge-US-plan01s", "dataTrafficRoundedUpCharge-US-plan01s");
    assertThat(CATALOGUE.together(both.get(0))).isEqualTo(both);
    assertThat(CATALOGUE.together(both.get(1))).isEqualTo(both);
    assertThat(CATALOGUE.together("customDNSCharge")).containsExactly("customDNSCharge");
  }

  @Test
  void aPlanIsPricedAsTheClosestOneInTheCatalogue() {
    assertThat(CATALOGUE.pricedAs(Plan.of("plan-D"))).contains((short) 1);
    assertThat(CATALOGUE.pricedAs(new Plan("plan-D", "D-500MB"))).contains((short) 2);
    assertThat(CATALOGUE.pricedAs(new Plan("plan-DU", "DU-10GB"))).contains((short) 3);
    assertThat(CATALOGUE.pricedAs(Plan.of("plan-new"))).isEmpty();
  }

  @Test
  void entriesThatBindDifferentVariablesOfOneNameAreAmbiguous() {
    assertThatThrownBy(
            () ->
                book(
                    """
                      - {item: 'uploadDataCharge-s1.fast-{timeOfDay}', coverage: jp, from: 2020-01-01, unitPrice: 1}
                      - {item: 'uploadDataCharge-{speedClass}-daytime', coverage: jp, from: 2020-01-01, unitPrice: 2}
                    """))
        .hasMessageContaining("line 6: overlaps the entry in line 5");
  }

  @Test
  void aFileThatIsNoYamlIsRefusedWithItsLine() {
    assertThatThrownBy(() -> PriceBook.read(new StringReader("version: 1\n: [\n"), CATALOGUE))
        .isInstanceOf(BookException.class)
        .hasMessageContaining("line 2: no YAML");
    assertThatThrownBy(() -> PriceBook.read(new StringReader(""), CATALOGUE))
        .hasMessageContaining("the file is empty");
  }

  /** B9: tax rates by date and coverage type. */
  @Test
  void taxRatesChangeByDay() {
    TaxRates rates =
        new TaxRates(
            book("  - {item: basicCharge-active, coverage: jp, from: 2020-01-01, unitPrice: 1}"));
    assertThat(rates.on(LocalDate.parse("2019-09-30"), Coverage.JP)).isZero();
    assertThat(rates.on(LocalDate.parse("2019-10-01"), Coverage.JP))
        .isEqualByComparingTo(new BigDecimal("0.1"));
    assertThat(rates.on(LocalDate.parse("2019-10-01"), Coverage.G)).isZero();
  }

  /** B4: names are contract to the letter. */
  @Test
  void theCatalogueHasEveryItem() {
    assertThat(CATALOGUE.items()).filteredOn(i -> i.kind() == ItemKind.CHARGE).hasSize(113);
    assertThat(CATALOGUE.items()).filteredOn(i -> i.kind() == ItemKind.DISCOUNT).hasSize(17);
    assertThat(
            List.of(
                "docomoInternatinalSMSCharge",
                "soracomArcVirtualSimDateTrafficCharge",
                "kddiSMSCharge-202611",
                "dataTrafficCharge-US-plan-US-max",
                "sigfoxMessageCharge-jp-gold",
                "soraCamLicenseCharge-continuousRecording7Days-CR7-SC-upfront_12_months-07"))
        .allSatisfy(name -> assertThat(CATALOGUE.definitionOf(name)).isPresent());
  }

  @Test
  void aNameOutsideOfTheCatalogueIsNoItem() {
    assertThat(
            List.of(
                "docomoInternationalSMSCharge",
                "kddiSMSCharge-202613",
                "uploadDataCharge-s1.fast-noon",
                "uploadDataCharge-{speedClass}-{timeOfDay}",
                "soracomBeamRequestCharge-",
                "basicCharge-standby",
                ""))
        .allSatisfy(name -> assertThat(CATALOGUE.definitionOf(name)).isEqualTo(Optional.empty()));
  }

  private static List<String> prices(String name, PriceBook book) {
    return spans(name, book).stream().map(span -> span.from() + " " + span.unitPrice()).toList();
  }

  private static List<PriceSpan> spans(String name, PriceBook book) {
    return PriceSpan.of(CATALOGUE.definitionOf(name).orElseThrow(), name, book);
  }

  private static PriceBook book(String prices) {
    return PriceBook.readPart(
        Yaml.read(new StringReader(HEAD + prices.replaceAll("(?m)^ *-", "  -"))), CATALOGUE);
  }
}
