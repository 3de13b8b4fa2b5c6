package io.simledger.transfer.console.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("B8 coupons and volume discounts from the console")
class DiscountPagesTest {
  private static final String VOLUME = "/console/discounts/volume";

  private TestOperator operator;
  private Browser browser;

  @BeforeEach
  void signIn() {
    operator = TestOperator.create();
    browser = Browser.signedIn(operator);
  }

  @Test
  void whoHasNoCouponIsToldWhatToDo() {
    browser
        .get("/console/discounts")
        .then()
        .statusCode(200)
        .body(containsString("No coupon is registered."))
        .body(containsString("hx-get=\"/console/discounts/coupons/buy\""));
    browser.in("ja").get("/console/discounts").then().body(containsString("登録されているクーポンはありません。"));
  }

  @Test
  void aCouponIsRegisteredByItsCode() {
    String code =
        operator
            .post(
                "/v1/sandbox/coupons/create",
                Map.of("amount", 100, "applicableBillItemName", "dailyDataTrafficChargeTotal"))
            .path("couponCode");
    register(code).then().statusCode(204).header("HX-Redirect", equalTo("/console/discounts"));
    browser
        .get("/console/discounts")
        .then()
        .body(stringContainsInOrder(code, "Data traffic", "August 2027", "¥100"));
    browser.in("ja").get("/console/discounts").then().body(containsString("データ通信料金"));
  }

  @ParameterizedTest
  @CsvSource({
    "unknown, BIL0020, クーポンコードが正しくありません。",
    "EXPIRED1, BIL0021, クーポンの有効期限が切れています。",
    "' ', COM0002, code"
  })
  void aCodeThatCannotBeRegisteredIsRefusedInPlace(String code, String error, String reason) {
    register(code)
        .then()
        .statusCode(400)
        .body(containsString(error))
        .body(not(containsString("<html")));
    browser
        .in("ja")
        .post("/console/discounts/coupons/register", Map.of("code", code))
        .then()
        .body(containsString(reason));
  }

  @Test
  void aCouponIsQuotedBoughtAndRegistered() {
    browser.get("/console/discounts/coupons/buy").then().body(containsString("name=\"amount\""));
    Response quotation =
        browser.post("/console/discounts/coupons/quotations", Map.of("amount", "10000"));
    quotation
        .then()
        .statusCode(200)
        .body(stringContainsInOrder("¥10,000", "All charges", "August 2027", "¥1,000", "¥11,000"));
    Response bought = browser.post(changeOf(quotation), Map.of());
    bought.then().statusCode(200).body(containsString("The coupon is yours"));

    register(valueOf("code", bought)).then().statusCode(204);

    browser.get("/console/discounts").then().body(stringContainsInOrder("All charges", "¥10,000"));
  }

  @ParameterizedTest
  @CsvSource({"999, BIL0025", "-1, COM0002", "'', COM0002", "many, COM0002"})
  void anAmountThatCannotBeBoughtIsRefused(String amount, String error) {
    Response refused =
        browser.post("/console/discounts/coupons/quotations", Map.of("amount", amount));
    assertThat(refused.statusCode()).isBetween(400, 404);
    refused.then().body(containsString("class=\"error\""));
    if (error.startsWith("BIL")) {
      refused.then().body(containsString(error));
    }
  }

  @Test
  void anOrderOfNobodyIsNotFound() {
    for (String path : List.of("/console/discounts/coupons/", VOLUME + "/")) {
      browser.post(path + "20260817000000_X/confirm", Map.of()).then().statusCode(404);
    }
  }

  @Test
  void whoCannotPayCannotBuy() {
    browser = Browser.signedIn(TestOperator.create(List.of("jp"), false));
    Response quotation =
        browser.post("/console/discounts/coupons/quotations", Map.of("amount", "1000"));
    browser
        .post(changeOf(quotation), Map.of())
        .then()
        .statusCode(400)
        .body(containsString("AUM0010"));
  }

  @Test
  void aVolumeDiscountIsQuotedAndContracted() {
    browser
        .get(VOLUME)
        .then()
        .statusCode(200)
        .body(containsString("There is no contract."))
        .body(stringContainsInOrder("12 months", "paid monthly", "¥275", "¥302.5 with tax"))
        .body(stringContainsInOrder("paid in advance", "¥250"));
    browser
        .get(VOLUME + "/quotation?type=SORACOM_AIR_BASIC_CHARGE_V2&payment=PREPAYMENT&months=12")
        .then()
        .body(containsString("name=\"quantity\""));
    Response quotation = quote(Map.of("startDate", "2026-09-01", "quantity", "2"));
    quotation
        .then()
        .statusCode(200)
        .body(stringContainsInOrder("Sep 1, 2026", "Aug 31, 2027", "¥600", "¥6,600"));

    browser
        .post(changeOf(quotation), Map.of())
        .then()
        .statusCode(204)
        .header("HX-Redirect", equalTo(VOLUME));

    browser.get(VOLUME).then().body(stringContainsInOrder("active", "Sep 1, 2026", "¥6,000"));
    browser.in("ja").get(VOLUME).then().body(stringContainsInOrder("契約中", "2026/09/01"));
  }

  @ParameterizedTest
  @CsvSource({"quantity, 0", "quantity, 1000001", "startDate, 20260901", "months, 11", "type, X"})
  void whatCannotBeContractedIsRefusedInPlace(String field, String value) {
    Response refused = quote(Map.of(field, value));
    assertThat(refused.statusCode()).isBetween(400, 404);
    refused.then().body(containsString("class=\"error\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/console/discounts", VOLUME, "/console/payment"})
  void discountsNeedASession(String path) {
    given()
        .redirects()
        .follow(false)
        .get(path)
        .then()
        .statusCode(303)
        .header("Location", containsString("/console/auth"));
  }

  private Response register(String code) {
    return browser.post("/console/discounts/coupons/register", Map.of("code", code));
  }

  private Response quote(Map<String, String> changed) {
    Map<String, String> wanted =
        new HashMap<>(
            Map.of(
                "type", "SORACOM_AIR_BASIC_CHARGE_V2",
                "payment", "PREPAYMENT",
                "months", "12",
                "quantity", "1"));
    wanted.putAll(changed);
    return browser.post(VOLUME + "/quotations", wanted);
  }

  private static String changeOf(Response dialog) {
    return found("hx-post=\"([^\"]+)\"", dialog);
  }

  private static String valueOf(String field, Response dialog) {
    return found("name=\"" + field + "\" value=\"([^\"]+)\"", dialog);
  }

  private static String found(String pattern, Response dialog) {
    Matcher matcher = Pattern.compile(pattern).matcher(dialog.asString());
    assertThat(matcher.find()).describedAs(dialog.asString()).isTrue();
    return matcher.group(1);
  }
}
