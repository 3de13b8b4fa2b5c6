package io.simledger.billing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.bill.ChargedMonth;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** C7: signed URLs. */
class DownloadLinksTest {
  private static final Instant EXPIRY = Instant.parse("2026-11-24T00:00:00Z");
  private static final UUID ID = UUID.randomUUID();

  private final DownloadLinks links =
      new DownloadLinks(URI.create("http://localhost:8081/"), "0123456789abcdef0123456789abcdef");
  private final ExportedFile file = file(ID, "OP0000000001", Coverage.JP, YearMonth.of(2026, 11));

  @Test
  void namesTheFileTheExpiryAndASignature() {
    assertThat(links.url(file))
        .matches(
            "http://localhost:8081/exports/fe_"
                + ID
                + "\\?expires=1795478400&signature=[\\w-]{43}");
    assertThat(links.isSigned(file, "1795478400", signature())).isTrue();
  }

  @Test
  void refusesAnythingElseUnderTheSameSignature() {
    assertThat(links.isSigned(file, "1795478401", signature())).isFalse();
    assertThat(links.isSigned(file, "1795478400", signature() + "A")).isFalse();
    assertThat(links.isSigned(file, "1795478400", "")).isFalse();
    assertThat(links.isSigned(file, null, signature())).isFalse();
    assertThat(links.isSigned(file, "1795478400", null)).isFalse();
    YearMonth month = YearMonth.of(2026, 11);
    assertThat(isSigned(file(UUID.randomUUID(), "OP0000000001", Coverage.JP, month))).isFalse();
    assertThat(isSigned(file(ID, "OP0000000002", Coverage.JP, month))).isFalse();
    assertThat(isSigned(file(ID, "OP0000000001", Coverage.G, month))).isFalse();
    assertThat(isSigned(file(ID, "OP0000000001", Coverage.JP, month.minusMonths(1)))).isFalse();
  }

  @Test
  void refusesASignatureOfAnotherKey() {
    DownloadLinks others =
        new DownloadLinks(URI.create("http://localhost:8081"), "another key of thirty-two letters");
    assertThat(others.isSigned(file, "1795478400", signature())).isFalse();
  }

  @Test
  void demandsALongKey() {
    assertThatThrownBy(() -> new DownloadLinks(URI.create("http://localhost"), "short"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("simledger.export.url-secret")
        .hasMessageNotContaining("short");
  }

  private boolean isSigned(ExportedFile other) {
    return links.isSigned(other, "1795478400", signature());
  }

  private String signature() {
    String url = links.url(file);
    return url.substring(url.indexOf("signature=") + "signature=".length());
  }

  private static ExportedFile file(UUID id, String operatorId, Coverage coverage, YearMonth month) {
    return new ExportedFile(
        id,
        new ChargedMonth(new BillingAccount(1, operatorId, coverage), month),
        "file.csv",
        ExportState.EXPORTED,
        Instant.parse("2026-11-22T00:00:00Z"),
        EXPIRY);
  }
}
