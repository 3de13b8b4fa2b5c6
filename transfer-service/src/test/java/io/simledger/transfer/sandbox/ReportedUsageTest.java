package io.simledger.transfer.sandbox;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Answers.assertAnswered;
import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.simevents.v1.CoverageType;
import io.simledger.transfer.FakeBilling;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.usage.v1.ResourceType;
import io.simledger.usage.v1.UsageRecord;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("X3 made-up usage of any resource")
class ReportedUsageTest {
  private static final String PATH = "/v1/sandbox/usage";
  private static final String TIME = "2026-08-02T03:04:05.678Z";

  @Inject FakeBilling billing;

  private TestOperator operator;

  @BeforeEach
  void create() {
    operator = TestOperator.createGlobal();
  }

  @ParameterizedTest
  @CsvSource({
    "vpgId, RESOURCE_TYPE_VPG_ID, soracomCanalVirtualPrivateGatewayCharge",
    "loraGatewayId, RESOURCE_TYPE_LORA_GATEWAY_ID, loRaGatewayOwnedModelFirstUnitMonthlyCharge",
    "loraDeviceId, RESOURCE_TYPE_LORA_DEVICE_ID, soracomBeamRequestCharge-http",
    "sigfoxDeviceId, RESOURCE_TYPE_SIGFOX_DEVICE_ID, sigfoxMessageCharge",
    "deviceId, RESOURCE_TYPE_DEVICE_ID, soracomInventoryEventCharge",
    "gadgetId, RESOURCE_TYPE_GADGET_ID, soracomLTEMButtonPoweredByAWSRenewalCharge",
    "soraCamDeviceId, RESOURCE_TYPE_SORA_CAM_DEVICE_ID, soraCamDataExportCharge"
  })
  void usageOfEveryKindOfResourcePassesThrough(String column, ResourceType type, String item) {
    assertAnswered(
        report(record(column, "resource-1", item)),
        200,
        "{\"accepted\": 1, \"duplicates\": 0, \"unassigned\": 0}");
    UsageRecord taken = taken();
    assertThat(taken.getResourceType()).isEqualTo(type);
    assertThat(taken.getResourceId()).isEqualTo("resource-1");
    assertThat(taken.getBillItemName()).isEqualTo(item);
    assertThat(taken.getQuantity()).isEqualTo("12.5");
    assertThat(Instant.ofEpochSecond(taken.getUsedAt().getSeconds(), taken.getUsedAt().getNanos()))
        .isEqualTo(TIME);
    assertThat(taken.getCoverageType()).isEqualTo(CoverageType.COVERAGE_TYPE_JP);
  }

  @ParameterizedTest
  @CsvSource({
    "air, '{\"unixtime\": %d, \"dataTrafficStatsMap\": {\"s1.fast\": {}}}'",
    "beam, '{\"unixtime\": %d, \"beamStatsMap\": {\"inHttp\": {\"count\": 1}}}'",
  })
  void statisticsBeyondTheCalendarAreRefused(String kind, String body) {
    assertRefused(
        operator.post(
            "/v1/sandbox/stats/%s/subscribers/%s".formatted(kind, operator.readySim()),
            body.formatted(Long.MAX_VALUE)),
        400,
        "COM0002");
  }

  @Test
  void usageOfTheAccountHasNoResource() {
    report(record("account", null, "apiAuditLogExportCharge")).then().statusCode(200);
    assertThat(taken().getResourceType()).isEqualTo(ResourceType.RESOURCE_TYPE_ACCOUNT);
    assertThat(taken().getResourceId()).isEmpty();
  }

  @Test
  void usageOfASimIsReportedByWhoOwnsIt() {
    String imsi = operator.readySim();
    report(record("imsi", imsi, "docomoInternatinalSMSCharge")).then().statusCode(200);
    assertThat(taken().getResourceType()).isEqualTo(ResourceType.RESOURCE_TYPE_IMSI);
    assertThat(taken().getResourceId()).isEqualTo(imsi);
    assertRefused(
        TestOperator.create(), call -> call.body(records(imsi)).post(PATH), 404, "SEM0001");
  }

