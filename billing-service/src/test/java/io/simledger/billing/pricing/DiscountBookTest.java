package io.simledger.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.simledger.billing.account.Coverage;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B8, B11: the discounts of the price book, and what is refused. */
class DiscountBookTest {
  private static final Catalogue CATALOGUE = Catalogue.shipped();

  @Test
  void everyFreeTierOfTheCatalogueIsInTheShippedBook() throws IOException {
    try (Reader file =
        new InputStreamReader(
            DiscountBookTest.class.getResourceAsStream("/pricing/price-book.yaml"),
            StandardCharsets.UTF_8)) {
      DiscountBook book = DiscountBook.read(file, CATALOGUE);

      assertThat(book.freeTiers().stream().map(FreeTierTerms::discountItem).distinct())
          .containsExactlyInAnyOrderElementsOf(
              CATALOGUE.items().stream()
                  .map(CatalogueItem::name)
                  .filter(name -> name.endsWith("FreeTier"))
                  .toList());
      assertThat(book.volumeDiscounts()).isNotEmpty();
    }
  }

  @Test
  void aFreeTierIsAboutTheNamesThatItsItemsStandFor() {
    DiscountBook book =
        book(
            """
            freeTiers:
              - {discount: soracomBeamRequestFreeTier, coverage: jp, items: ['soracomBeamRequestCharge-{protocol}'], from: 2020-01-01, to: 2021-01-01, quantity: 10}
              - {discount: dataTrafficFreeTier, coverage: jp, items: ['uploadDataCharge-s1.fast-{timeOfDay}'], from: 2020-01-01, quantity: 10}
            """);

    FreeTierTerms beam = book.freeTiers().get(0);
    assertThat(beam.isAbout("soracomBeamRequestCharge-mqtt")).isTrue();
    assertThat(beam.isAbout("soracomFunnelRequestCharge-mqtt")).isFalse();
    assertThat(beam.inForceOn(LocalDate.of(2020, 12, 31))).isTrue();
    assertThat(beam.inForceOn(LocalDate.of(2021, 1, 1))).isFalse();
    assertThat(beam.coverage()).isEqualTo(Coverage.JP);
    FreeTierTerms data = book.freeTiers().get(1);
    assertThat(data.isAbout("uploadDataCharge-s1.fast-daytime")).isTrue();
    assertThat(data.isAbout("uploadDataCharge-s1.slow-daytime")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {discount: noSuchFreeTier, coverage: jp, items: [soracomEndorseCharge], from: 2020-01-01, quantity: 1}                       | line 2: 'noSuchFreeTier' is no free tier of the catalogue
          {discount: chargeCoupon, coverage: jp, items: [soracomEndorseCharge], from: 2020-01-01, quantity: 1}                         | line 2: 'chargeCoupon' is no free tier of the catalogue
          {discount: soracomEndorseFreeTier, coverage: jp, items: [noSuchCharge], from: 2020-01-01, quantity: 1}                       | line 2: 'noSuchCharge' is no charge of the catalogue
          {discount: soracomEndorseFreeTier, coverage: jp, items: [chargeCoupon], from: 2020-01-01, quantity: 1}                       | line 2: 'chargeCoupon' is no charge of the catalogue
          {discount: soracomEndorseFreeTier, coverage: jp, from: 2020-01-01, quantity: 1}                                              | line 2: 'items' is missing
          {discount: soracomEndorseFreeTier, coverage: jp, items: [soracomEndorseCharge, soracomHarvestRequestCharge], from: 2020-01-01, quantity: 1} | line 2: the items of a free tier are counted in one unit
          {discount: soracomEndorseFreeTier, coverage: jp, items: [soracomEndorseCharge], from: 2020-01-01, quantity: 0}               | line 2: 'quantity' is no plain decimal number above zero
          {discount: soracomEndorseFreeTier, coverage: jp, items: [soracomEndorseCharge], from: 2020-01-01, quantity: -1}              | line 2: 'quantity' is no plain decimal number above zero
          {discount: soracomEndorseFreeTier, coverage: eu, items: [soracomEndorseCharge], from: 2020-01-01, quantity: 1}               | line 2: coverage is 'jp' or 'g'
          {discount: soracomEndorseFreeTier, coverage: jp, items: [soracomEndorseCharge], from: soon, quantity: 1}                     | line 2: 'from' is no day like 2026-01-31
          {discount: soracomEndorseFreeTier, coverage: jp, items: [soracomEndorseCharge], from: 2020-01-02, to: 2020-01-02, quantity: 1} | line 2: 'to' must lie after 'from'
          {discount: soracomEndorseFreeTier, coverage: jp, items: [soracomEndorseCharge], from: 2020-01-01, quantity: 1, price: 1}     | line 2: unknown field 'price'
          """)
  void aFreeTierThatIsWrongIsRefusedWithItsLine(String entry, String problem) {
    assertThatThrownBy(() -> book("freeTiers:\n  - " + entry + "\n"))
        .isInstanceOf(BookException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void freeTiersOfOneItemDoNotOverlap() {
    assertThatThrownBy(
            () ->
                book(
                    """
                    freeTiers:
                      - {discount: soracomEndorseFreeTier, coverage: jp, items: [soracomEndorseCharge], from: 2020-01-01, to: 2020-03-01, quantity: 1}
                      - {discount: soracomEndorseFreeTier, coverage: jp, items: [soracomEndorseCharge], from: 2020-02-01, quantity: 1}
                      - {discount: soracomEndorseFreeTier, coverage: g, items: [soracomEndorseCharge], from: 2020-02-01, quantity: 1}
                    """))
        .isInstanceOf(BookException.class)
        .hasMessage("  line 3: overlaps the entry in line 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {type: CHEAP, payment: MONTHLY, termMonths: 12, coverage: jp, plans: [plan-D], from: 2020-01-01, unitPrice: 1, discountPerDay: 1}                          | 'type' is one of
          {type: SORACOM_AIR_BASIC_CHARGE, payment: NEVER, termMonths: 12, coverage: jp, plans: [plan-D], from: 2020-01-01, unitPrice: 1, discountPerDay: 1}         | 'payment' is one of
          {type: SORACOM_AIR_BASIC_CHARGE, payment: MONTHLY, termMonths: 0, coverage: jp, plans: [plan-D], from: 2020-01-01, unitPrice: 1, discountPerDay: 1}        | 'termMonths' is a number from 1 to 99
          {type: SORACOM_AIR_BASIC_CHARGE, payment: MONTHLY, termMonths: 12, coverage: jp, plans: [plan-X], from: 2020-01-01, unitPrice: 1, discountPerDay: 1}       | plan 'plan-X' is not in the catalogue
          {type: SORACOM_AIR_BASIC_CHARGE, payment: MONTHLY, termMonths: 12, coverage: jp, from: 2020-01-01, unitPrice: 1, discountPerDay: 1}                        | 'plans' is missing
          {type: SORACOM_AIR_BASIC_CHARGE, payment: MONTHLY, termMonths: 12, coverage: jp, plans: [plan-D], from: 2020-01-01, unitPrice: 1, discountPerDay: 0}       | 'discountPerDay' is no plain decimal number above zero
          """)
  void aVolumeDiscountThatIsWrongIsRefusedWithItsLine(String entry, String problem) {
    assertThatThrownBy(() -> book("volumeDiscounts:\n  - " + entry + "\n"))
        .isInstanceOf(BookException.class)
        .hasMessageStartingWith("  line 2: ")
        .hasMessageContaining(problem);
  }

  private static DiscountBook book(String text) {
    return DiscountBook.read(new StringReader(text), CATALOGUE);
  }
}
