package io.simledger.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate, gzip", "GZIP;q=0.5, br", "gzip ; q=1.0", "br,gzip"})
  void zipsForAClientThatAsksForIt(String codings) {
    assertThat(Download.acceptsGzip(codings)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "gzip;q=0", "gzip; q=0.0, br", "x-gzip-like", "*"})
  void doesNotZipForAnyOther(String codings) {
    assertThat(Download.acceptsGzip(codings)).isFalse();
    assertThat(Download.acceptsGzip(null)).isFalse();
  }

  @Test
  void offersTheFileNameInBothForms() {
    assertThat(Download.disposition("20261122-請求 1.csv"))
        .isEqualTo(
            "attachment; filename=\"20261122-___1.csv\";"
                + " filename*=UTF-8''20261122-%E8%AB%8B%E6%B1%82%201.csv");
  }
}
