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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
  private static final String HEADER =
      """
      # Status of every operation without a token, with an expired one, for another operator, for a SAM user without
      # permission, for one to whom it is denied, for one to whom it alone is allowed, and for the root user.
      # Open operations ask nobody.
      """;

  @Inject Sql sql;
  @Inject InstantSource clock;

  @Test
  void everyOperationAnswersEveryCallerAsWritten() throws IOException {
    TestOperator expired = expired();
    String matrix =
        Operations.all().stream()
            .map(operation -> row(operation, expired))
            .collect(Collectors.joining("\n", HEADER, "\n"));
    Files.writeString(ACTUAL, matrix);
    assertThat(matrix)
        .as("what operations answer; compare and copy %s when it is right", ACTUAL.toAbsolutePath())
        .isEqualTo(Files.readString(EXPECTED));
  }

  private static String row(Operation operation, TestOperator expired) {
    ApiOperation name = ApiOperation.of(operation.resourceMethod());
    return "%-7s%s %s: %s"
        .formatted(
            operation.httpMethod(),
            operation.path(),
            name,
            operation.isOpen() ? "open" : statuses(operation, name, expired));
  }

  private static String statuses(Operation operation, ApiOperation name, TestOperator expired) {
    MatrixFixture fixture = MatrixFixture.create(operation.path());
    TestOperator without = fixture.operator().user("without");
    TestOperator denied = fixture.operator().user("denied");
    TestOperator with = fixture.operator().user("with");
    fixture
        .operator()
        .permit(
            "denied",
            "{\"statements\":[{\"effect\":\"allow\",\"api\":\"*\"},{\"effect\":\"deny\",\"api\":\"%s\"}]}"
                .formatted(name));
    fixture
        .operator()
        .permit("with", "{\"statements\":[{\"effect\":\"allow\",\"api\":\"%s\"}]}".formatted(name));
    // What the SAM user did, the root user does to another operator's.
    MatrixFixture fresh =
        operation.httpMethod().equals("GET") ? fixture : MatrixFixture.create(operation.path());
    return List.of(
            status(given().contentType(ContentType.JSON), operation, name, fixture),
            status(expired.call(), operation, name, fixture),
            status(TestOperator.createGlobal().call(), operation, name, fixture),
            status(without.call(), operation, name, fixture),
            status(denied.call(), operation, name, fixture),
            status(with.call(), operation, name, fixture),
            status(fresh.operator().call(), operation, name, fresh))
        .stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private static int status(
      RequestSpecification call, Operation operation, ApiOperation name, MatrixFixture fixture) {
    fixture.body(name.operationId()).ifPresent(call::body);
    return call.request(operation.httpMethod(), fixture.path()).statusCode();
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
