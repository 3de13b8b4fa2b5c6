package io.simledger.transfer.contract;

import static io.simledger.transfer.Answers.json;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.permission.ApiOperation;
import io.simledger.transfer.permission.MatrixFixture;
import io.simledger.transfer.permission.Operations.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A request that succeeds, with an operator that has everything which it needs. */
record RepeatedWrite(
    TestOperator operator,
    String httpMethod,
    String path,
    Optional<Object> body,
    boolean isOwn,
    String key) {
  private static final String USAGE_TIME = "2026-08-02T03:04:05Z";

  static RepeatedWrite of(Operation operation) {
    MatrixFixture fixture = new MatrixFixture(operation.path());
    TestOperator operator = fixture.operator();
    String name = operation.resourceMethod().getName();
    RepeatedWrite plain =
        new RepeatedWrite(
            operator,
            operation.httpMethod(),
            fixture.path(),
            fixture.body(name),
            ApiOperation.of(operation.resourceMethod()).isOwn(),
            UUID.randomUUID().toString());
    return switch (name) {
      case "auth" -> plain.with(Map.of("email", operator.email, "password", TestOperator.PASSWORD));
      case "sandboxInitializeOperator" ->
          plain.with(
              Map.of(
                  "email",
                  operator.email,
                  "password",
                  TestOperator.PASSWORD,
                  "authKeyId",
                  "keyId-any",
                  "authKey",
                  "secret-any"));
      case "sandboxGetSignupToken" ->
          plain
              .with(Map.of("authKeyId", "keyId-any", "authKey", "secret-any"))
              .at("/v1/sandbox/operators/token/" + operator.email);
      case "createCouponQuotation" -> plain.with(Map.of("amount", 5000));
      case "confirmCouponOrder" ->
          plain.at(
              "/v1/coupons/"
                  + made(operator, "/v1/coupons", Map.of("amount", 5000), "orderId")
                  + "/confirm");
      case "registerCoupon" ->
          plain.at(
              "/v1/coupons/"
                  + made(operator, "/v1/sandbox/coupons/create", coupon(), "couponCode")
                  + "/register");
      case "sandboxCreateCoupon" -> plain.with(coupon());
      case "createVolumeDiscountQuotation" -> plain.with(discount());
      case "confirmVolumeDiscountOrder" ->
          plain.at(
              "/v1/volume_discounts/"
                  + made(operator, "/v1/volume_discounts", discount(), "orderId")
                  + "/confirm");
      case "registerSim" -> registration(plain, "/v1/sims/", "simId");
      case "registerSubscriber" -> registration(plain, "/v1/subscribers/", "imsi");
      case "verifySubscriberTransferToken" -> plain.with(Map.of("token", offerTo(operator)));
      case "attachRole" -> {
        operator.post(
            "/v1/operators/" + operator.operatorId + "/roles/reader",
            Map.of("permission", "{\"statements\":[]}"));
        yield plain.with(Map.of("roleId", "reader"));
      }
      case "sandboxInsertAirStats" ->
          plain.with(
              Map.of(
                  "unixtime",
                  1_785_600_000,
                  "dataTrafficStatsMap",
                  Map.of("s1.standard", Map.of("uploadByteSizeTotal", 1000))));
      case "sandboxInsertBeamStats" ->
          plain.with(
              Map.of(
                  "unixtime",
                  1_785_600_000,
                  "beamStatsMap",
                  Map.of("inHttp", Map.of("count", 10))));
      case "sandboxReportUsage" ->
          plain.with(
              Map.of(
                  "records",
                  List.of(
                      Map.of(
                          "recordId",
                          UUID.randomUUID().toString(),
                          "resourceType",
                          "account",
                          "billItemName",
                          "apiAuditLogExportCharge",
                          "time",
                          USAGE_TIME,
                          "quantity",
                          1))));
      case "provisionOperator" ->
          plain.with(
              Map.of(
                  "email", UUID.randomUUID() + "@example.com", "password", TestOperator.PASSWORD));
      case "provisionPaymentMethod" -> plain.with(Map.of("paymentMethod", "invoice"));
      case "provisionSims" -> plain.with(Map.of("sims", List.of(sim())));
      default -> plain;
    };
  }

  Response send() {
    RequestSpecification call =
        operator.call().header("X-Simledger-Provisioning-Key", TestParts.PROVISIONING_KEY);
    body.ifPresent(call::body);
    if (isOwn) {
      call.header("Idempotency-Key", key);
    }
    return call.request(httpMethod, path);
  }

  private RepeatedWrite with(Object otherBody) {
    return new RepeatedWrite(operator, httpMethod, path, Optional.of(otherBody), isOwn, key);
  }

  private RepeatedWrite at(String otherPath) {
    return new RepeatedWrite(operator, httpMethod, otherPath, body, isOwn, key);
  }

  private static RepeatedWrite registration(RepeatedWrite plain, String prefix, String idField) {
    Response made =
        plain.operator.post("/v1/sandbox/subscribers/create", Map.of("subscription", "plan-D"));
    return plain
        .at(prefix + json(made).path(idField).textValue() + "/register")
        .with(Map.of("registrationSecret", json(made).path("registrationSecret").textValue()));
  }

  private static String offerTo(TestOperator destination) {
    TestOperator source = TestOperator.create();
    return source.offered(destination, source.readySims(1));
  }

  private static String made(TestOperator operator, String path, Object body, String field) {
    return json(operator.post(path, body)).path(field).textValue();
  }

  private static Map<String, Object> coupon() {
    return Map.of("amount", 1000, "applicableBillItemName", "dailyChargeTotal");
  }

  /** A SIM that nobody has brought into stock. */
  private static Map<String, Object> sim() {
    String imsi = "442%012d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000_000L));
    return Map.of(
        "imsi",
        imsi,
        "simId",
        "8981" + imsi,
        "coverageType",
        "jp",
        "subscription",
        "plan-D",
        "msisdn",
        "812000000000",
        "serialNumber",
        "SN1",
        "moduleType",
        "nano",
        "registrationSecret",
        "12345");
  }

  private static Map<String, Object> discount() {
    return Map.of(
        "volumeDiscountType",
        "SORACOM_AIR_BASIC_CHARGE_V2",
        "volumeDiscountPaymentType",
        "MONTHLY",
        "contractTermMonth",
        12,
        "quantity",
        1);
  }
}
