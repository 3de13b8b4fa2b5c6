package io.simledger.transfer.permission;

import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fresh operator that has everything which a path names, so that its root user succeeds.
 *
 * @param path the path with the variables replaced
 * @param imsi a SIM in ready
 */
public record MatrixFixture(TestOperator operator, String path, String imsi) {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
  private static final String PERMISSION = "{\"statements\":[]}";
  private static final Map<String, String> ADDRESS =
      Map.of("addressLine1", "1-1", "city", "Minato", "state", "Tokyo", "zipCode", "107-0052");

  public static MatrixFixture create(String template) {
    TestOperator operator = TestOperator.createGlobal();
    String imsi =
        operator.readySims(1, template.endsWith("standby") ? "plan-KM1" : "plan-D").get(0);
    if (template.endsWith("/unset_group")) {
      group(operator, imsi);
    }
    if (template.endsWith("/terminate")) {
      ok(operator.post("/v1/subscribers/" + imsi + "/enable_termination"));
    }
    Matcher variable = VARIABLE.matcher(template);
    StringBuilder path = new StringBuilder();
    while (variable.find()) {
      variable.appendReplacement(path, value(operator, imsi, variable.group(1), template));
    }
    return new MatrixFixture(operator, variable.appendTail(path).toString(), imsi);
  }

  private static String value(
      TestOperator operator, String imsi, String variable, String template) {
    String own = "/v1/operators/" + operator.operatorId;
    return switch (variable) {
      case "operator_id" -> operator.operatorId;
      case "imsi" -> taggedSim(operator, imsi);
      case "sim_id" ->
          operator
              .get("/v1/subscribers/" + taggedSim(operator, imsi))
              .jsonPath()
              .getString("simId");
      case "group_id" -> group(operator, imsi);
      case "user_name" -> user(operator, template);
      case "role_id" -> {
        ok(operator.post(own + "/roles/reader", Map.of("permission", PERMISSION)));
        if (template.contains("/users/")) {
          ok(operator.post(own + "/users/taro/roles", Map.of("roleId", "reader")));
        }
        yield "reader";
      }
      case "auth_key_id" ->
          ok(operator.post(
                  own + (template.contains("/users/") ? "/users/taro" : "") + "/auth_keys"))
              .jsonPath()
              .getString("authKeyId");
      case "shipping_address_id" -> address(operator);
      case "order_id" -> order(operator, template);
      case "tag_name" -> "site";
      case "namespace" -> "SoracomAir";
      case "name" -> "key";
      case "coverage_type" -> "jp";
      case "transferId" -> {
        offer(operator, imsi);
        yield operator
            .get("/v1/transfers?direction=outgoing")
            .jsonPath()
            .getString("[0].transferId");
      }
      case "token" -> offer(operator, imsi);
      case "yyyyMM" -> "202608";
      default -> "unknown";
    };
  }

  private static String taggedSim(TestOperator operator, String imsi) {
    ok(
        operator.put(
            "/v1/subscribers/" + imsi + "/tags",
            List.of(Map.of("tagName", "site", "tagValue", "Kobe"))));
    return imsi;
  }

  private static String group(TestOperator operator, String imsi) {
    String groupId =
        ok(operator.post(
                "/v1/groups",
                Map.of(
                    "tags", Map.of("site", "Kobe"),
                    "configuration", Map.of("SoracomAir", Map.of("key", "value")))))
            .jsonPath()
            .getString("groupId");
    ok(operator.post("/v1/subscribers/" + imsi + "/set_group", Map.of("groupId", groupId)));
    return groupId;
  }

  private static String user(TestOperator operator, String template) {
    String path = "/v1/operators/" + operator.operatorId + "/users/taro";
    ok(operator.post(path, Map.of("description", "")));
    if (template.endsWith("/password")) {
      ok(operator.post(path + "/password", Map.of("password", TestOperator.PASSWORD)));
    }
    return "taro";
  }

