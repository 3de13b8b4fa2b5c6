package io.simledger.transfer.bills;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Answers.assertAnswered;
import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("B13, C9 the records behind a bill over REST")
class BillRecordsTest {
  private static final String DAILY =
      """
      {
        "recordId": "c-1",
        "kind": "charge",
        "resourceType": "imsi",
        "resourceId": "001010000000001",
        "date": "20260802",
        "billItemName": "basicCharge-active",
        "unitPrice": 10,
        "quantity": 1,
        "amount": 10,
        "currency": "JPY"
      }
      """;

  private TestOperator operator;

  @BeforeEach
  void create() {
    operator = TestOperator.create();
  }

  @Test
  void recordsAreShownWithTheirColumns() {
    assertAnswered(
        operator.get("/v1/bills/202608/records?imsi=001010000000001"), 200, "[" + DAILY + "]");
    assertAnswered(
        operator.get("/v1/bills/202608/records?billItemName=apiAuditLogExportCharge&date=202608"),
        200,
        """
        [{
          "recordId": "c-2",
          "kind": "charge",
          "date": "202608",
          "billItemName": "apiAuditLogExportCharge",
          "unitPrice": 0.0000001,
          "quantity": 1000000000000000,
          "amount": 100000000,
          "currency": "JPY"
        }]
        """);
  }

  @Test
  void recordsAreFiltered() {
    assertThat(ids("date=20260802")).containsExactly("c-1");
    assertThat(ids("billItemName=chargeCoupon")).containsExactly("d-1");
    assertThat(ids("imsi=001010000000001&date=202608")).isEmpty();
    assertThat(ids("imsi=999999999999999")).isEmpty();
    assertThat(ids("imsi=&date=20260802")).containsExactly("c-1");
  }

  @Test
  void aPageLeadsToTheNextWithTheSameFilter() {
    Response page = operator.get("/v1/bills/latest/records?date=202608&limit=1");
    assertThat(page.jsonPath().getList("recordId")).isEqualTo(List.of("c-2"));
    assertThat(page.header("x-soracom-next-key")).isEqualTo("after-1");
    assertThat(page.header("link"))
        .startsWith("</v1/bills/latest/records?last_evaluated_key=after-1&")
        .contains("date=202608")
        .contains("limit=1")
        .endsWith(">; rel=next");

    Response last =
        operator.get("/v1/bills/latest/records?date=202608&limit=1&last_evaluated_key=after-1");
    assertThat(last.jsonPath().getList("recordId")).isEqualTo(List.of("d-1"));
    assertThat(last.header("x-soracom-next-key")).isNull();
    assertThat(last.header("link")).isNull();
  }

  @Test
  void pagesAddUpToAllRecords() {
    assertThat(ids("limit=100")).containsExactly("c-1", "c-2", "d-1");
  }

