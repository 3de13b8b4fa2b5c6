package io.simledger.transfer.order;

import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.platform.Sql;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A9: from a quotation to registered SIMs. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class OrderTest {
  private static final String ORDERS = "/v1/orders";
  private static final String PLAN_D = "4573326590013";

  @Inject Sql sql;
  @Inject InstantSource clock;

  @Test
  void productsAreThoseOfTheCoverageType() {
    TestOperator operator = TestOperator.createGlobal();
    JsonPath japan = operator.get("/v1/products").then().statusCode(200).extract().jsonPath();
    assertThat(japan.getList("productList.productCode")).contains(PLAN_D);
    assertThat(japan.getList("productList.currency")).containsOnly("JPY");
    assertThat(japan.getList("productList.productType")).containsOnly("sim");
    assertThat(japan.getList("shippingCostList.currency")).isEqualTo(List.of("JPY"));
    JsonPath global = operator.get("/g/v1/products").jsonPath();
    assertThat(global.getList("productList.productCode")).doesNotContain(PLAN_D).isNotEmpty();
    assertThat(global.getList("productList.currency")).containsOnly("USD");
  }

  @Test
  void aQuotationShowsWhatWillBePaid() {
    TestOperator operator = TestOperator.create();
    JsonPath quotation = new JsonPath(quote(operator, PLAN_D, 3).asString());
    assertThat(quotation.getString("orderItemList[0].product.productCode")).isEqualTo(PLAN_D);
    assertThat(quotation.getInt("orderItemList[0].quantity")).isEqualTo(3);
    int products = quotation.getInt("orderItemList[0].productAmount");
    assertThat(products).isEqualTo(3 * quotation.getInt("orderItemList[0].product.price"));
    int net = products + quotation.getInt("shippingCost");
    assertThat(quotation.getInt("taxAmount")).isEqualTo(net / 10);
    assertThat(quotation.getInt("totalAmount")).isEqualTo(net + net / 10);
    assertThat(quotation.getInt("balanceDue")).isEqualTo(net + net / 10);
    assertThat(quotation.getString("currency")).isEqualTo("JPY");
    assertThat(quotation.getString("email")).isEqualTo(operator.email);
    assertThat(quotation.getString("shippingAddress.city")).isEqualTo("港区");
    assertThat(quotation.getMap("")).doesNotContainKeys("orderStatus", "orderDateTime");
  }

  /** T13. */
  @Test
  void theSameQuotationTwiceIsOneUntilItIsConfirmed() {
    TestOperator operator = TestOperator.create();
    String first = orderId(quote(operator, PLAN_D, 2));
    assertThat(orderId(quote(operator, PLAN_D, 2))).isEqualTo(first);
    assertThat(orderId(quote(operator, PLAN_D, 1))).isNotEqualTo(first);
    confirm(operator, first).then().statusCode(200);
    assertThat(orderId(quote(operator, PLAN_D, 2))).isNotEqualTo(first);
  }

  @Test
  void aQuotationIsNoOrderBeforeItIsConfirmed() {
    TestOperator operator = TestOperator.create();
    String id = orderId(quote(operator, PLAN_D, 1));
    assertRefused(operator.get(ORDERS + "/" + id), 404, "SEM0201");
    assertRefused(operator.get(ORDERS + "/" + id + "/subscribers"), 404, "SEM0201");
    assertThat(operator.get(ORDERS).jsonPath().getList("orderList")).isEmpty();

    Response confirmed = confirm(operator, id);
    confirmed.then().statusCode(200);
    assertThat(confirmed.jsonPath().getString("orderStatus")).isEqualTo("ordered");
    assertThat(confirmed.jsonPath().getString("orderDateTime")).matches("[0-9]{14}");
    assertThat(confirm(operator, id).asString()).isEqualTo(confirmed.asString());
    assertThat(operator.get(ORDERS + "/" + id).asString()).isEqualTo(confirmed.asString());
    assertThat(operator.get(ORDERS).jsonPath().getList("orderList.orderId")).isEqualTo(List.of(id));
    assertThat(
            operator
                .get(ORDERS + "/" + id + "/subscribers")
                .jsonPath()
                .getList("orderedSubscriberList"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4573326590013,0", "4573326590013,-1", "4573326590013,1001"})
  void aQuantityThatCannotBeOrderedIsRefused(String productCode, int quantity) {
    TestOperator operator = TestOperator.create();
    assertRefused(quote(operator, productCode, quantity), 400, "SEM0203");
  }

  @Test
  void anUnsuitableQuotationIsRefused() {
    TestOperator operator = TestOperator.create();
    String address = ShippingAddressTest.create(operator, ShippingAddressTest.ADDRESS);
    assertRefused(quote(operator, "0000000000000", 1), 400, "SEM0202");
    assertRefused(quote(operator, "sample-plan01s-nano", 1), 400, "SEM0202");
    Map<String, Object> item = Map.of("productCode", PLAN_D, "quantity", 1);
    assertRefused(operator.post(ORDERS, Map.of("shippingAddressId", address)), 400, "COM0002");
    assertRefused(operator.post(ORDERS, request(address)), 400, "COM0002");
    assertRefused(operator.post(ORDERS, request(address, item, item)), 400, "COM0002");
    assertRefused(
        operator.post(ORDERS, request(address, Map.of("productCode", PLAN_D))), 400, "COM0002");
    for (String unknown : List.of(UUID.randomUUID().toString(), "x")) {
      assertRefused(operator.post(ORDERS, request(unknown, item)), 404, "AUM0011");
    }
    assertRefused(TestOperator.create().post(ORDERS, request(address, item)), 404, "AUM0011");
    TestOperator japanOnly = TestOperator.create();
    assertRefused(japanOnly.post("/g" + ORDERS, request(address, item)), 400, "AUM0008");
  }

  @ParameterizedTest
  @ValueSource(strings = {"20260230", "2026-02-01", "x", ""})
  void aDeliveryDateThatIsNoneIsRefused(String date) {
    TestOperator operator = TestOperator.create();
    String address = ShippingAddressTest.create(operator, ShippingAddressTest.ADDRESS);
    Map<String, Object> request =
        new HashMap<>(request(address, Map.of("productCode", PLAN_D, "quantity", 1)));
    request.put("preferredDeliveryDate", date);
    assertRefused(operator.post(ORDERS, request), 400, "COM0002");
    request.put("preferredDeliveryDate", "20260228");
    assertThat(operator.post(ORDERS, request).jsonPath().getString("preferredDeliveryDate"))
        .isEqualTo("20260228");
  }

  @Test
  void confirmingNeedsAPaymentMethod() {
    TestOperator operator = TestOperator.create(List.of("jp"), false);
    String id = orderId(quote(operator, PLAN_D, 1));
    assertRefused(confirm(operator, id), 400, "AUM0010");
    assertRefused(operator.get(ORDERS + "/" + id), 404, "SEM0201");
  }

  @Test
  void aQuotationLapsesAfterAMonth() {
    TestOperator operator = TestOperator.create();
    String id = orderId(quote(operator, PLAN_D, 1));
    Instant now = clock.instant();
    Instant lapses = column(id, "lapses_at");
    Instant quoted = column(id, "quoted_at");
    assertThat(lapses).isEqualTo(quoted.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant());
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "UPDATE sim_order SET lapses_at = :now WHERE order_id = :id",
                    Map.of("now", now, "id", UUID.fromString(id))));
    assertRefused(confirm(operator, id), 400, "SEM0204");
    String next = orderId(quote(operator, PLAN_D, 1));
    assertThat(next).isNotEqualTo(id);
    assertRefused(confirm(operator, id), 404, "SEM0201");
    confirm(operator, next).then().statusCode(200);
  }

  @Test
  void anOrderIsCancelledBeforeItIsShipped() {
    TestOperator operator = TestOperator.create();
    String id = ordered(operator, 1);
    for (int time = 0; time < 2; time++) {
      operator.call().put(ORDERS + "/" + id + "/cancel").then().statusCode(204);
    }
    assertThat(operator.get(ORDERS + "/" + id).jsonPath().getString("orderStatus"))
        .isEqualTo("cancelled");
    assertRefused(confirm(operator, id), 400, "SEM0206");
    assertRefused(ship(operator, id), 400, "SEM0206");
    assertRefused(register(operator, id), 400, "SEM0206");

    String shipped = ordered(operator, 1);
    ship(operator, shipped).then().statusCode(200);
    assertRefused(operator.call().put(ORDERS + "/" + shipped + "/cancel"), 400, "SEM0207");
    register(operator, shipped).then().statusCode(204);
    assertRefused(operator.call().put(ORDERS + "/" + shipped + "/cancel"), 400, "SEM0207");
  }

  @Test
  void aQuotationIsCancelledAndWasNeverAnOrder() {
    TestOperator operator = TestOperator.create();
    String id = orderId(quote(operator, PLAN_D, 1));
    operator.call().put(ORDERS + "/" + id + "/cancel").then().statusCode(204);
    assertRefused(confirm(operator, id), 400, "SEM0206");
    assertThat(operator.get(ORDERS).jsonPath().getList("orderList")).isEmpty();
  }

  @Test
  void onlyAConfirmedOrderIsShippedAndOnlyAShippedOneRegistered() {
    TestOperator operator = TestOperator.create();
    String id = orderId(quote(operator, PLAN_D, 1));
    assertRefused(ship(operator, id), 400, "SEM0205");
    assertRefused(register(operator, id), 400, "SEM0208");
    confirm(operator, id).then().statusCode(200);
    assertRefused(register(operator, id), 400, "SEM0208");
    assertThat(operator.get("/v1/subscribers").jsonPath().getList("")).isEmpty();
  }

  @Test
  void shippingBringsTheSimsOfTheOrderIntoStock() {
    TestOperator operator = TestOperator.create();
    String id = ordered(operator, 3);
    Response shipped = ship(operator, id);
    shipped.then().statusCode(200);
    assertThat(shipped.jsonPath().getList("sims")).hasSize(3);
    assertThat(ship(operator, id).asString()).isEqualTo(shipped.asString());
    JsonPath order = operator.get(ORDERS + "/" + id).jsonPath();
    assertThat(order.getString("orderStatus")).isEqualTo("shipped");
    assertThat(order.getString("shippingDateTime")).matches("[0-9]{14}");

    JsonPath sims = operator.get(ORDERS + "/" + id + "/subscribers").jsonPath();
    List<String> imsis = sims.getList("orderedSubscriberList.imsi");
    assertThat(imsis)
        .isEqualTo(shipped.jsonPath().getList("sims.imsi"))
        .allMatch(imsi -> imsi.startsWith("00101"));
    assertThat(sims.getList("orderedSubscriberList.iccid"))
        .isEqualTo(sims.getList("orderedSubscriberList.simId"));
    assertThat(sims.getMap("orderedSubscriberList[0]"))
        .containsKeys("msisdn", "serialNumber", "bundles")
        .doesNotContainKey("registrationSecret");
    assertThat(operator.get("/v1/subscribers").jsonPath().getList("")).isEmpty();
  }

  @Test
  void allSimsOfAnOrderAreRegisteredAtOnce() {
    TestOperator operator = TestOperator.create();
    String id = ordered(operator, 3);
    List<String> imsis = ship(operator, id).jsonPath().getList("sims.imsi");
    for (int time = 0; time < 2; time++) {
      register(operator, id).then().statusCode(204);
      assertThat(operator.get("/v1/subscribers").jsonPath().getList("imsi")).isEqualTo(imsis);
      assertThat(operator.get("/v1/subscribers").jsonPath().getList("status"))
          .containsOnly("ready");
    }
    assertThat(operator.get(ORDERS + "/" + id).jsonPath().getString("orderStatus"))
        .isEqualTo("received");
    assertThat(ship(operator, id).jsonPath().getList("sims")).isEmpty();
    assertThat(
            operator
                .get(ORDERS + "/" + id + "/subscribers")
                .jsonPath()
                .getList("orderedSubscriberList.imsi"))
        .isEqualTo(imsis);
  }

  @Test
  void aSimOfAnOrderIsRegisteredByItsSecretAndTheRestLater() {
    TestOperator operator = TestOperator.create();
    String id = ordered(operator, 3);
    JsonPath cards = ship(operator, id).jsonPath();
    registerOne(operator, cards, 0).then().statusCode(201);
    TestOperator other = TestOperator.create();
    registerOne(other, cards, 1).then().statusCode(201);
    register(operator, id).then().statusCode(204);
    assertThat(operator.get("/v1/subscribers").jsonPath().getList("imsi"))
        .isEqualTo(List.of(cards.getString("sims[0].imsi"), cards.getString("sims[2].imsi")));
    assertThat(other.get("/v1/subscribers").jsonPath().getList("imsi"))
        .isEqualTo(List.of(cards.getString("sims[1].imsi")));
  }

  @Test
  void theSimsOfAnOrderArePaged() {
    TestOperator operator = TestOperator.create();
    String id = ordered(operator, 5);
    List<String> imsis = ship(operator, id).jsonPath().getList("sims.imsi");
    List<String> seen = new ArrayList<>();
    String next = ORDERS + "/" + id + "/subscribers?limit=2";
    while (next != null) {
      Response page = operator.get(next);
      seen.addAll(page.then().statusCode(200).extract().path("orderedSubscriberList.imsi"));
      String link = page.header("link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    assertThat(seen).isEqualTo(imsis);
    assertRefused(operator.get(ORDERS + "/" + id + "/subscribers?limit=0"), 400, "COM0002");
  }

  @Test
  void anothersOrderDoesNotExist() {
    TestOperator operator = TestOperator.createGlobal();
    String id = ordered(operator, 1);
    TestOperator stranger = TestOperator.create();
    for (String unknown : List.of(id, UUID.randomUUID().toString(), "x")) {
      assertRefused(stranger.get(ORDERS + "/" + unknown), 404, "SEM0201");
      assertRefused(confirm(stranger, unknown), 404, "SEM0201");
      assertRefused(stranger.call().put(ORDERS + "/" + unknown + "/cancel"), 404, "SEM0201");
      assertRefused(stranger.get(ORDERS + "/" + unknown + "/subscribers"), 404, "SEM0201");
      assertRefused(register(stranger, unknown), 404, "SEM0201");
      assertRefused(ship(stranger, unknown), 400, "SBX0010");
    }
    assertRefused(
        stranger.post(
            "/v1/sandbox/orders/ship", Map.of("operatorId", operator.operatorId, "orderId", id)),
        400,
        "SBX0010");
    assertRefused(operator.get("/g" + ORDERS + "/" + id), 404, "SEM0201");
    assertThat(stranger.get(ORDERS).jsonPath().getList("orderList")).isEmpty();
  }

  /** T13: whoever comes second finds what the first one did. */
  @Test
  void stepsTakenAtOnceAreTakenOnce() throws Exception {
    TestOperator operator = TestOperator.create();
    String id = orderId(quote(operator, PLAN_D, 4));
    assertThat(statuses(() -> confirm(operator, id).statusCode())).containsOnly(200);
    assertThat(statuses(() -> ship(operator, id).statusCode())).containsOnly(200);
    assertThat(statuses(() -> register(operator, id).statusCode())).containsOnly(204);
    assertThat(operator.get("/v1/subscribers").jsonPath().getList("imsi")).hasSize(4);
  }

  private static List<Integer> statuses(Callable<Integer> call) throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try {
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> status : threads.invokeAll(List.of(call, call, call, call))) {
        statuses.add(status.get());
      }
      return statuses;
    } finally {
      threads.shutdown();
    }
  }

  private Instant column(String orderId, String column) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                sql.value(
                    "SELECT %s FROM sim_order WHERE order_id = :id".formatted(column),
                    Map.of("id", UUID.fromString(orderId)),
                    Instant.class));
  }

  private static String ordered(TestOperator operator, int quantity) {
    String id = orderId(quote(operator, PLAN_D, quantity));
    confirm(operator, id).then().statusCode(200);
    return id;
  }

  private static Response quote(TestOperator operator, String productCode, int quantity) {
    String address = ShippingAddressTest.create(operator, ShippingAddressTest.ADDRESS);
    return operator.post(
        ORDERS, request(address, Map.of("productCode", productCode, "quantity", quantity)));
  }

  @SafeVarargs
  private static Map<String, Object> request(String address, Map<String, Object>... items) {
    return Map.of("shippingAddressId", address, "orderItemList", List.of(items));
  }

  private static String orderId(Response quotation) {
    return quotation.then().statusCode(201).extract().path("orderId");
  }

  private static Response confirm(TestOperator operator, String orderId) {
    return operator.call().put(ORDERS + "/" + orderId + "/confirm");
  }

  private static Response ship(TestOperator operator, String orderId) {
    return operator.post(
        "/v1/sandbox/orders/ship", Map.of("operatorId", operator.operatorId, "orderId", orderId));
  }

  private static Response register(TestOperator operator, String orderId) {
    return operator.post(ORDERS + "/" + orderId + "/subscribers/register");
  }

  private static Response registerOne(TestOperator operator, JsonPath cards, int index) {
    return operator.post(
        "/v1/subscribers/" + cards.getString("sims[" + index + "].imsi") + "/register",
        Map.of("registrationSecret", cards.getString("sims[" + index + "].registrationSecret")));
  }
}
