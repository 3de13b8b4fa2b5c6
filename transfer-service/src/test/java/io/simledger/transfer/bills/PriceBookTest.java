package io.simledger.transfer.bills;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Answers.assertAnswered;
import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("B11 the price book over REST")
class PriceBookTest {

  @Test
  void theBookShowsWhatIsInForceOnADay() {
    assertAnswered(
        TestOperator.create().get("/v1/pricebook?date=20260801"),
        200,
        """
        {
          "version": "2026-04",
          "date": "20260801",
          "currency": "JPY",
          "taxRate": 0.1,
          "prices": [
            {
              "billItemName": "basicCharge-active",
              "plans": ["plan-D"],
              "fromDate": "20200101",
              "unitPrice": 10,
              "currency": "JPY",
              "sample": false
            },
            {
              "billItemName": "uploadDataCharge-{speedClass}-{timeOfDay}",
              "plans": [],
              "fromDate": "20200101",
              "toDate": "20270101",
              "unitPrice": 0.00000019073486328125,
              "currency": "JPY",
              "unit": "byte",
              "sample": true
            }
          ],
          "freeTiers": [{
            "billItemName": "soracomBeamRequestFreeTier",
            "targetBillItemNames": ["soracomBeamRequestCharge-{protocol}"],
            "quantity": 100000,
            "sample": false
          }]
        }
        """);
  }

  @Test
  void theBookOfTodayIsThatOfTheCoverageType() {
    JsonPath book = TestOperator.createGlobal().get("/g/v1/pricebook").jsonPath();
    assertThat(book.getString("date")).isEqualTo("20260817");
    assertThat(book.getString("currency")).isEqualTo("USD");
    assertThat(book.getString("taxRate")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"202608", "2026-08-01", "tomorrow", "20261301"})
  void aMalformedDayIsRefused(String date) {
    assertRefused(
        TestOperator.create(), call -> call.get("/v1/pricebook?date=" + date), 400, "COM0002");
  }

  @Test
  void theBookNeedsCredentials() {
    assertRefused(given().get("/v1/pricebook"), 401, "AGW0001");
  }
}
