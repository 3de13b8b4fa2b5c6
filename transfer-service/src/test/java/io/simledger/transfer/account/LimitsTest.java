package io.simledger.transfer.account;

import static io.simledger.transfer.Refusals.assertRefused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator may have a limited number of. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
@TestProfile(LimitsTest.LowLimits.class)
class LimitsTest {

  /** Limits that a test reaches. */
  public static final class LowLimits implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "simledger.account.max-users", "2",
          "simledger.permission.max-roles", "2",
          "simledger.order.max-quotations", "2");
    }
  }

  @Test
  void usersAreLimited() {
    TestOperator operator = TestOperator.create();
    String users = "/v1/operators/" + operator.operatorId + "/users/";
    operator.post(users + "one", Map.of()).then().statusCode(201);
    operator.post(users + "two", Map.of()).then().statusCode(201);
    assertRefused(operator.post(users + "three", Map.of()), 400, "AUM0017");
    operator.post(users + "two", Map.of()).then().statusCode(201);
    operator.delete(users + "one").then().statusCode(204);
    operator.post(users + "three", Map.of()).then().statusCode(201);
  }

  @Test
  void rolesAreLimited() {
    TestOperator operator = TestOperator.create();
    String roles = "/v1/operators/" + operator.operatorId + "/roles/";
    Map<String, String> role = Map.of("permission", "{\"statements\":[]}");
    operator.post(roles + "one", role).then().statusCode(200);
    operator.post(roles + "two", role).then().statusCode(200);
    assertRefused(operator.post(roles + "three", role), 400, "AUM0025");
    operator.post(roles + "two", role).then().statusCode(200);
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
    String first =
        operator
            .post("/v1/orders", order(address, 1))
            .then()
            .statusCode(201)
            .extract()
            .path("orderId");
    operator.post("/v1/orders", order(address, 2)).then().statusCode(201);
    assertRefused(operator.post("/v1/orders", order(address, 3)), 400, "SEM0209");
    operator.call().put("/v1/orders/" + first + "/confirm").then().statusCode(200);
    operator.post("/v1/orders", order(address, 3)).then().statusCode(201);
  }

  private static Map<String, Object> order(String address, int quantity) {
    return Map.of(
        "shippingAddressId",
        address,
        "orderItemList",
        List.of(Map.of("productCode", "4573326590013", "quantity", quantity)));
  }
}