  private static String address(TestOperator operator) {
    return ok(operator.post(
            "/v1/operators/" + operator.operatorId + "/shipping_addresses", ADDRESS))
        .jsonPath()
        .getString("shippingAddressId");
  }

  private static String order(TestOperator operator, String template) {
    String orderId =
        ok(operator.post("/v1/orders", quotation(operator))).jsonPath().getString("orderId");
    ok(operator.call().put("/v1/orders/" + orderId + "/confirm"));
    if (template.endsWith("/register")) {
      ok(
          operator.post(
              "/v1/sandbox/orders/ship",
              Map.of("operatorId", operator.operatorId, "orderId", orderId)));
    }
    return orderId;
  }

  private static Map<String, Object> quotation(TestOperator operator) {
    return Map.of(
        "shippingAddressId",
        address(operator),
        "orderItemList",
        List.of(Map.of("productCode", "4573326590013", "quantity", 1)));
  }

  private static String offer(TestOperator operator, String imsi) {
    return ok(operator.post(
            "/v1/subscribers/transfer_token/issue", offerTo(TestOperator.create(), imsi)))
        .jsonPath()
        .getString("token");
  }

  private static Map<String, Object> offerTo(TestOperator destination, String imsi) {
    return Map.of(
        "transferDestinationOperatorId", destination.operatorId,
        "transferDestinationOperatorEmail", destination.email,
        "transferImsi", List.of(imsi));
  }

  /** The body of a request that succeeds. */
  public Optional<Object> body(String operationId) {
    Object body =
        switch (operationId) {
          case "createShippingAddress", "updateShippingAddress" -> ADDRESS;
          case "createQuotation" -> quotation(operator);
          case "sandboxShipOrder" ->
              Map.of(
                  "operatorId",
                  operator.operatorId,
                  "orderId",
                  order(operator, "/v1/sandbox/orders/ship"));
          case "createGroup", "createUser", "updateUser", "cancelTransfer" -> Map.of();
          case "putGroupTags", "putSimTags", "putSubscriberTags" ->
              List.of(Map.of("tagName", "site", "tagValue", "Nara"));
          case "putConfigurationParameters" -> List.of(Map.of("key", "key", "value", "other"));
          case "setGroup", "setSimGroup" -> Map.of("groupId", group(operator, otherSim()));
          case "updateSpeedClass", "updateSimSpeedClass" -> Map.of("speedClass", "s1.fast");
          case "registerSim", "registerSubscriber" -> Map.of("registrationSecret", "unknown");
          case "issueSubscriberTransferToken" -> offerTo(TestOperator.create(), imsi);
          case "verifySubscriberTransferToken" ->
              Map.of("token", UUID.randomUUID() + "-" + UUID.randomUUID());
          case "updateOperatorPassword", "updateUserPassword" ->
              Map.of("currentPassword", TestOperator.PASSWORD, "newPassword", "battery staple");
          case "createUserPassword" -> Map.of("password", TestOperator.PASSWORD);
          case "createRole", "updateRole" -> Map.of("permission", PERMISSION);
          case "attachRole" -> Map.of("roleId", "unknown");
          case "updateUserPermission" -> Map.of("permission", PERMISSION);
          case "updateDefaultPermissions" -> Map.of("permissions", PERMISSION);
          case "registerPaymentMethod" -> Map.of("paymentMethod", "creditCard");
          case "sandboxCreateSubscriber" -> Map.of("subscription", "plan-D");
          case "sandboxCreateSims" -> Map.of("subscription", "plan-D", "count", 1);
          case "exportBilling", "exportLatestBilling" -> Map.of();
          default -> null;
        };
    return Optional.ofNullable(body);
  }

  private String otherSim() {
    return operator.readySim();
  }

  private static Response ok(Response response) {
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.statusCode() + " " + response.asString());
    }
    return response;
  }
}
