package io.simledger.transfer.volumediscount;

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
@DisplayName("B8 volume discounts over REST")
class VolumeDiscountTest {
  private TestOperator operator;

  @BeforeEach
  void create() {
    operator = TestOperator.create();
  }

  @Test
  void whatCanBeContractedIsListed() {
    assertAnswered(
        operator.get("/v1/volume_discounts/available_discounts"),
        200,
        """
        {
          "availableLongTermDiscounts": [
            {
              "contractTermMonth": 12,
              "currency": "JPY",
              "unitPrice": 275,
              "taxIncludedUnitPrice": 302.5,
              "volumeDiscountPaymentType": "MONTHLY",
              "volumeDiscountType": "SORACOM_AIR_BASIC_CHARGE_V2"
            },
            {
              "contractTermMonth": 12,
              "currency": "JPY",
              "unitPrice": 250,
              "taxIncludedUnitPrice": 275,
              "volumeDiscountPaymentType": "PREPAYMENT",
              "volumeDiscountType": "SORACOM_AIR_BASIC_CHARGE_V2"
            }
          ]
        }
        """);
  }

  @Test
  void aDiscountIsQuotedConfirmedListedAndRead() {
    Map<String, Object> wanted = wanted();
    wanted.put("volumeDiscountPaymentType", "PREPAYMENT");
    wanted.put("quantity", 2);
    wanted.put("startDate", "20260901");
    Response quotation = operator.post("/v1/volume_discounts", wanted);
    String orderId = quotation.jsonPath().getString("orderId");
    assertAnswered(
        quotation,
        201,
        """
        {
          "currency": "JPY",
          "orderId": "%s",
          "taxAmount": 600,
          "totalAmount": 6600,
          "volumeDiscount": {
            "contractTermMonth": 12,
            "currency": "JPY",
            "startDate": "20260901",
            "endDate": "20270831",
            "initialCost": 6000,
            "taxIncludedInitialCost": 6600,
            "quantity": 2,
            "unitPrice": 250,
            "taxIncludedUnitPrice": 275,
            "volumeDiscountPaymentType": "PREPAYMENT",
            "volumeDiscountType": "SORACOM_AIR_BASIC_CHARGE_V2"
          }
        }
        """
            .formatted(orderId));

    Response confirmed = operator.call().put("/v1/volume_discounts/" + orderId + "/confirm");
    String contractId = confirmed.jsonPath().getString("contractId");
    String contract =
        """
        {
          "contractDateTime": "20260817205320",
          "contractId": "%s",
          "contractTermMonth": 12,
          "currency": "JPY",
          "startDate": "20260901",
          "endDate": "20270831",
          "initialCost": 6000,
          "quantity": 2,
          "status": "active",
          "unitPrice": 250,
          "volumeDiscountPaymentType": "PREPAYMENT",
          "volumeDiscountType": "SORACOM_AIR_BASIC_CHARGE_V2"
        }
        """
            .formatted(contractId);
    assertAnswered(confirmed, 200, contract);
    assertAnswered(operator.get("/v1/volume_discounts/" + contractId), 200, contract);
    assertAnswered(
        operator.get("/v1/volume_discounts"), 200, "{\"volumeDiscountList\": [" + contract + "]}");
  }

  @Test
  void aRepeatedConfirmationGivesTheSameContract() {
    String confirm = "/v1/volume_discounts/" + order() + "/confirm";
    String first = operator.call().put(confirm).asString();
    assertThat(operator.call().put(confirm).asString()).isEqualTo(first);
    assertThat(operator.get("/v1/volume_discounts").jsonPath().getList("volumeDiscountList"))
        .hasSize(1);
  }

