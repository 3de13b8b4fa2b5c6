package io.simledger.transfer.permission;

import static io.simledger.transfer.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fresh operator that has everything which a path names, so that its root user succeeds. */
public final class MatrixFixture {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
  private static final String PERMISSION = "{\"statements\":[]}";
  private static final Map<String, String> ADDRESS =
      Map.of("addressLine1", "1-1", "city", "Minato", "state", "Tokyo", "zipCode", "107-0052");

  private final TestOperator operator = TestOperator.createGlobal();
  private final String template;
  private final String path;

  public MatrixFixture(String template) {
    this.template = template;
    Matcher variable = VARIABLE.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (variable.find()) {
      variable.appendReplacement(filled, value(variable.group(1)));
    }
    this.path = variable.appendTail(filled).toString();
  }

  public TestOperator operator() {
    return operator;
  }

  /** The path with the variables replaced. */
  public String path() {
    return path;
  }

  private String value(String variable) {
    String own = "/v1/operators/" + operator.operatorId;
    return switch (variable) {
      case "operator_id" -> operator.operatorId;
      case "imsi" -> taggedSim();
      case "sim_id" -> made(operator.get("/v1/subscribers/" + taggedSim()), "simId");
      case "group_id" -> group();
      case "user_name" -> user();
      case "role_id" -> {
        ok(operator.post(own + "/roles/reader", Map.of("permission", PERMISSION)));
        if (template.contains("/users/")) {
          ok(operator.post(own + "/users/taro/roles", Map.of("roleId", "reader")));
        }
        yield "reader";
      }
      case "auth_key_id" ->
          made(
              operator.post(
                  own + (template.contains("/users/") ? "/users/taro" : "") + "/auth_keys"),
              "authKeyId");
      case "shipping_address_id" -> address();
      case "order_id" -> order();
      case "tag_name" -> "site";
      case "namespace" -> "SoracomAir";
      case "name" -> "key";
      case "coverage_type" -> "jp";
      case "transferId" -> {
        offer();
        yield json(ok(operator.get("/v1/transfers?direction=outgoing")))
            .path(0)
            .path("transferId")
            .textValue();
      }
      case "token" -> offer();
      case "yyyyMM" -> "202608";
      default -> "unknown";
    };
  }

  /** A SIM in ready, as far as the operation has not changed it yet. */
  private String taggedSim() {
    String imsi =
        operator.readySims(1, template.endsWith("standby") ? "plan-KM1" : "plan-D").get(0);
    ok(
        operator.put(
            "/v1/subscribers/" + imsi + "/tags",
            List.of(Map.of("tagName", "site", "tagValue", "Kobe"))));
    if (template.endsWith("/unset_group")) {
      ok(operator.post("/v1/subscribers/" + imsi + "/set_group", Map.of("groupId", group())));
    }
    if (template.endsWith("/terminate")) {
      ok(operator.post("/v1/subscribers/" + imsi + "/enable_termination"));
    }
    return imsi;
  }

  private String group() {
    return made(
        operator.post(
            "/v1/groups",
            Map.of(
                "tags", Map.of("site", "Kobe"),
                "configuration", Map.of("SoracomAir", Map.of("key", "value")))),
        "groupId");
  }

  private String user() {
    String path = "/v1/operators/" + operator.operatorId + "/users/taro";
    ok(operator.post(path, Map.of("description", "")));
    if (template.endsWith("/password")) {
      ok(operator.post(path + "/password", Map.of("password", TestOperator.PASSWORD)));
    }
    return "taro";
  }

  private String address() {
    return made(
        operator.post("/v1/operators/" + operator.operatorId + "/shipping_addresses", ADDRESS),
        "shippingAddressId");
  }

  private String order() {
    String orderId = made(operator.post("/v1/orders", quotation()), "orderId");
    ok(operator.call().put("/v1/orders/" + orderId + "/confirm"));
    if (template.endsWith("/register")) {
      ok(
          operator.post(
              "/v1/sandbox/orders/ship",
              Map.of("operatorId", operator.operatorId, "orderId", orderId)));
    }
    return orderId;
  }

  private Map<String, Object> quotation() {
    return Map.of(
        "shippingAddressId",
        address(),
        "orderItemList",
        List.of(Map.of("productCode", "4573326590013", "quantity", 1)));
  }

  private String offer() {
    return made(operator.post("/v1/subscribers/transfer_token/issue", readyOffer()), "token");
  }

  private Map<String, Object> readyOffer() {
    TestOperator destination = TestOperator.create();
    return Map.of(
        "transferDestinationOperatorId", destination.operatorId,
        "transferDestinationOperatorEmail", destination.email,
        "transferImsi", List.of(operator.readySim()));
  }

  /** The body of a request that succeeds. */
  public Optional<Object> body(String operationId) {
    Object body =
        switch (operationId) {
          case "createShippingAddress", "updateShippingAddress" -> ADDRESS;
          case "createQuotation" -> quotation();
          case "sandboxShipOrder" -> Map.of("operatorId", operator.operatorId, "orderId", order());
          case "createGroup", "createUser", "updateUser", "cancelTransfer" -> Map.of();
          case "putGroupTags", "putSimTags", "putSubscriberTags" ->
              List.of(Map.of("tagName", "site", "tagValue", "Nara"));
          case "putConfigurationParameters" -> List.of(Map.of("key", "key", "value", "other"));
          case "setGroup", "setSimGroup" -> Map.of("groupId", group());
          case "updateSpeedClass", "updateSimSpeedClass" -> Map.of("speedClass", "s1.fast");
          case "registerSim", "registerSubscriber" -> Map.of("registrationSecret", "unknown");
          case "issueSubscriberTransferToken" -> readyOffer();
          case "verifySubscriberTransferToken" ->
              Map.of("token", UUID.randomUUID() + "-" + UUID.randomUUID());
          case "updateOperatorPassword", "updateUserPassword" ->
              Map.of("currentPassword", TestOperator.PASSWORD, "newPassword", "battery staple");
          case "createUserPassword" -> Map.of("password", TestOperator.PASSWORD);
          case "createRole", "updateRole" -> Map.of("permission", PERMISSION);
          case "attachRole" -> Map.of("roleId", "unknown");
          case "updateUserPermission" -> Map.of("permission", PERMISSION);
          case "updateDefaultPermissions" -> Map.of("permissions", PERMISSION);
          case "setMailLanguage" -> Map.of("language", "ja");
          case "registerPaymentMethod" -> Map.of("paymentMethod", "creditCard");
          case "sandboxCreateSubscriber" -> Map.of("subscription", "plan-D");
          case "sandboxCreateSims" -> Map.of("subscription", "plan-D", "count", 1);
          case "exportBilling", "exportLatestBilling" -> Map.of();
          default -> null;
        };
    return Optional.ofNullable(body);
  }

  /** A field of what was made. */
  private static String made(Response response, String field) {
    JsonNode value = json(ok(response)).path(field);
    return value.textValue();
  }

  private static Response ok(Response response) {
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.statusCode() + " " + response.asString());
    }
    return response;
  }
}
