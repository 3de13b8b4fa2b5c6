package io.simledger.transfer.console.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("B9–B13 pages of bills and their records")
class BillsPageTest {
  private TestOperator operator;
  private Browser browser;

  @BeforeEach
  void signIn() {
    operator = TestOperator.create();
    browser = Browser.signedIn(operator);
  }

  @Test
  void monthsAreListedWithStateAndTotal() {
    page("/console/bills")
        .body(containsString("This month so far"))
        .body(stringContainsInOrder("/console/bills/202608", "August 2026", "preliminary"))
        .body(containsString("¥28,734"));
    japanese("/console/bills")
        .body(containsString("今月の利用料金"))
        .body(stringContainsInOrder("2026年8月", "暫定", "￥28,734"));
  }

  @Test
  void theRunningMonthSaysWhenItWasEvaluated() {
    page("/console/bills")
        .body(containsString("<time datetime=\"2026-08-17T20:53:20Z\">2026-08-17 20:53</time>"));
  }

  @Test
  void aBillOfTheOtherCoverageTypeHasItsCurrency() {
    global("/console/bills/202608", "en").body(containsString("$28,734.00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"202608", "latest"})
  void aMonthShowsItsTotalAndLoadsWhatItConsistsOf(String month) {
    ValidatableResponse bill =
        page("/console/bills/" + month)
            .body(containsString("Bill of August 2026"))
            .body(containsString("¥28,734"))
            .body(containsString("href=\"/console/bills/" + month + "/records\""))
            .body(containsString("hx-post=\"/console/bills/" + month + "/export\""));
    for (String part : List.of("days", "services", "sims", "reconciliation")) {
      bill.body(containsString("hx-get=\"/console/bills/202608/" + part + "\""));
    }
    japanese("/console/bills/" + month).body(containsString("2026年8月の請求"));
  }

  @Test
  void onlyPagesThatShowAChartLoadIt() {
    page("/console/bills/202608").body(containsString("/static/bundle/charts"));
    page("/console/bills").body(not(containsString("/static/bundle/charts")));
  }

  @Test
  void daysAreShownByServiceOldestFirstWithoutGaps() {
    page("/console/bills/202608/days")
        .body(containsString("data-currency=\"JPY\""))
        .body(stringContainsInOrder("IoT SIM", "Beam"))
        .body(stringContainsInOrder("date=20260731", "date=20260802"))
        .body(stringContainsInOrder("data-value=\"500\"", "data-value=\"80.5\"", "¥580.5"))
        .body(not(containsString("date=20260801")));
  }

  @Test
  void servicesAndItemsAreShownWithTheirDiscounts() {
    page("/console/bills/202608/services")
        .body(stringContainsInOrder("IoT SIM", "data-value=\"310.0000002\""))
        .body(containsString("billItemName=uploadDataCharge-s1.fast-daytime"))
        .body(containsString("basicCharge-active&lt;/b&gt; en"));
    japanese("/console/bills/202608/services")
        .body(containsString("サービス"))
        .body(containsString("basicCharge-active ja"));
  }

  @Test
  void simsAreShownByNameWhichIsNothingButText() {
    page("/console/bills/202608/sims")
        .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;"))
        .body(not(containsString("<script>")))
        .body(containsString("/console/bills/202608/records?imsi=001010000000002"))
        .body(containsString("¥310.5"));
  }

  @Test
  void recordsAreFilteredAndPagedWithTheFilter() {
    page("/console/bills/202608/records?date=202608&limit=1")
        .body(containsString("Records of August 2026"))
        .body(containsString("apiAuditLogExportCharge"))
        .body(containsString("<option value=\"202608\" selected>"))
        .body(containsString("date=202608&amp;billItemName=&amp;last_evaluated_key=after-1"))
        .body(not(containsString("First page")));
    page("/console/bills/202608/records?date=202608&last_evaluated_key=after-1")
        .body(containsString("/console/bills/202608/records/d-1"))
        .body(containsString("First page"))
        .body(not(containsString("Next page")));
    page("/console/bills/202608/records?imsi=001010000000001&date=&billItemName=")
        .body(containsString("/console/bills/202608/records/c-1"))
        .body(not(containsString("/records/d-1")));
    japanese("/console/bills/202608/records?imsi=999999999999999")
        .body(containsString("条件に一致する明細はありません。"));
  }

  @Test
  void filtersAreShownAsText() {
    page("/console/bills/202608/records?billItemName=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
        .body(not(containsString("<script>alert")))
        .body(containsString("&lt;script&gt;alert(1)"));
  }

  @Test
  void aChargeIsExplained() {
    page("/console/bills/202608/records/c-1")
        .body(stringContainsInOrder("¥10", "×", "¥10"))
        .body(stringContainsInOrder("soracomHarvestCharge", "2,001"))
        .body(stringContainsInOrder("2. Price", "plan-D", "Jan 1, 2020", "until further notice"))
        .body(stringContainsInOrder("3. Discounts", "/records/d-1", "COUPON1"));
    japanese("/console/bills/202608/records/c-1").body(containsString("2. 価格"));
  }

  @Test
  void aDiscountIsExplained() {
    page("/console/bills/latest/records/d-1")
        .body(stringContainsInOrder("Taken off these charges", "COUPON1"))
        .body(stringContainsInOrder("plan-D", "any plan", "¥0.0000001"));
  }

  @Test
  void sumsAreChecked() {
    page("/console/bills/202608/reconciliation")
        .body(containsString("Everything comes to the same."))
        .body(containsString("10 %"));
    global("/console/bills/202608/reconciliation", "ja")
        .body(containsString("差異があります。"))
        .body(containsString("001010000000001"));
  }

  @ParameterizedTest
  @CsvSource({
    "/202613, 400, A month is written yyyyMM.",
    "/202613/records, 400, A month is written yyyyMM.",
    "/209901, 404, There is no charge for this month.",
    "/209901/days, 404, There is no charge for this month.",
    "/202608/records/c-9, 404, The record was not found.",
    "/202608/records?imsi=12, 400, imsi"
  })
  void whatIsNotThereIsRefusedAsAPage(String path, int status, String reason) {
    browser
        .get("/console/bills" + path)
        .then()
        .statusCode(status)
        .body(containsString("<h1>Something went wrong</h1>"))
        .body(containsString(reason));
  }

  @Test
  void refusalsSpeakTheLanguageOfTheReader() {
    browser
        .in("ja")
        .get("/console/bills/209901")
        .then()
        .statusCode(404)
        .body(containsString("指定された月の利用料金はありません。"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/latest",
        "/202608",
        "/202608/days",
        "/202608/records",
        "/202608/records/c-1",
        "/exports/fe_1"
      })
  void billsNeedASession(String path) {
    Response refused = given().redirects().follow(false).get("/console/bills" + path);
    assertThat(refused.statusCode()).isEqualTo(303);
    assertThat(refused.header("Location")).contains("/console/auth?return=");
  }

  @Test
  void whoMayNotSeeBillsIsRefused() {
    operator.user("sam");
    for (String path : List.of("", "/latest", "/202608", "/202608/sims", "/202608/records")) {
      sam("/console/bills" + path).then().statusCode(403);
    }
  }

  @Test
  void onlyWhatIsAllowedIsOffered() {
    operator.user("sam");
    operator.permit(
        "sam", "{\"statements\":[{\"effect\":\"allow\",\"api\":[\"Billing:getBilling\"]}]}");
    sam("/console/bills/202608")
        .then()
        .statusCode(200)
        .body(containsString("aria-disabled=\"true\""))
        .body(containsString("Billing:exportBilling"))
        .body(not(containsString("hx-post=\"/console/bills")))
        .body(not(containsString("/202608/days")))
        .body(not(containsString("/202608/records")));
  }

  private ValidatableResponse page(String path) {
    return browser.get(path).then().statusCode(200).contentType(ContentType.HTML);
  }

  private ValidatableResponse japanese(String path) {
    return browser.in("ja").get(path).then().statusCode(200);
  }

  private Response sam(String path) {
    return Browser.signedIn(operator, "sam").get(path);
  }

  private static ValidatableResponse global(String path, String language) {
    Browser browser = Browser.signedIn(TestOperator.createGlobal());
    return given()
        .cookie(Browser.COOKIE, browser.session())
        .cookie("simledger_coverage", "g")
        .header("Accept-Language", language)
        .get(path)
        .then()
        .statusCode(200);
  }
}
