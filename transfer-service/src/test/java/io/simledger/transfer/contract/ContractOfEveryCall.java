package io.simledger.transfer.contract;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import java.lang.reflect.Method;

/** Holds every REST call of every test of the running service against the definition of the API. */
public class ContractOfEveryCall implements QuarkusTestBeforeEachCallback {

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (RestAssured.filters().stream().noneMatch(ContractFilter.class::isInstance)) {
      RestAssured.filters(new ContractFilter());
    }
    Method test = context.getTestMethod();
    CalledOperations.by(test.getDeclaringClass().getSimpleName() + "." + test.getName());
  }
}
