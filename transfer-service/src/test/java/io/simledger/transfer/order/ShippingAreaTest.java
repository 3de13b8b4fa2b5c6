package io.simledger.transfer.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippingAreaTest {

  @ParameterizedTest
  @CsvSource({
    "東京都,kanto",
    "東京,kanto",
    "Tokyo,kanto",
    "Tokyo-to,kanto",
    "京都府,kansai",
    "京都,kansai",
    "北海道,hokkaido",
    "Osaka-fu,kansai",
    "鹿児島県,kyushu",
    "Mie,chubu"
  })
  void aPrefectureLiesInAnArea(String state, String area) {
    assertThat(ShippingArea.of(state)).map(ShippingArea::wireName).hasValue(area);
  }

  @Test
  void statesOutsideOfJapanLieInNone() {
    assertThat(ShippingArea.of("WA")).isEmpty();
    assertThat(ShippingArea.of("")).isEmpty();
  }
}
