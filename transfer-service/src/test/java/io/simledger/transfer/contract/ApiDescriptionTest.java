package io.simledger.transfer.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.permission.ApiOperation;
import io.simledger.transfer.permission.Operations;
import io.simledger.transfer.permission.Operations.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The description of the API that the service gives of itself. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class ApiDescriptionTest {

  @Test
  void everyOperationIsDescribedUnderItsNameAndTag() throws IOException {
    JsonNode description = description();
    for (Operation operation : Operations.all()) {
      ApiOperation name = ApiOperation.of(operation.resourceMethod());
      JsonNode described = described(description, operation);
      assertThat(described.path("operationId").asText()).isEqualTo(name.operationId());
      assertThat(described.path("tags")).extracting(JsonNode::asText).containsExactly(name.tag());
      assertThat(described.path("x-own").asBoolean()).as(name.toString()).isEqualTo(name.isOwn());
      assertThat(described.path("security").isEmpty()).isEqualTo(operation.isOpen());
    }
  }

  @Test
  void nothingElseIsDescribed() throws IOException {
    Set<String> paths = new HashSet<>();
    description().path("paths").fieldNames().forEachRemaining(paths::add);
    Operations.all().forEach(operation -> paths.remove(operation.path()));
    assertThat(paths).isEmpty();
  }

  @Test
  void everySuccessIsDescribedAsItIsDefined() throws IOException {
    JsonNode description = description();
    Optional<ApiDefinition> official = ApiDefinition.official();
    for (Operation operation : Operations.all()) {
      JsonNode answers = described(description, operation).path("responses");
      List<Integer> successes =
          official
              .flatMap(definition -> definition.find(operation.httpMethod(), operation.path()))
              .map(defined -> defined.answers().keySet().stream().filter(s -> s < 300).toList())
              .orElse(List.of());
      for (int status : successes) {
        assertThat(answers.has(Integer.toString(status)))
            .as("%d of %s", status, operation.path())
            .isTrue();
      }
      assertThat(answers.path("400").path("content").path("application/json").has("schema"))
          .isTrue();
    }
  }

  @Test
  void everySchemaThatIsNamedIsThereAndIdsAreText() throws IOException {
    JsonNode description = description();
    Set<String> names = new HashSet<>();
    description.path("components").path("schemas").fieldNames().forEachRemaining(names::add);
    for (JsonNode reference : description.findValues("$ref")) {
      assertThat(names).contains(reference.asText().replace("#/components/schemas/", ""));
    }
    assertThat(names).doesNotContain("Imsi", "SimId", "GroupKey", "OrderKey", "BillMonth");
    assertThat(description.path("openapi").asText()).startsWith("3.0");
  }

  private static JsonNode described(JsonNode description, Operation operation) {
    return description
        .path("paths")
        .path(operation.path())
        .path(operation.httpMethod().toLowerCase(Locale.ROOT));
  }

  private static JsonNode description() throws IOException {
    String json = given().get("/q/openapi?format=json").then().statusCode(200).extract().asString();
    Files.writeString(Path.of("target/openapi.json"), json);
    return new ObjectMapper().readTree(json);
  }
}
