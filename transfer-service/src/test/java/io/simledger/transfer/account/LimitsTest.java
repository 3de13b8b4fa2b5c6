package io.simledger.transfer.account;

import static io.simledger.transfer.Answers.json;
import static io.simledger.transfer.Refusals.assertRefused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator may have a limited number of. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class LimitsTest {

  /** As the configuration of tests has them. */
  private static final int LIMIT = 12;

  @Test
  void usersAreLimited() {
    TestOperator operator = TestOperator.create();
    String users = "/v1/operators/" + operator.operatorId + "/users/";
    for (int user = 1; user <= LIMIT; user++) {
      operator.post(users + user, Map.of()).then().statusCode(201);
    }
    assertRefused(operator.post(users + "another", Map.of()), 400, "AUM0017");
    operator.post(users + LIMIT, Map.of()).then().statusCode(201);
    operator.delete(users + 1).then().statusCode(204);
    operator.post(users + "another", Map.of()).then().statusCode(201);
  }

  @Test
  void rolesAreLimited() {
    TestOperator operator = TestOperator.create();
    String roles = "/v1/operators/" + operator.operatorId + "/roles/";
    Map<String, String> role = Map.of("permission", "{\"statements\":[]}");
    for (int number = 1; number <= LIMIT; number++) {
      operator.post(roles + number, role).then().statusCode(200);
    }
    assertRefused(operator.post(roles + "another", role), 400, "AUM0025");
    operator.post(roles + LIMIT, role).then().statusCode(200);
  }

  @Test
  void quotationsThatWaitAreLimited() {
    TestOperator operator = TestOperator.create();
    String address =
        operator
            .post(
                "/v1/operators/" + operator.operatorId + "/shipping_addresses",
                Map.of("addressLine1", "1", "city", "Minato", "state", "Tokyo", "zipCode", "1"))
            .then()
            .statusCode(201)
            .extract()
            .path("shippingAddressId");
    String last = "";
    for (int quantity = 1; quantity <= LIMIT; quantity++) {
      Response quotation = operator.post("/v1/orders", order(address, quantity));
      quotation.then().statusCode(201);
      last = json(quotation).path("orderId").textValue();
    }
    assertRefused(operator.post("/v1/orders", order(address, LIMIT + 1)), 400, "SEM0209");
    operator.call().put("/v1/orders/" + last + "/confirm").then().statusCode(200);
    operator.post("/v1/orders", order(address, LIMIT + 1)).then().statusCode(201);
  }

  private static Map<String, Object> order(String address, int quantity) {
    return Map.of(
        "shippingAddressId",
        address,
        "orderItemList",
        List.of(Map.of("productCode", "4573326590013", "quantity", quantity)));
  }
}
