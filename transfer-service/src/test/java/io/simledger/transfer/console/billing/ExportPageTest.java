package io.simledger.transfer.console.billing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("C6 the CSV of a month from the console")
class ExportPageTest {
  private Browser browser;

  @BeforeEach
  void signIn() {
    browser = Browser.signedIn(TestOperator.create());
  }

  @ParameterizedTest
  @ValueSource(strings = {"202608", "latest"})
  void anExportIsWaitedFor(String month) {
    export(month)
        .then()
        .statusCode(200)
        .body(containsString("The file is being prepared"))
        .body(containsString("hx-get=\"/console/bills/exports/fe_1\" hx-trigger=\"every 1s\""));
    browser.get("/console/bills/exports/fe_slow").then().body(containsString("every 1s"));
  }

  @Test
  void whenItIsDoneItsLinkIsOfferedAndNobodyWaitsAnyMore() {
    browser
        .get("/console/bills/exports/fe_1")
        .then()
        .statusCode(200)
        .body(containsString("href=\"http://localhost:8081/exports/1?signature=abc\""))
        .body(not(containsString("hx-trigger")));
    browser.in("ja").get("/console/bills/exports/fe_1").then().body(containsString("CSV をダウンロード"));
  }

  @Test
  void aFailureIsShownAndNotWaitedFor() {
    browser
        .get("/console/bills/exports/fe_failed")
        .then()
        .statusCode(200)
        .body(containsString("The file could not be prepared."))
        .body(not(containsString("hx-trigger")));
  }

  @Test
  void aFileOfNobodyIsNotFound() {
    browser.get("/console/bills/exports/fe_2").then().statusCode(404);
  }

  @Test
  void aMonthWithoutAChargeIsRefusedInPlace() {
    export("202607")
        .then()
        .statusCode(404)
        .body(containsString("class=\"error\""))
        .body(containsString("There is no charge for this month."))
        .body(not(containsString("<html")));
  }

  @Test
  void anExportIsAskedForByThePageItselfOnly() {
    given()
        .redirects()
        .follow(false)
        .header("Origin", "https://elsewhere.example.com")
        .post("/console/bills/202608/export")
        .then()
        .statusCode(403);
  }

  private Response export(String month) {
    return browser.post("/console/bills/" + month + "/export", Map.of());
  }
}
