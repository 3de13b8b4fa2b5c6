package io.simledger.transfer.contract;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import java.lang.reflect.Method;

/** Holds every REST call of every test of the running service against the definition of the API. */
public class ContractOfEveryCall implements QuarkusTestBeforeEachCallback {
  private static final Filter CONTRACT = new ContractFilter();

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    // Not once for all: filters are reset between tests.
    RestAssured.replaceFiltersWith(CONTRACT);
    Method test = context.getTestMethod();
    CalledOperations.by(test.getDeclaringClass().getSimpleName() + "." + test.getName());
  }
}
