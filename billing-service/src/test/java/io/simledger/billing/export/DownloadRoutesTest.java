package io.simledger.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestMonth;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.bill.Bills;
import io.simledger.billing.charge.DailyRating;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.SimStatus;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C7: what a download URL answers. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class DownloadRoutesTest {
  private static final String BEAM = "soracomBeamRequestCharge-http";

  @Inject Downloads downloads;
  @Inject DownloadLinks links;
  @Inject ExportFiles files;
  @Inject TestLedger ledger;
  @Inject TestMonth now;
  @Inject DailyRating rating;
  @Inject Bills bills;
  @Inject Sql sql;
  @Inject InstantSource clock;

  @TestHTTPResource("/")
  URL server;

  private YearMonth month;
  private BillingAccount account;
  private URI url;

  @BeforeEach
  void exportAMonth() {
    month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
    account = ledger.newAccount(Coverage.JP);
    ledger.charge(account, month.atDay(1), 0, "basicCharge-active", "10", "1");
    ledger.bill(account, month, "closed");
    url = downloads.export(server, account, month);
  }

  @AfterEach
  void end() {
    now.backToTheMachinesTime();
  }

  @Test
  void sendsTheFileUnderItsName() throws Exception {
    HttpResponse<String> response = downloads.send(url, "GET");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv; charset=UTF-8");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(response.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(
            disposition ->
                assertThat(disposition)
                    .matches(
                        "attachment; filename=\"(\\d{14}-%s-billing-%s.csv)\"; filename\\*=UTF-8''\\1"
                            .formatted(account.operatorId(), TestLedger.yearMonth(month))));
    assertThat(response.body()).startsWith("\uFEFFdate,").endsWith(",10,1,10\n");
  }

  /** C8, C9: a month that is not closed goes on after its file was asked for. */
  @Test
  void theDiscountsOfAFileAreThoseOfItsCharges() throws Exception {
    YearMonth march = YearMonth.of(2026, 3);
    BillingAccount user = ledger.newAccount(Coverage.JP);
    TestSim sim = new TestSim();
    now.now("2026-03-10T12:00:00Z");
    now.happens(sim.registered(user.operatorId(), SimStatus.STANDBY, "2026-03-01T00:00:00Z"));
    now.uses(sim, BEAM, "50000", "2026-03-10T10:00:00Z");
    URI open = downloads.export(server, user, march);

    now.uses(sim, BEAM, "40000", "2026-03-10T11:00:00Z");
    now.now("2026-03-11T12:00:00Z");
    rating.rateDue(clock.instant());
    String file = downloads.send(open, "GET").body();

    assertThat(file).contains(BEAM + ",0.0009,90000,81,");
    assertThat(
            file.lines()
                .skip(1)
                .map(line -> new BigDecimal(line.split(",")[5]))
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(bills.latest(user.key()).amountBeforeTax());
  }

  @Test
  void answersAHeadWithoutTheFile() throws Exception {
    HttpResponse<String> response = downloads.send(url, "HEAD");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv; charset=UTF-8");
    assertThat(response.headers().firstValue("Content-Disposition")).isPresent();
    assertThat(response.body()).isEmpty();
  }

  @Test
  void zipsForOneWhoAsksForIt() throws Exception {
    HttpResponse<InputStream> response = downloads.open(url, "Accept-Encoding", "gzip");

    assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
    String text =
        new String(new GZIPInputStream(response.body()).readAllBytes(), StandardCharsets.UTF_8);
    assertThat(text).isEqualTo(downloads.send(url, "GET").body());
  }

  @Test
  void refusesAChangedUrl() throws Exception {
    String signed = url.toString();
    String otherFile = downloads.export(server, account, month).getPath();

    assertRefused(signed.substring(0, signed.length() - 1), 403, "BIL0005");
    assertRefused(signed + "A", 403, "BIL0005");
    assertRefused(signed.replaceAll("expires=(\\d+)", "expires=9$1"), 403, "BIL0005");
    assertRefused(signed.replaceAll("signature=.*", "signature="), 403, "BIL0005");
    assertRefused(signed.replaceAll("\\?.*", ""), 403, "BIL0005");
    assertRefused(signed.replace(url.getPath(), otherFile), 403, "BIL0005");
    assertRefused(
        signed.replace(url.getPath(), "/exports/fe_" + UUID.randomUUID()), 403, "BIL0005");
    assertRefused(signed.replace(url.getPath(), "/exports/x"), 403, "BIL0005");
  }

  @Test
  void refusesAnExpiredUrlAsGone() throws Exception {
    UUID id = UUID.fromString(url.getPath().replace("/exports/fe_", ""));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "UPDATE export_file SET expires_at = now() - INTERVAL '1 hour' WHERE file_id = :id",
                    Map.of("id", id)));
    URI expired = Downloads.at(server, URI.create(links.url(files.find(id).orElseThrow())));

    assertRefused(expired.toString(), 410, "BIL0014");
    assertRefused(expired.toString().replace("expires=1", "expires=2"), 403, "BIL0005");
  }

  @Test
  void speaksJapaneseToThoseWhoDo() throws Exception {
    HttpResponse<String> response =
        downloads.send(URI.create(url.toString() + "A"), "GET", "Accept-Language", "ja,en;q=0.5");

    assertThat(response.body()).contains("リンクが正しくありません。");
  }

  @Test
  void knowsNoOtherMethods() throws Exception {
    for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS"}) {
      HttpResponse<String> response = downloads.send(url, method);
      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
      assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    }
  }

  private void assertRefused(String address, int status, String code) throws Exception {
    HttpResponse<String> response = downloads.send(URI.create(address), "GET");
    assertThat(response.statusCode()).as(address).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(response.body()).contains("\"code\":\"" + code + "\"").doesNotContain("signature");
  }
}
