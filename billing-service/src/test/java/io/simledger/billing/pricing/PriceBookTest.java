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
    return PriceSpan.of(CATALOGUE.definitionOf(name).orElseThrow(), name, book).stream()
        .map(span -> span.from() + " " + span.unitPrice())
        .toList();
  }

  private static PriceBook book(String prices) {
    return PriceBook.read(new StringReader(HEAD + prices.replaceAll("(?m)^ *-", "  -")), CATALOGUE);
  }
}
