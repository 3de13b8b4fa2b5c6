package io.simledger.billing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestParts;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.platform.Sql;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C8, C9: files that are far larger than what the service may hold of them. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class LargeDownloadTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** With 30 days a million records and 100 MB: far more than the sockets between the two hold. */
  private static final int SIMS = 33_334;

  private static BillingAccount account;
  private static YearMonth month;

  @Inject Downloads downloads;
  @Inject TestLedger ledger;
  @Inject Sql sql;
  @Inject InstantSource clock;

  @TestHTTPResource("/")
  URL server;

  private URI url;

  @BeforeEach
  void exportAMonth() {
    if (account == null) {
      month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
      account = ledger.newAccount(Coverage.JP);
      ledger.chargeEveryDay(account, month, SIMS);
      ledger.bill(account, month, "closed");
    }
    url = downloads.export(server, account, month);
  }

  /** C9: the sum of the file is the bill. */
  @Test
  void aMillionRecordsAddUpToTheBill() throws Exception {
    long records = 0;
    BigDecimal sum = BigDecimal.ZERO;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(downloads.open(url).body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine())
          .isEqualTo(
              "\uFEFFimsi,date,billItemName,unitPrice,quantity,amount,"
                  + "name,simId,owner,site,group:groupId,group:name,group:area");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        sum = sum.add(new BigDecimal(line.split(",", 7)[5]));
        assertThat(line).endsWith(",グループ 1,東京");
        records++;
      }
    }

    assertThat(records).isEqualTo((long) SIMS * month.lengthOfMonth());
    assertThat(sum)
        .isEqualByComparingTo(
            QuarkusTransaction.requiringNew()
                .call(
                    () ->
                        sql.value(
                            "SELECT sum(amount) FROM charge_record WHERE account_id = :account",
                            Map.of("account", account.id()),
                            BigDecimal.class)));
  }

  @Test
  void aFailureMidwayBreaksTheDownloadOff() throws Exception {
    HttpResponse<InputStream> response = downloads.open(url);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body().readNBytes(100_000)).hasSize(100_000);

    await().atMost(SOON).until(this::terminateCopies, count -> count == 1);

    assertThatThrownBy(() -> response.body().transferTo(OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class);
    assertTheNextDownloadIsWhole();
  }

  @Test
  void aClientThatLeavesStopsTheCopy() throws Exception {
    HttpResponse<InputStream> response = downloads.open(url);
    response.body().readNBytes(100_000);
    await().atMost(SOON).until(this::copies, count -> count == 1);

    response.body().close();

    await().atMost(SOON).until(this::copies, count -> count == 0);
    assertTheNextDownloadIsWhole();
  }

  @Test
  void aClientThatTakesNothingIsGivenUp() throws Exception {
    HttpResponse<InputStream> response = downloads.open(url);
    await().atMost(SOON).until(this::copies, count -> count == 1);

    await().atMost(SOON).until(this::copies, count -> count == 0);

    assertThatThrownBy(() -> response.body().transferTo(OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void oneDownloadTooManyIsToldToComeAgain() throws Exception {
    HttpResponse<InputStream> first = downloads.open(url);
    HttpResponse<InputStream> second = downloads.open(url);

    HttpResponse<String> third = downloads.send(url, "GET");

    assertThat(third.statusCode()).isEqualTo(503);
    assertThat(third.headers().firstValue("Retry-After")).hasValue("10");
    assertThat(third.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(third.body()).contains("BIL0015");
    first.body().close();
    second.body().close();
    await().atMost(SOON).until(() -> downloads.send(url, "HEAD").statusCode(), code -> code == 200);
  }

  private void assertTheNextDownloadIsWhole() throws Exception {
    await().atMost(SOON).until(this::copies, count -> count == 0);
    try (InputStream body = downloads.open(url).body()) {
      assertThat(body.transferTo(OutputStream.nullOutputStream())).isGreaterThan(50_000_000);
    }
  }

  private long copies() {
    return count("SELECT count(*) FROM pg_stat_activity WHERE " + copying());
  }

  private long terminateCopies() {
    return count(
        "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity WHERE "
            + copying());
  }

  private static String copying() {
    return "state <> 'idle' AND query ~ '^COPY .*account_id = %d[^0-9]'".formatted(account.id());
  }

  private long count(String query) {
    return QuarkusTransaction.requiringNew().call(() -> sql.value(query, Map.of(), Long.class));
  }
}
