package io.simledger.transfer.bills;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Answers.assertAnswered;
import static io.simledger.transfer.Refusals.assertRefused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("Summaries of bills over REST")
class BillSummaryTest {

  @Test
  void monthsAreSummedUpByItem() {
    assertAnswered(
        TestOperator.create().get("/v1/bills/summaries/bill_items"),
        200,
        """
        [{
          "yearMonth": "202608",
          "currency": "JPY",
          "updatedTime": 1787000000,
          "costBreakdownList": [
            {
              "billItemCategory": "air",
              "billItemName": "basicCharge-active",
              "amount": 310
            },
            {
              "billItemCategory": "air",
              "billItemName": "uploadDataCharge-s1.fast-daytime",
              "amount": 0.0000002
            },
            {
              "billItemCategory": "discount",
              "billItemName": "dataTrafficFreeTier",
              "amount": -0.0000001
            }
          ]
        }]
        """);
  }

  @Test
  void aSimThatWasHandedOverIsNamedByItsImsi() {
    assertAnswered(
        TestOperator.createGlobal().get("/g/v1/bills/summaries/sims"),
        200,
        """
        [{
          "yearMonth": "202608",
          "currency": "USD",
          "updatedTime": 1787000000,
          "costBreakdownList": [
            {"simId": "8981100000000000001", "amount": 310.5},
            {"imsi": "001010000000002", "amount": 10}
          ]
        }]
        """);
  }

  @Test
  void summariesNeedCredentials() {
    assertRefused(given().get("/v1/bills/summaries/bill_items"), 401, "AGW0001");
    assertRefused(given().get("/v1/bills/summaries/sims"), 401, "AGW0001");
  }
}
