package io.simledger.transfer.permission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.permission.Operations.Operation;
import io.simledger.transfer.platform.Sql;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A2, A4: who may call what. {@code permission-matrix.txt} has the status of every operation for
 * every kind of caller; a new operation, or another status, fails until it is written there.
 */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class PermissionMatrixTest {
  private static final Path EXPECTED = Path.of("src/test/resources/permission-matrix.txt");
  private static final Path ACTUAL = Path.of("target/permission-matrix.txt");
  private static final int AT_A_TIME = 3;
  private static final String HEADER =
      """
      # Status of every operation without a token, with an expired one, for another operator, for a SAM user without
      # permission, for one to whom it is denied, for one to whom it alone is allowed, and for the root user.
      # Open operations ask nobody.
      """;

  @Inject Sql sql;
  @Inject InstantSource clock;

  @Test
  void everyOperationAnswersEveryCallerAsWritten() throws Exception {
    Strangers strangers = new Strangers(expired(), TestOperator.createGlobal());
    String matrix = rows(strangers).stream().collect(Collectors.joining("\n", HEADER, "\n"));
    Files.writeString(ACTUAL, matrix);
    assertThat(matrix)
        .as("what operations answer; compare and copy %s when it is right", ACTUAL.toAbsolutePath())
        .isEqualTo(Files.readString(EXPECTED));
  }

  /** Each has operators of its own, so that some can be made at a time. */
  private static List<String> rows(Strangers strangers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Callable<String>> rows =
          Operations.all().stream()
              .map(operation -> (Callable<String>) () -> row(operation, strangers))
              .toList();
      List<String> made = new ArrayList<>();
      for (Future<String> row : threads.invokeAll(rows)) {
        made.add(row.get());
      }
      return made;
    } finally {
      threads.shutdown();
    }
  }

  private static String row(Operation operation, Strangers strangers) {
    ApiOperation name = ApiOperation.of(operation.resourceMethod());
    return "%-7s%s %s: %s"
        .formatted(
            operation.httpMethod(),
            operation.path(),
            name,
            operation.isOpen() ? "open" : statuses(operation, name, strangers));
  }

  private static String statuses(Operation operation, ApiOperation name, Strangers strangers) {
    MatrixFixture fixture = new MatrixFixture(operation.path());
    Request request = Request.of(operation, name, fixture);
    TestOperator sam = fixture.operator().user("sam");
    List<Integer> statuses = new ArrayList<>();
    statuses.add(request.status(given().contentType(ContentType.JSON)));
    statuses.add(request.status(strangers.expired().call()));
    statuses.add(request.status(strangers.otherFor(operation).call()));
    statuses.add(request.status(sam.call()));
    fixture
        .operator()
        .permit(
            "sam",
            "{\"statements\":[{\"effect\":\"allow\",\"api\":\"*\"},{\"effect\":\"deny\",\"api\":\"%s\"}]}"
                .formatted(name));
    statuses.add(request.status(sam.call()));
    fixture
        .operator()
        .permit("sam", "{\"statements\":[{\"effect\":\"allow\",\"api\":\"%s\"}]}".formatted(name));
    statuses.add(request.status(sam.call()));
    // What the SAM user did, the root user does to another operator's.
    if (!operation.httpMethod().equals("GET")) {
      fixture = new MatrixFixture(operation.path());
      request = Request.of(operation, name, fixture);
    }
    statuses.add(request.status(fixture.operator().call()));
    return statuses.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** Callers who have nothing to do with the operator of a row. */
  private record Strangers(TestOperator expired, TestOperator reader) {
    /** What reads leaves another operator as it was; what writes gets one of its own. */
    TestOperator otherFor(Operation operation) {
      return operation.httpMethod().equals("GET") ? reader : TestOperator.createGlobal();
    }
  }

  /** One call of an operation, made by whom it is given to. */
  private record Request(String httpMethod, String path, Optional<Object> body) {
    static Request of(Operation operation, ApiOperation name, MatrixFixture fixture) {
      return new Request(operation.httpMethod(), fixture.path(), fixture.body(name.operationId()));
    }

    int status(RequestSpecification call) {
      body.ifPresent(call::body);
      return call.request(httpMethod, path).statusCode();
    }
  }

  private TestOperator expired() {
    TestOperator operator = TestOperator.create();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "UPDATE auth_session SET expires_at = :now WHERE operator_id = :operatorId",
                    Map.of("now", clock.instant(), "operatorId", operator.operatorId)));
    return operator;
  }
}
