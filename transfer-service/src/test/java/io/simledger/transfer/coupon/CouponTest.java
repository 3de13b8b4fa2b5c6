package io.simledger.transfer.coupon;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Answers.assertAnswered;
import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("B8 coupons over REST")
class CouponTest {
  private TestOperator operator;

  @BeforeEach
  void create() {
    operator = TestOperator.create();
  }

  @Test
  void aCouponIsQuotedConfirmedRegisteredAndListed() {
    Response quotation = operator.post("/v1/coupons", Map.of("amount", 5000));
    String orderId = quotation.jsonPath().getString("orderId");
    assertAnswered(
        quotation,
        201,
        """
        {
          "amount": 5000,
          "currency": "JPY",
          "expiryYearMonth": "202708",
          "orderId": "%s",
          "taxAmount": 500,
          "totalAmount": 5500
        }
        """
            .formatted(orderId));

    Response confirmed = operator.call().put("/v1/coupons/" + orderId + "/confirm");
    String code = confirmed.jsonPath().getString("couponCode");
    String coupon =
        """
        {
          "amount": 5000,
          "balance": 5000,
          "billItemName": "dailyChargeTotal",
          "couponCode": "%s",
          "currency": "JPY",
          "expiryYearMonth": "202708",
          "orderId": "%s"
        }
        """
            .formatted(code, orderId);
    assertAnswered(confirmed, 200, coupon);
    assertAnswered(operator.get("/v1/coupons"), 200, "{\"couponList\": []}");

    assertAnswered(operator.post("/v1/coupons/" + code + "/register"), 200, coupon);
    assertAnswered(operator.get("/v1/coupons"), 200, "{\"couponList\": [" + coupon + "]}");
  }

