package io.simledger.transfer.contract;

import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import java.lang.reflect.Method;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.params.HttpParams;
import org.apache.http.params.SyncBasicHttpParams;

/**
 * Holds every REST call of every test of the running service against the definition of the API, and
 * says what the last call of a test was that fails.
 */
public class ContractOfEveryCall
    implements QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {
  private static final ContractFilter CONTRACT = new ContractFilter();

  /** With what a client looks up in its JAR otherwise, for each call again. */
  private static final HttpParams PARAMETERS = new SyncBasicHttpParams();

  static {
    DefaultHttpClient.setDefaultHttpParams(PARAMETERS);
  }

  private static final RestAssuredConfig CONFIG =
      RestAssuredConfig.config()
          .httpClient(
              HttpClientConfig.httpClientConfig()
                  .httpClientFactory(() -> new DefaultHttpClient(PARAMETERS.copy())));

  private static Throwable lastFailure;

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    // Not once for all: both are reset between tests.
    RestAssured.config = CONFIG;
    RestAssured.replaceFiltersWith(CONTRACT);
    CONTRACT.forgetLastCall();
    Method test = context.getTestMethod();
    CalledOperations.by(test.getDeclaringClass().getSimpleName() + "." + test.getName());
  }

  @Override
  public void afterEach(QuarkusTestMethodContext context) {
    // A failure is told of again after the tests that follow it.
    Throwable failure = context.getTestStatus().getTestErrorCause();
    if (failure != null && failure != lastFailure) {
      lastFailure = failure;
      CONTRACT.lastCall().ifPresent(call -> System.out.println("The last call: " + call));
    }
  }
}
