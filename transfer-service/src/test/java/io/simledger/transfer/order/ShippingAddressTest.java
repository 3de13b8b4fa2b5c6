package io.simledger.transfer.order;

import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A9: where orders go. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class ShippingAddressTest {
  static final Map<String, String> ADDRESS =
      Map.of(
          "addressLine1", "1-1-1",
          "city", "港区",
          "state", "東京都",
          "zipCode", "107-0052",
          "fullName", "山田 太郎",
          "phoneNumber", "03-0000-0000");

  @Test
  void anAddressIsCreatedShownAndListed() {
    TestOperator operator = TestOperator.create();
    JsonPath created =
        operator.post(path(operator), ADDRESS).then().statusCode(201).extract().jsonPath();
    String id = created.getString("shippingAddressId");
    assertThat(created.getString("shippingArea")).isEqualTo("kanto");
    assertThat(created.getString("phoneNumber")).isEqualTo("03-0000-0000");
    assertThat(created.getMap("")).doesNotContainKey("building");
    assertThat(operator.get(path(operator) + "/" + id).jsonPath().getMap(""))
        .isEqualTo(created.getMap(""));
    assertThat(
            operator.get(path(operator)).jsonPath().getList("shippingAddresses.shippingAddressId"))
        .isEqualTo(List.of(id));
  }

  /** T13. */
  @Test
  void theSameAddressTwiceIsOne() {
    TestOperator operator = TestOperator.create();
    String first = create(operator, ADDRESS);
    assertThat(create(operator, ADDRESS)).isEqualTo(first);
    assertThat(create(operator, with("city", "Chiyoda"))).isNotEqualTo(first);
    assertThat(operator.get(path(operator)).jsonPath().getList("shippingAddresses")).hasSize(2);
  }

  @Test
  void anAddressIsUpdatedAndDeleted() {
    TestOperator operator = TestOperator.create();
    String id = create(operator, ADDRESS);
    for (int time = 0; time < 2; time++) {
      operator.put(path(operator) + "/" + id, with("state", "大阪府")).then().statusCode(200);
    }
    JsonPath changed = operator.get(path(operator) + "/" + id).jsonPath();
    assertThat(changed.getString("shippingArea")).isEqualTo("kansai");
    for (int time = 0; time < 2; time++) {
      operator.delete(path(operator) + "/" + id).then().statusCode(200);
    }
    assertRefused(operator.get(path(operator) + "/" + id), 404, "AUM0011");
    assertRefused(operator.put(path(operator) + "/" + id, ADDRESS), 404, "AUM0011");
  }

  @ParameterizedTest
  @ValueSource(strings = {"addressLine1", "city", "state", "zipCode"})
  void aPartThatMustBeThereIsMissed(String part) {
    TestOperator operator = TestOperator.create();
    Map<String, String> without = new HashMap<>(ADDRESS);
    without.remove(part);
    assertRefused(operator.post(path(operator), without), 400, "COM0002");
    assertRefused(operator.post(path(operator), with(part, " ")), 400, "COM0002");
    assertRefused(operator.post(path(operator), with(part, "x".repeat(201))), 400, "COM0002");
    assertThat(operator.get(path(operator)).jsonPath().getList("shippingAddresses")).isEmpty();
  }

  @Test
  void addressesAreLimited() {
    TestOperator operator = TestOperator.create();
    for (int i = 0; i < 100; i++) {
      create(operator, with("building", "no " + i));
    }
    assertRefused(operator.post(path(operator), ADDRESS), 400, "AUM0012");
  }

  @Test
  void anothersAddressesDoNotExist() {
    TestOperator operator = TestOperator.create();
    String id = create(operator, ADDRESS);
    TestOperator stranger = TestOperator.create();
    assertRefused(stranger.get(path(operator)), 404, "AUM0002");
    assertRefused(stranger.post(path(operator), ADDRESS), 404, "AUM0002");
    for (String unknown : List.of(id, UUID.randomUUID().toString(), "x")) {
      String own = path(stranger) + "/" + unknown;
      assertRefused(stranger.get(own), 404, "AUM0011");
      assertRefused(stranger.put(own, ADDRESS), 404, "AUM0011");
      assertRefused(stranger.delete(own), 404, "AUM0011");
    }
    operator.get(path(operator) + "/" + id).then().statusCode(200);
  }

  static String create(TestOperator operator, Map<String, String> address) {
    return operator
        .post(path(operator), address)
        .then()
        .statusCode(201)
        .extract()
        .path("shippingAddressId");
  }

  private static Map<String, String> with(String part, String value) {
    Map<String, String> address = new HashMap<>(ADDRESS);
    address.put(part, value);
    return address;
  }

  private static String path(TestOperator operator) {
    return "/v1/operators/" + operator.operatorId + "/shipping_addresses";
  }
}
