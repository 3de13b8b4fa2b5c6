package io.simledger.transfer.ratelimit;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A6, over HTTP. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class RateLimitTest {

  @Inject TestRateLimitConfig limits;

  @BeforeEach
  void limit() {
    // A call in another window: what other tests counted is forgotten.
    login();
    limits.limit(true);
  }

  /** The next test begins with a window of its own: this login is counted in another one. */
  @AfterEach
  void letEverybodyCall() {
    limits.limit(false);
    login();
  }

  @Test
  void anOperatorHasALimitForEachGroupOfPaths() {
    TestOperator operator = TestOperator.create();
    for (int remaining = 2; remaining >= 0; remaining--) {
      Response response = operator.get("/v1/sims");
      response.then().statusCode(200);
      assertThat(response.header("X-Soracom-Ratelimit-Limit")).isEqualTo("3");
      assertThat(response.header("X-Soracom-Ratelimit-Remaining"))
          .isEqualTo(Integer.toString(remaining));
      assertThat(response.header("X-Soracom-Ratelimit-Seconds-Before-Refresh")).matches("[0-9]+");
    }
    Response refused = operator.get("/v1/sims/8981000000000000000");
    assertRefused(refused, 429, "AGW0003");
    assertThat(refused.header("X-Soracom-Ratelimit-Remaining")).isEqualTo("0");
    assertThat(refused.header("Retry-After"))
        .isEqualTo(refused.header("X-Soracom-Ratelimit-Seconds-Before-Refresh"));
    operator.get("/v1/subscribers").then().statusCode(200);
    TestOperator.create().get("/v1/sims").then().statusCode(200);
  }

  @Test
  void refusalsTellWhatIsLeft() {
    TestOperator operator = TestOperator.create();
    Response refused = operator.get("/v1/groups/x");
    assertRefused(refused, 404, "SEM0006");
    assertThat(refused.header("X-Soracom-Ratelimit-Remaining")).isEqualTo("2");
  }

  @Test
  void anAddressHasALimitForLogins() {
    for (int i = 0; i < 4; i++) {
      Response response = login();
      assertRefused(response, 401, "AUM0001");
      assertThat(response.header("X-Soracom-Ratelimit-Remaining"))
          .isEqualTo(Integer.toString(3 - i));
    }
    assertRefused(login(), 429, "AGW0003");
  }

  /** A session in the console is no way around it. */
  @Test
  void anAddressHasALimitForSignInsWhoeverIsSignedIn() {
    List<Browser> browsers =
        Stream.generate(() -> Browser.signedIn(TestOperator.create())).limit(2).toList();
    for (int i = 0; i < 2; i++) {
      Response response = signIn(browsers.get(i));
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.header("X-Soracom-Ratelimit-Limit")).isEqualTo("4");
      assertThat(response.header("X-Soracom-Ratelimit-Remaining"))
          .isEqualTo(Integer.toString(1 - i));
    }
    assertThat(signIn(browsers.get(0)).statusCode()).isEqualTo(429);
  }

  private static Response signIn(Browser browser) {
    return browser
        .change()
        .body("email=nobody%40example.com&password=wrong+password")
        .post("/console/auth");
  }

  @Test
  void wrongKeysOfProvisioningCountAsLoginsAndRightOnesDoNot() {
    for (int i = 0; i < 6; i++) {
      assertRefused(provision(TestParts.PROVISIONING_KEY), 400, "COM0002");
    }
    for (int i = 0; i < 4; i++) {
      Response response = provision("wrong");
      assertRefused(response, 401, "AGW0001");
      assertThat(response.header("X-Soracom-Ratelimit-Remaining"))
          .isEqualTo(Integer.toString(3 - i));
    }
    Response refused = provision(TestParts.PROVISIONING_KEY);
    assertRefused(refused, 429, "AGW0003");
    assertThat(refused.header("Retry-After")).matches("[0-9]+");
    assertRefused(login(), 429, "AGW0003");
  }

  private static Response provision(String key) {
    return given()
        .contentType(ContentType.JSON)
        .header("X-Simledger-Provisioning-Key", key)
        .body(Map.of())
        .post("/v1/provisioning/operators");
  }

  private static Response login() {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", "nobody@example.com", "password", "wrong password"))
        .post("/v1/auth");
  }
}
