package io.simledger.transfer.account;

import static io.simledger.transfer.Answers.json;
import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Operators, coverage types and payment methods (T7, A8). */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class AccountTest {
  private static final String CURRENT = "/v1/payment_methods/current";

  @Test
  void anOperatorSeesItselfAndNoOther() {
    TestOperator operator = TestOperator.create();
    Response self = operator.get("/v1/operators/" + operator.operatorId);
    self.then().statusCode(200);
    assertThat(self.jsonPath().getString("email")).isEqualTo(operator.email);
    assertThat(operator.operatorId).matches("OP[0-9]{10}");
    assertThat(self.asString()).doesNotContain("assword");
    assertRefused(
        TestOperator.create().get("/v1/operators/" + operator.operatorId), 404, "AUM0002");
    assertRefused(operator.get("/v1/operators/OP1"), 400, "COM0002");
  }

  @Test
  void mailsAreWrittenInTheLanguageOfTheSignUpUntilAnotherIsChosen() {
    TestOperator operator = TestOperator.create();
    String path = "/v1/operators/" + operator.operatorId + "/mail_language";
    assertThat(json(operator.get(path)).path("language").textValue()).isEqualTo("en");
    operator.put(path, Map.of("language", "ja")).then().statusCode(200);
    assertThat(json(operator.get(path)).path("language").textValue()).isEqualTo("ja");
    assertRefused(operator.put(path, Map.of("language", "fr")), 400, "COM0001");
    assertRefused(operator.put(path, Map.of()), 400, "COM0002");
    assertThat(json(operator.get(path)).path("language").textValue()).isEqualTo("ja");
  }

  /** A8, T7: each coverage type has its own payment method. */
  @Test
  void aPaymentMethodBelongsToOneCoverageType() {
    TestOperator operator = TestOperator.create(List.of("jp", "g"), false);
    assertRefused(operator.get(CURRENT), 404, "AUM0009");
    operator.put("/g" + CURRENT, Map.of("paymentMethod", "creditCard")).then().statusCode(200);
    assertRefused(operator.get(CURRENT), 404, "AUM0009");
    assertRefused(operator.post(CURRENT + "/activate"), 404, "AUM0009");
    operator.get("/g" + CURRENT).then().statusCode(200);
    operator.call().header("Host", "g.api.example.com").get(CURRENT).then().statusCode(200);
    operator.post("/g" + CURRENT + "/activate").then().statusCode(200);
  }

  @Test
  void addingACoverageTypeTwiceIsTheSameAsOnce() {
    TestOperator operator = TestOperator.create();
    String path = "/v1/operators/" + operator.operatorId + "/coverage_type/";
    assertRefused(operator.put("/g" + CURRENT, Map.of("paymentMethod", "invoice")), 400, "AUM0008");
    operator.post(path + "g").then().statusCode(201);
    operator.put("/g" + CURRENT, Map.of("paymentMethod", "invoice")).then().statusCode(200);
    operator.post(path + "g").then().statusCode(201);
    operator.get("/g" + CURRENT).then().statusCode(200);
    assertRefused(operator.post(path + "moon"), 400, "COM0002");
    assertRefused(TestOperator.create().post(path + "g"), 404, "AUM0002");
  }

  @Test
  void anUnknownPaymentMethodIsRefused() {
    TestOperator operator = TestOperator.create();
    assertRefused(operator.put(CURRENT, Map.of("paymentMethod", "shells")), 400, "COM0001");
    assertRefused(operator.put(CURRENT, Map.of()), 400, "COM0002");
    assertThat(operator.get(CURRENT).jsonPath().getString("properties")).isEqualTo("creditCard");
  }
}