  @Test
  void aRepeatedConfirmationOrRegistrationGivesTheSameCoupon() {
    String confirm = "/v1/coupons/" + order() + "/confirm";
    String first = operator.call().put(confirm).asString();
    assertThat(operator.call().put(confirm).asString()).isEqualTo(first);

    String register = "/v1/coupons/" + made(operator, "dailyChargeTotal") + "/register";
    String registered = operator.post(register).asString();
    assertThat(operator.post(register).asString()).isEqualTo(registered);
    assertThat(operator.get("/v1/coupons").jsonPath().getList("couponList")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999", "0.5", "1000.5", "1", "0.0000001"})
  void anAmountThatIsNotSoldIsRefused(String amount) {
    assertRefused(
        operator,
        call -> call.body("{\"amount\": %s}".formatted(amount)).post("/v1/coupons"),
        400,
        "BIL0025");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1000", "-0.1", "null"})
  void anAmountThatIsNotAboveZeroIsRefusedAndNamed(String amount) {
    String body = "{\"amount\": %s}".formatted(amount);
    assertRefused(operator, call -> call.body(body).post("/v1/coupons"), 400, "COM0002");
    assertThat(operator.post("/v1/coupons", body).jsonPath().getList("details"))
        .isEqualTo(List.of("amount"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"1000\"",
        "\"many\"",
        "true",
        "[1000]",
        "{}",
        "NaN",
        "1e999999999",
        "1e-999999999",
        "1e101",
        "1e99999999999"
      })
  void anAmountThatIsNoNumberIsRefused(String amount) {
    assertRefused(
        operator,
        call -> call.body("{\"amount\": %s}".formatted(amount)).post("/v1/coupons"),
        400,
        "COM0001");
  }

  @Test
  void aQuotationNeedsABody() {
    assertRefused(operator, call -> call.body("{}").post("/v1/coupons"), 400, "COM0002");
    assertThat(operator.post("/v1/coupons").statusCode()).isEqualTo(400);
  }

  @Test
  void couponsAreSoldForJapanCoverageOnly() {
    assertRefused(
        TestOperator.createGlobal(),
        call -> call.body(Map.of("amount", 1000)).post("/g/v1/coupons"),
        400,
        "BIL0026");
  }

  @Test
  void aCoverageTypeThatTheOperatorLacksIsRefused() {
    assertRefused(
        operator, call -> call.body(Map.of("amount", 1000)).post("/g/v1/coupons"), 400, "AUM0008");
    assertRefused(operator, call -> call.post("/g/v1/coupons/CODE/register"), 400, "AUM0008");
    assertRefused(operator, call -> call.put("/g/v1/coupons/1/confirm"), 400, "AUM0008");
  }

  @Test
  void whoCannotPayCannotOrder() {
    TestOperator unable = TestOperator.create(List.of("jp"), false);
    assertRefused(unable, call -> call.put("/v1/coupons/" + order() + "/confirm"), 400, "AUM0010");
  }

  @ParameterizedTest
  @CsvSource({"unknown, 404, BIL0027", "LAPSED-1, 400, BIL0028"})
  void anOrderThatCannotBeConfirmedIsRefused(String orderId, int status, String code) {
    assertRefused(operator, call -> call.put("/v1/coupons/" + orderId + "/confirm"), status, code);
  }

  @ParameterizedTest
  @CsvSource({"unknown, BIL0020", "EXPIRED-1, BIL0021", "USEDUP-1, BIL0022"})
  void aCouponThatIsGoodForNothingIsRefused(String couponCode, String code) {
    assertRefused(
        operator, call -> call.post("/v1/coupons/" + couponCode + "/register"), 400, code);
  }

  @Test
  void aCouponOfTheOtherCoverageTypeIsRefused() {
    String code = made(operator, "dailyChargeTotal");
    assertRefused(
        TestOperator.createGlobal(),
        call -> call.post("/g/v1/coupons/" + code + "/register"),
        400,
        "BIL0023");
  }

  @Test
  void aCouponIsRegisteredOnce() {
    String code = made(operator, "dailyChargeTotal");
    TestOperator first = TestOperator.create();
    first.post("/v1/coupons/" + code + "/register").then().statusCode(200);
    assertRefused(operator, call -> call.post("/v1/coupons/" + code + "/register"), 400, "BIL0024");
    assertThat(operator.get("/v1/coupons").jsonPath().getList("couponList")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dailyChargeTotal",
        "dailyDataTrafficChargeTotal",
        "dailySoracomBeamRequestChargeTotal",
        "dailySoracomEndorseChargeTotal",
        "dailySoracomFunnelRequestChargeTotal"
      })
  void theSandboxMakesCouponsForEveryThing(String item) {
    Response made =
        operator.post(
            "/v1/sandbox/coupons/create",
            Map.of("amount", 100, "applicableBillItemName", item, "expiryYearMonth", "202612"));
    String code = made.jsonPath().getString("couponCode");
    assertAnswered(
        made,
        200,
        """
        {
          "amount": 100,
          "balance": 100,
          "billItemName": "%s",
          "couponCode": "%s",
          "expiryYearMonth": "202612"
        }
        """
            .formatted(item, code));
    Response registered = operator.post("/v1/coupons/" + code + "/register");
    assertAnswered(
        registered,
        200,
        """
        {
          "amount": 100,
          "balance": 100,
          "billItemName": "%s",
          "couponCode": "%s",
          "currency": "JPY",
          "expiryYearMonth": "202612",
          "orderId": "%s"
        }
        """
            .formatted(item, code, registered.jsonPath().getString("orderId")));
  }

  @Test
  void aCouponOfTheSandboxHasTheCurrencyOfItsCoverageType() {
    TestOperator global = TestOperator.createGlobal();
    Response made =
        global.post(
            "/g/v1/sandbox/coupons/create",
            Map.of("amount", 100, "applicableBillItemName", "dailyChargeTotal"));
    String code = made.jsonPath().getString("couponCode");
    assertThat(global.post("/g/v1/coupons/" + code + "/register").jsonPath().getString("currency"))
        .isEqualTo("USD");
    assertRefused(
        operator,
        call ->
            call.body(Map.of("amount", 100, "applicableBillItemName", "dailyChargeTotal"))
                .post("/g/v1/sandbox/coupons/create"),
        400,
        "AUM0008");
  }

  @ParameterizedTest
  @CsvSource({
    "amount, null, COM0002",
    "amount, 0, COM0002",
    "amount, -1, COM0002",
    "amount, 1.5, COM0001",
    "amount, '\"1\"', COM0001",
    "amount, 2147483648, COM0001",
    "applicableBillItemName, null, COM0002",
    "applicableBillItemName, '\"chargeCoupon\"', COM0001",
    "applicableBillItemName, '\"\"', COM0001",
    "applicableBillItemName, 0, COM0001",
    "expiryYearMonth, '\"1\"', COM0002",
    "expiryYearMonth, '\"202613\"', COM0002",
    "expiryYearMonth, '\"202607\"', COM0002",
    "expiryYearMonth, 202612, COM0001"
  })
  void aCouponThatCannotBeMadeIsRefused(String field, String value, String code) {
    Map<String, String> fields =
        new HashMap<>(Map.of("amount", "1", "applicableBillItemName", "\"dailyChargeTotal\""));
    fields.put(field, value);
    String body =
        fields.entrySet().stream()
            .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    assertRefused(operator, call -> call.body(body).post("/v1/sandbox/coupons/create"), 400, code);
  }

  @Test
  void couponsNeedCredentials() {
    assertRefused(given().get("/v1/coupons"), 401, "AGW0001");
    assertRefused(given().post("/v1/coupons/CODE/register"), 401, "AGW0001");
    assertRefused(given().put("/v1/coupons/1/confirm"), 401, "AGW0001");
  }

  private String order() {
    return operator
        .post("/v1/coupons", Map.of("amount", 1000))
        .then()
        .statusCode(201)
        .extract()
        .path("orderId");
  }

  private static String made(TestOperator operator, String item) {
    return operator
        .post("/v1/sandbox/coupons/create", Map.of("amount", 100, "applicableBillItemName", item))
        .then()
        .statusCode(200)
        .extract()
        .path("couponCode");
  }
}
