package io.simledger.transfer.bills;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("C6, C10 bills and exports over REST")
class BillsResourceTest {
  @TestHTTPResource("/v1/bills/202608/export")
  URI export;

  @Test
  void billsAreListedAndRead() {
    TestOperator operator = TestOperator.create();

    operator
        .get("/v1/bills")
        .then()
        .statusCode(200)
        .body("billList[0].yearMonth", equalTo("202608"))
        .body("billList[0].amount", equalTo(28734))
        .body("billList[0].appliedCouponAmount", equalTo(1000.5f))
        .body("billList[0].paymentStatus", is(nullValue()))
        .body("billList[0].state", equalTo("temporary"));
    operator.get("/v1/bills/202608").then().statusCode(200).body("currency", equalTo("JPY"));
    operator
        .get("/v1/bills/latest")
        .then()
        .statusCode(200)
        .body("amount", equalTo(28734))
        .body("lastEvaluatedTime", equalTo("20260817205320"));
    operator
        .get("/v1/bills/202608/daily")
        .then()
        .statusCode(200)
        .body("billList[0].date", equalTo("20260802"))
        .body("billList[0].amount", equalTo(580.5f));
  }

  @Test
  void globalBillsHaveTheirOwnCurrency() {
    TestOperator operator = TestOperator.createGlobal();

    operator.get("/g/v1/bills/202608").then().statusCode(200).body("currency", equalTo("USD"));
  }

  /** Soracom's CLI names no content type where it sends no body. */
  @Test
  void anExportNeedsNoContentType() throws IOException, InterruptedException {
    TestOperator operator = TestOperator.create();
    HttpRequest request =
        HttpRequest.newBuilder(export)
            .header("X-Soracom-API-Key", operator.apiKey)
            .header("X-Soracom-Token", operator.token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"url\"");
  }

  @Test
  void exportAnswersWithTheUrlOrTheId() {
    TestOperator operator = TestOperator.create();

    operator
        .post("/v1/bills/202608/export")
        .then()
        .statusCode(200)
        .body("url", equalTo("http://localhost:8081/exports/1?signature=abc"))
        .body("exportedFileId", is(nullValue()));
    operator
        .post("/v1/bills/latest/export?export_mode=async")
        .then()
        .statusCode(200)
        .body("exportedFileId", equalTo("fe_1"))
        .body("exportedFilePath", equalTo("//files/exported/fe_1"))
        .body("url", is(nullValue()));
    operator
        .call()
        .body("{\"export_mode\":\"async\"}")
        .post("/v1/bills/202608/export")
        .then()
        .statusCode(200)
        .body("exportedFileId", equalTo("fe_1"));
    operator
        .get("/v1/files/exported/fe_1")
        .then()
        .statusCode(200)
        .body("status", equalTo("exported"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000", "202613", "2026", "august"})
  void malformedMonthsAreRefused(String month) {
    TestOperator operator = TestOperator.create();

    operator.get("/v1/bills/" + month).then().statusCode(400).body("code", equalTo("BIL0002"));
    operator
        .call()
        .header("X-Soracom-Lang", "ja")
        .get("/v1/bills/" + month)
        .then()
        .statusCode(400)
        .body("message", equalTo("月は yyyyMM 形式で指定してください。"));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    TestOperator operator = TestOperator.create();

    operator.get("/v1/bills/202607").then().statusCode(404).body("code", equalTo("BIL0001"));
    operator.post("/v1/bills/202607/export").then().statusCode(404);
    assertRefused(operator, call -> call.get("/v1/files/exported/fe_2"), 404, "BIL0004");
    operator
        .post("/v1/bills/202608/export?export_mode=later")
        .then()
        .statusCode(400)
        .body("code", equalTo("COM0002"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"209901", "202501"})
  void theFutureAndWhatIsLongPastIsNotFound(String month) {
    TestOperator operator = TestOperator.create();

    assertRefused(operator.get("/v1/bills/" + month), 404, "BIL0001");
    assertRefused(operator.get("/v1/bills/" + month + "/daily"), 404, "BIL0001");
    assertRefused(operator.post("/v1/bills/" + month + "/export"), 404, "BIL0001");
  }

  @Test
  void billsNeedCredentials() {
    given().get("/v1/bills").then().statusCode(401);
  }
}
