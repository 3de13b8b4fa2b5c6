package io.simledger.transfer.console.billing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("T7 payment methods from the console")
class PaymentPageTest {
  private static final String PATH = "/console/payment";

  @Test
  void eachCoverageTypeShowsItsOwn() {
    Browser browser = Browser.signedIn(TestOperator.createGlobal());
    browser
        .get(PATH)
        .then()
        .statusCode(200)
        .body(stringContainsInOrder("Japan coverage", "registered", "Global coverage"));
    browser.in("ja").get(PATH).then().body(containsString("お支払い方法"));
  }

  @Test
  void whatIsMissingSaysWhatThatMeansAndIsRegistered() {
    TestOperator operator = TestOperator.create(List.of("jp"), false);
    Browser browser = Browser.signedIn(operator);
    browser.get(PATH).then().body(containsString("you cannot accept SIMs"));

    browser
        .post(PATH, Map.of("coverage", "jp", "method", "invoice"))
        .then()
        .statusCode(200)
        .body(stringContainsInOrder("Invoice", "Saved."));

    browser.get(PATH).then().body(not(containsString("you cannot accept SIMs")));
    operator.get("/v1/payment_methods/current").then().body(containsString("invoice"));
  }

  @ParameterizedTest
  @CsvSource({"g, invoice", "jp, gold", "moon, invoice", "jp, ''"})
  void aMethodOrCoverageTypeThatThereIsNotIsRefused(String coverage, String method) {
    Browser browser = Browser.signedIn(TestOperator.create());
    Response refused = browser.post(PATH, Map.of("coverage", coverage, "method", method));
    refused.then().statusCode(not(200)).body(containsString("class=\"error\""));
    browser.get(PATH).then().body(containsString("Credit card"));
  }

  @Test
  void nothingIsChangedWithoutTheTokenOfThePage() {
    TestOperator operator = TestOperator.create(List.of("jp"), false);
    Browser.signedIn(operator)
        .change()
        .body("coverage=jp&method=invoice")
        .post(PATH)
        .then()
        .statusCode(403);
    operator.get("/v1/payment_methods/current").then().statusCode(404);
  }
}