  @Test
  void usageIsThatOfTheCoverageTypeOfTheCall() {
    operator
        .post("/g" + PATH, Map.of("records", List.of(record("account", null, "anyCharge"))))
        .then()
        .statusCode(200);
    assertThat(taken().getCoverageType()).isEqualTo(CoverageType.COVERAGE_TYPE_G);
  }

  @Test
  void aRecordReportedAgainIsNotCountedAgain() {
    Map<String, Object> record = record("vpgId", "vpg-1", "anyCharge");
    report(record).then().statusCode(200);
    assertAnswered(report(record), 200, "{\"accepted\": 0, \"duplicates\": 1, \"unassigned\": 0}");
    record.put("quantity", 13);
    assertRefused(
        operator, call -> call.body(Map.of("records", List.of(record))).post(PATH), 400, "SBX0007");
  }

  @Test
  void usageOfWhatNobodyOwnsIsKeptAsideVisibly() {
    assertAnswered(
        report(record("vpgId", "unowned-1", "anyCharge")),
        200,
        "{\"accepted\": 1, \"duplicates\": 0, \"unassigned\": 1}");
  }

  @ParameterizedTest
  @CsvSource({
    "billItemName, unknownCharge, SBX0004",
    "quantity, 1000000000000001, SBX0005",
    "time, 2100-01-01T00:00:00Z, SBX0006",
    "resourceId, malformed, SBX0008",
    "resourceType, carrier, COM0002",
    "resourceType, IMSI, COM0002",
    "quantity, 0, COM0002",
    "quantity, -1, COM0002",
    "quantity, 1e999999999, COM0001",
    "quantity, '\"1\"', COM0001",
    "time, yesterday, COM0001",
    "recordId, 5, COM0001"
  })
  void aRecordThatIsNoUsageIsRefused(String field, String value, String code) {
    Map<String, Object> record = record("vpgId", "vpg-1", "anyCharge");
    record.put(field, value);
    String body = json(record);
    assertRefused(operator, call -> call.body(body).post(PATH), 400, code);
    assertThat(billing.usageOf(operator.operatorId)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"account", "vpgId"})
  void aResourceIsNamedUnlessItIsTheAccount(String column) {
    String resourceId = column.equals("account") ? "vpg-1" : null;
    assertRefused(
        operator,
        call ->
            call.body(Map.of("records", List.of(record(column, resourceId, "anyCharge"))))
                .post(PATH),
        400,
        "COM0002");
  }

  @Test
  void usageNeedsCredentialsAndRecords() {
    assertRefused(given().post(PATH), 401, "AGW0001");
    assertRefused(operator, call -> call.body("{\"records\":[]}").post(PATH), 400, "COM0002");
    assertRefused(operator, call -> call.body("{\"records\":[null]}").post(PATH), 400, "COM0002");
  }

  private Response report(Map<String, Object> record) {
    return operator.post(PATH, Map.of("records", List.of(record)));
  }

  private UsageRecord taken() {
    List<UsageRecord> taken = billing.usageOf(operator.operatorId);
    assertThat(taken).hasSize(1);
    return taken.get(0);
  }

  private static Map<String, Object> records(String imsi) {
    return Map.of("records", List.of(record("imsi", imsi, "docomoSMSCharge")));
  }

  private static Map<String, Object> record(String column, String resourceId, String item) {
    Map<String, Object> record = new HashMap<>();
    record.put("recordId", UUID.randomUUID().toString());
    record.put("resourceType", column);
    record.put("resourceId", resourceId);
    record.put("billItemName", item);
    record.put("time", TIME);
    record.put("quantity", 12.5);
    return record;
  }

  /** Quantities that are given as text are written as they are. */
  private static String json(Map<String, Object> record) {
    return record.entrySet().stream()
        .map(
            each ->
                each.getKey().equals("quantity")
                    ? "\"quantity\":" + each.getValue()
                    : "\"" + each.getKey() + "\":\"" + each.getValue() + "\"")
        .collect(Collectors.joining(",", "{\"records\":[{", "}]}"));
  }
}