  @ParameterizedTest
  @CsvSource({
    "imsi=12345, imsi",
    "imsi=00101000000000x, imsi",
    "date=2026-08-02, date",
    "date=2026, date",
    "limit=0, limit",
    "limit=101, limit"
  })
  void aMalformedFilterOrPageIsRefusedAndNamed(String query, String field) {
    String path = "/v1/bills/202608/records?" + query;
    assertRefused(operator, call -> call.get(path), 400, "COM0002");
    assertThat(operator.get(path).jsonPath().getList("details", String.class))
        .containsExactly(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=many", "last_evaluated_key=made-up", "date=20261399"})
  void aPageOrDayThatThereCannotBeIsRefused(String query) {
    assertRefused(operator, call -> call.get("/v1/bills/202608/records?" + query), 400, "COM0002");
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000", "202613", "2026", "august", "%20"})
  void aMalformedMonthIsRefused(String month) {
    for (String path : List.of("/records", "/records/c-1/explanation", "/reconciliation")) {
      assertRefused(
          operator,
          call -> call.urlEncodingEnabled(false).get("/v1/bills/" + month + path),
          400,
          "BIL0002");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"209901", "202501"})
  void theFutureAndWhatIsLongPastHasNoRecords(String month) {
    for (String path : List.of("/records", "/records/c-1/explanation", "/reconciliation")) {
      assertRefused(operator, call -> call.get("/v1/bills/" + month + path), 404, "BIL0001");
    }
  }

  @Test
  void aChargeIsExplainedByStatusesUsagePriceAndDiscounts() {
    assertAnswered(
        operator.get("/v1/bills/202608/records/c-1/explanation"),
        200,
        """
        {
          "record": %s,
          "intervals": [
            {
              "status": "ready",
              "plan": "plan-D",
              "from": "2026-08-01T16:00:00Z",
              "to": "2026-08-02T03:40:00Z"
            },
            {"status": "active", "plan": "plan-D", "from": "2026-08-02T03:40:00Z"}
          ],
          "usage": [
            {"date": "20260802", "billItemName": "soracomHarvestCharge", "quantity": 2001}
          ],
          "price": {
            "billItemName": "basicCharge-active",
            "plans": ["plan-D"],
            "fromDate": "20200101",
            "unitPrice": 10,
            "currency": "JPY",
            "sample": false
          },
          "priceBookVersion": "2026-04",
          "discounts": [{
            "recordId": "d-1",
            "billItemName": "chargeCoupon",
            "origin": "COUPON1",
            "amount": 10,
            "chargedAmount": 10
          }],
          "discounted": []
        }
        """
            .formatted(DAILY));
  }

  @Test
  void aDiscountIsExplainedByItsOriginAndWhatItWasTakenOff() {
    assertAnswered(
        operator.get("/v1/bills/latest/records/d-1/explanation"),
        200,
        """
        {
          "record": {
            "recordId": "d-1",
            "kind": "discount",
            "date": "202608",
            "billItemName": "chargeCoupon",
            "unitPrice": -10,
            "quantity": 1,
            "amount": -10,
            "currency": "JPY"
          },
          "intervals": [],
          "usage": [],
          "priceBookVersion": "2026-04",
          "roundedToScale": 0,
          "discounts": [],
          "origin": "COUPON1",
          "discounted": [
            {
              "billItemName": "basicCharge-active",
              "plan": "plan-D",
              "date": "20260802",
              "unitPrice": 10,
              "chargedAmount": 10,
              "discountedAmount": 10
            },
            {
              "billItemName": "apiAuditLogExportCharge",
              "date": "20260801",
              "unitPrice": 0.0000001,
              "chargedAmount": 100000000,
              "discountedAmount": 0.0000001
            }
          ]
        }
        """);
  }

  @Test
  void anUnknownRecordIsNotFound() {
    assertRefused(
        operator, call -> call.get("/v1/bills/202608/records/c-9/explanation"), 404, "BIL0031");
  }

  @Test
  void aMonthThatAddsUpIsReconciled() {
    String sums =
        """
        {
          "yearMonth": "202608",
          "state": "closed",
          "currency": "JPY",
          "recordsTotal": 309.9999999,
          "dailyTotal": 305,
          "monthlyTotal": 5.0000001,
          "discountTotal": -0.0000002,
          "recomputedCharges": 310.0000001,
          "recomputedDiscounts": -0.0000002,
          "taxRate": 0.1,
          "billAmount": 341,
          "reconciled": true
        }
        """;
    assertAnswered(operator.get("/v1/bills/202608/reconciliation"), 200, sums);
    assertAnswered(operator.get("/v1/bills/latest/reconciliation"), 200, sums);
  }

  @Test
  void theFirstDifferenceIsNamed() {
    Response reconciliation = TestOperator.createGlobal().get("/g/v1/bills/202608/reconciliation");
    assertThat(reconciliation.jsonPath().getString("currency")).isEqualTo("USD");
    assertThat(reconciliation.jsonPath().getBoolean("reconciled")).isFalse();
    assertThat(reconciliation.jsonPath().getMap("firstDifference"))
        .isEqualTo(
            Map.of(
                "check", "record",
                "resourceType", "imsi",
                "resourceId", "001010000000001",
                "date", "20260802",
                "billItemName", "basicCharge-active",
                "expected", 10));
  }

  @Test
  void recordsNeedCredentials() {
    for (String path : List.of("/records", "/records/c-1/explanation", "/reconciliation")) {
      assertRefused(given().get("/v1/bills/202608" + path), 401, "AGW0001");
    }
  }

  /** Ids of the records of all pages. */
  private List<String> ids(String filter) {
    List<String> ids = new ArrayList<>();
    String key = null;
    do {
      String page = key == null ? "" : "&last_evaluated_key=" + key;
      Response response = operator.get("/v1/bills/202608/records?" + filter + page);
      response.then().statusCode(200);
      ids.addAll(response.jsonPath().getList("recordId", String.class));
      key = response.header("x-soracom-next-key");
    } while (key != null);
    return ids;
  }
}
