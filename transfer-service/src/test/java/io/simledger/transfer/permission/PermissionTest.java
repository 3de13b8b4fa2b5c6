package io.simledger.transfer.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.permission.Condition.Met;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A4: what statements mean. */
class PermissionTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final ApiOperation LIST = new ApiOperation("Subscriber", "listSubscribers");
  private static final ApiOperation ISSUE =
      new ApiOperation("Subscriber", "issueSubscriberTransferToken");

  @Test
  void whatNoStatementAllowsIsDenied() {
    assertThat(allows("[]", call(LIST))).isFalse();
    assertThat(allows("[{\"effect\":\"deny\",\"api\":\"Group:*\"}]", call(LIST))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "*,true",
    "Subscriber:*,true",
    "Subscriber:list*,true",
    "Subscriber:listSubscribers,true",
    "Subscriber:*Subscribers,true",
    "Subscriber:*s*bs*rs*,true",
    "Subscriber:l*s**rs,true",
    "Subscriber:*Sub,false",
    "Subscriber:list*Subscriber,false",
    "Subscriber:list,false",
    "Subscriber:listSubscribersX,false",
    "Sub*:listSubscribers,false",
    "subscriber:*,false",
    "Sim:*,false",
    "Subscriber:get*,false"
  })
  void aPatternNamesOperations(String api, boolean allowed) {
    if (api.startsWith("Sub*")) {
      assertRefused(statement("allow", api), "api");
    } else {
      assertThat(allows(statement("allow", api), call(LIST))).isEqualTo(allowed);
    }
  }

  @Test
  void manyStarsAreMatchedAtOnce() {
    Permission permission = parsed(statement("allow", "Subscriber:" + "*".repeat(99) + "Z"));
    assertThat(assertTimeoutPreemptively(SOON, () -> permission.allows(call(ISSUE)))).isFalse();
  }

  @Test
  void aStarMatchesTagsThatContainColons() {
    ApiOperation sandbox = new ApiOperation("API Sandbox: Stats", "sandboxInsertAirStats");
    assertThat(allows(statement("allow", "API Sandbox: Stats:*"), call(sandbox))).isTrue();
    assertThat(allows(statement("allow", "API Sandbox: Order:*"), call(sandbox))).isFalse();
  }

  @Test
  void denyWinsWhereverItStands() {
    String allow = "{\"effect\":\"allow\",\"api\":\"*\"}";
    String deny = "{\"effect\":\"deny\",\"api\":[\"Group:*\",\"Subscriber:list*\"]}";
    assertThat(allows("[" + allow + "," + deny + "]", call(LIST))).isFalse();
    assertThat(allows("[" + deny + "," + allow + "]", call(LIST))).isFalse();
    assertThat(allows("[" + deny + "," + allow + "]", call(ISSUE))).isTrue();
    Permission union =
        Permission.union(List.of(parsed("[" + allow + "]"), parsed("[" + deny + "]")));
    assertThat(union.allows(call(LIST))).isFalse();
  }

  @Test
  void aStatementHoldsForAListOfOperations() {
    String list = "[{\"effect\":\"allow\",\"api\":[\"Group:*\",\"Subscriber:listSubscribers\"]}]";
    assertThat(allows(list, call(LIST))).isTrue();
    assertThat(allows(list, call(ISSUE))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "samUserName == 'taro'|true",
        "samUserName=='hanako'|false",
        "pathVariable('user_name') == samUserName|true",
        "pathVariable('other') == samUserName|false",
        "pathVariable('sim_id') == '8981'|true",
        "pathVariable('sim_id') == '8982'|false",
        "ipAddress('10.0.0.0/8')|true",
        "ipAddress('10.1.2.3')|true",
        "ipAddress('10.1.2.4')|false",
        "ipAddress('10.1.2.2/31')|true",
        "ipAddress('192.168.0.0/16')|false",
        "ipAddress('0.0.0.0/0')|true",
        "ipAddress('::1')|false",
        "samUserName == 'taro' and ipAddress('10.0.0.0/8')|true",
        "samUserName == 'taro'   and   ipAddress('11.0.0.0/8')|false",
        "samUserName == 'hanako' and ipAddress('10.0.0.0/8')|false"
      })
  void aConditionLimitsAStatement(String condition, boolean met) {
    String statements = conditional("allow", "*", condition);
    assertThat(allows(statements, call(LIST))).isEqualTo(met);
  }

  @Test
  void aConditionLimitsADenial() {
    String statements =
        "[{\"effect\":\"allow\",\"api\":\"*\"},"
            + conditional("deny", "*", "ipAddress('10.0.0.0/8')").substring(1);
    assertThat(allows(statements, call(LIST))).isFalse();
    assertThat(
            allows(
                statements,
                new ApiCall(LIST, "taro", "11.0.0.1", Map.of(), ApiCall.Destination.NONE)))
        .isTrue();
  }

  @Test
  void transfersAreLimitedToDestinations() {
    String statements =
        conditional("allow", "Subscriber:*", "transferDestination('OP0000000001', 'OP0000000002')");
    ApiCall issue = new ApiCall(ISSUE, "taro", "10.1.2.3", Map.of(), ApiCall.Destination.LATER);
    assertThat(allows(statements, issue)).as("before the body is read").isTrue();
    assertThat(allows(statements, issue.to("OP0000000002"))).isTrue();
    assertThat(allows(statements, issue.to("OP0000000003"))).isFalse();
    assertThat(allows(statements, call(LIST))).as("an operation without destination").isFalse();
  }

  @Test
  void transfersToADestinationAreDenied() {
    String statements =
        "[{\"effect\":\"allow\",\"api\":\"*\"},"
            + conditional("deny", "*", "transferDestination('OP0000000001')").substring(1);
    ApiCall issue = new ApiCall(ISSUE, "taro", "10.1.2.3", Map.of(), ApiCall.Destination.LATER);
    assertThat(allows(statements, issue)).isTrue();
    assertThat(allows(statements, issue.to("OP0000000001"))).isFalse();
    assertThat(allows(statements, issue.to("OP0000000002"))).isTrue();
    assertThat(allows(statements, call(LIST))).isTrue();
  }

  @Test
  void whatNobodyCanTellCountsAgainstTheCaller() {
    String isX = "pathVariable('imsi') == 'x'";
    String denied =
        "[{\"effect\":\"allow\",\"api\":\"*\"}," + conditional("deny", "*", isX).substring(1);
    assertThat(allows(denied, lacking(Met.UNKNOWN))).isFalse();
    assertThat(allows(denied, lacking(Met.NO))).isTrue();
    assertThat(allows(conditional("allow", "*", isX), lacking(Met.UNKNOWN))).isFalse();
    String elsewhere = conditional("deny", "*", isX + " and samUserName == 'hanako'");
    assertThat(
            allows(
                "[{\"effect\":\"allow\",\"api\":\"*\"}," + elsewhere.substring(1),
                lacking(Met.UNKNOWN)))
        .as("a condition that is not met whatever the variable is")
        .isTrue();
  }

  @Test
  void whatIsToldLaterIsAskedAgain() {
    String isX = "pathVariable('imsi') == 'x'";
    String allowed = conditional("allow", "*", isX);
    String denied =
        "[{\"effect\":\"allow\",\"api\":\"*\"}," + conditional("deny", "*", isX).substring(1);
    ApiCall later = lacking(Met.LATER);
    assertThat(allows(allowed, later)).isTrue();
    assertThat(allows(allowed, later.on("x"))).isTrue();
    assertThat(allows(allowed, later.on("y"))).isFalse();
    assertThat(allows(denied, later)).isTrue();
    assertThat(allows(denied, later.on("x"))).isFalse();
    assertThat(allows(denied, later.on("y"))).isTrue();
  }

  private static ApiCall lacking(Met met) {
    return new ApiCall(
        LIST, "taro", "10.1.2.3", Map.of(), ApiCall.Destination.NONE, Map.of(ApiCall.IMSI, met));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "currentDate >= date(2026, 01, 01)",
        "samUserName != 'taro'",
        "samUserName == 'taro' or samUserName == 'hanako'",
        "samUserName == 'taro' and",
        "and samUserName == 'taro'",
        "samUserName == 'taro'and samUserName == 'taro'x",
        "ipAddress('10.0.0.0/33')",
        "ipAddress('10.0.0.300')",
        "ipAddress('example.com')",
        "ipAddress('10.0.0.0/8'",
        "transferDestination()",
        "transferDestination('anybody')",
        "pathVariable('x')",
        "true"
      })
  void aConditionThatIsNotKnownIsRefused(String condition) {
    assertRefused(conditional("allow", "*", condition), "condition");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x|json",
        "{}|statements",
        "{\"statements\":{}}|statements",
        "{\"statements\":[]} x|json",
        "{\"statements\":[{\"api\":\"*\"}]}|effect",
        "{\"statements\":[{\"effect\":\"maybe\",\"api\":\"*\"}]}|effect",
        "{\"statements\":[{\"effect\":\"allow\"}]}|api",
        "{\"statements\":[{\"effect\":\"allow\",\"api\":[]}]}|api",
        "{\"statements\":[{\"effect\":\"allow\",\"api\":5}]}|api",
        "{\"statements\":[{\"effect\":\"allow\",\"api\":\"Group\"}]}|api",
        "{\"statements\":[{\"effect\":\"allow\",\"api\":\"*\",\"condition\":5}]}|condition",
        "{\"statements\":[{\"effect\":\"allow\",\"api\":\"*\",\"when\":\"x\"}]}|statement",
        "{\"statements\":[{\"effect\":\"deny\",\"effect\":\"allow\",\"api\":\"*\"}]}|json",
        "5|statements"
      })
  void whatIsNoPermissionIsRefused(String text, String part) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> PermissionSyntax.parse(text))
        .satisfies(
            refusal -> {
              assertThat(refusal.errorCode()).isEqualTo(ErrorCode.PERMISSION_UNSUITABLE);
              assertThat(refusal.details()).containsExactly(part);
            });
  }

  @Test
  void aPermissionThatIsTooLongIsRefused() {
    assertRefused("[" + " ".repeat(20_000) + "]", "length");
  }

  private static void assertRefused(String statements, String part) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> parsed(statements))
        .satisfies(refusal -> assertThat(refusal.details()).containsExactly(part));
  }

  private static String statement(String effect, String api) {
    return "[{\"effect\":\"%s\",\"api\":\"%s\"}]".formatted(effect, api);
  }

  private static String conditional(String effect, String api, String condition) {
    return "[{\"effect\":\"%s\",\"api\":\"%s\",\"condition\":\"%s\"}]"
        .formatted(effect, api, condition);
  }

  private static ApiCall call(ApiOperation operation) {
    return new ApiCall(
        operation,
        "taro",
        "10.1.2.3",
        Map.of("user_name", "taro", "sim_id", "8981", "operator_id", "OP0000000009"),
        ApiCall.Destination.NONE);
  }

  private static Permission parsed(String statements) {
    return PermissionSyntax.parse("{\"statements\":" + statements + "}");
  }

  private static boolean allows(String statements, ApiCall call) {
    return parsed(statements).allows(call);
  }
}