  @Test
  void aContractBeginsNextMonthWhenNoDayIsNamed() {
    assertThat(
            operator
                .post("/v1/volume_discounts", wanted())
                .jsonPath()
                .getString("volumeDiscount.startDate"))
        .isEqualTo("20260901");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "volumeDiscountType",
        "volumeDiscountPaymentType",
        "contractTermMonth",
        "quantity"
      })
  void aFieldThatIsMissingIsRefusedAndNamed(String field) {
    Map<String, Object> wanted = wanted();
    wanted.remove(field);
    assertRefused(operator, call -> call.body(wanted).post("/v1/volume_discounts"), 400, "COM0002");
    assertThat(operator.post("/v1/volume_discounts", wanted).jsonPath().getList("details"))
        .isEqualTo(List.of(field));
  }

  @ParameterizedTest
  @CsvSource({
    "quantity, 0, COM0002",
    "quantity, -1, COM0002",
    "quantity, 1000001, COM0002",
    "quantity, 1.5, COM0001",
    "quantity, 99999999999, COM0001",
    "quantity, '\"1\"', COM0001",
    "contractTermMonth, 0, COM0002",
    "contractTermMonth, -12, COM0002",
    "contractTermMonth, 11, BIL0029",
    "volumeDiscountType, '\"SORACOM_AIR\"', COM0001",
    "volumeDiscountType, '\"\"', COM0001",
    "volumeDiscountType, 0, COM0001",
    "volumeDiscountType, '\"SORACOM_AIR_BASIC_CHARGE\"', BIL0029",
    "volumeDiscountType, '\"SORACOM_AIR_MONTHLY_FIXED_BASIC_CHARGE\"', BIL0029",
    "volumeDiscountPaymentType, '\"monthly\"', COM0001",
    "startDate, '\"2026-09-01\"', COM0002",
    "startDate, '\"\"', COM0002",
    "startDate, '\"20261399\"', COM0002",
    "startDate, 20260901, COM0001"
  })
  void aDiscountThatCannotBeContractedIsRefused(String field, String value, String code) {
    Map<String, Object> wanted = wanted();
    wanted.put("volumeDiscountType", "\"SORACOM_AIR_BASIC_CHARGE_V2\"");
    wanted.put("volumeDiscountPaymentType", "\"MONTHLY\"");
    wanted.put(field, value);
    String body =
        wanted.entrySet().stream()
            .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    assertRefused(operator, call -> call.body(body).post("/v1/volume_discounts"), 400, code);
  }

  @Test
  void theOtherCoverageTypeHasNoDiscounts() {
    TestOperator global = TestOperator.createGlobal();
    assertAnswered(
        global.get("/g/v1/volume_discounts/available_discounts"),
        200,
        "{\"availableLongTermDiscounts\": []}");
    assertRefused(
        global, call -> call.body(wanted()).post("/g/v1/volume_discounts"), 400, "BIL0029");
  }

  @Test
  void aContractIsThatOfItsCoverageTypeAndOperator() {
    TestOperator global = TestOperator.createGlobal();
    String orderId = global.post("/v1/volume_discounts", wanted()).path("orderId");
    String contractId =
        global.call().put("/v1/volume_discounts/" + orderId + "/confirm").path("contractId");
    assertAnswered(global.get("/g/v1/volume_discounts"), 200, "{\"volumeDiscountList\": []}");
    for (String path : List.of("/g/v1/volume_discounts/", "/v1/volume_discounts/unknown")) {
      assertRefused(global, call -> call.get(path + contractId), 400, "BIL0030");
    }
    assertRefused(operator, call -> call.get("/v1/volume_discounts/" + contractId), 400, "BIL0030");
  }

  @Test
  void aCoverageTypeThatTheOperatorLacksIsRefused() {
    assertRefused(
        operator, call -> call.body(wanted()).post("/g/v1/volume_discounts"), 400, "AUM0008");
    assertRefused(operator, call -> call.put("/g/v1/volume_discounts/1/confirm"), 400, "AUM0008");
  }

  @Test
  void whoCannotPayCannotOrder() {
    TestOperator unable = TestOperator.create(List.of("jp"), false);
    assertRefused(
        unable, call -> call.put("/v1/volume_discounts/" + order() + "/confirm"), 400, "AUM0010");
  }

  @ParameterizedTest
  @CsvSource({"unknown, 404, BIL0027", "LAPSED-1, 400, BIL0028"})
  void anOrderThatCannotBeConfirmedIsRefused(String orderId, int status, String code) {
    assertRefused(
        operator, call -> call.put("/v1/volume_discounts/" + orderId + "/confirm"), status, code);
  }

  @Test
  void volumeDiscountsNeedCredentials() {
    assertRefused(given().get("/v1/volume_discounts"), 401, "AGW0001");
    assertRefused(given().get("/v1/volume_discounts/available_discounts"), 401, "AGW0001");
    assertRefused(given().get("/v1/volume_discounts/1"), 401, "AGW0001");
    assertRefused(given().put("/v1/volume_discounts/1/confirm"), 401, "AGW0001");
  }

  private String order() {
    return operator
        .post("/v1/volume_discounts", wanted())
        .then()
        .statusCode(201)
        .extract()
        .path("orderId");
  }

  private static Map<String, Object> wanted() {
    return new HashMap<>(
        Map.of(
            "volumeDiscountType",
            "SORACOM_AIR_BASIC_CHARGE_V2",
            "volumeDiscountPaymentType",
            "MONTHLY",
            "contractTermMonth",
            12,
            "quantity",
            1));
  }
}
