package io.simledger.transfer.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.simledger.transfer.permission.Operations.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A4: every operation has the name by which permissions know it. */
class OperationNamesTest {
  @Test
  void everyOperationHasATagAndAnIdOfItsOwn() {
    List<Operation> operations = Operations.all();
    assertThat(operations).hasSizeGreaterThan(100);
    assertThat(operations.stream().map(operation -> ApiOperation.of(operation.resourceMethod())))
        .doesNotHaveDuplicates()
        .allMatch(name -> new ApiPattern(name.toString()).matches(name));
  }

  /** Soracom's permissions work unchanged; what is not Soracom's stands under a tag of its own. */
  @Test
  void tagsAreThoseOfTheApiDefinition() throws IOException {
    Optional<Path> definition = definition();
    Map<String, String> tags = definition.isPresent() ? tags(definition.get()) : Map.of();
    for (Operation operation : Operations.all()) {
      ApiOperation name = ApiOperation.of(operation.resourceMethod());
      if (definition.isPresent()) {
        assertThat(name.tag())
            .as(name.toString())
            .isEqualTo(tags.getOrDefault(name.operationId(), ApiOperation.OWN));
      } else {
        assertThat(name.tag()).isNotBlank();
      }
    }
  }

  /** The official definition, where there is one. */
  private static Optional<Path> definition() {
    return Stream.of(
            Optional.ofNullable(System.getenv("SORACOM_OPENAPI")).orElse(""),
            "../../shared/reference/soracom-api.scope.yaml",
            "../../../shared/reference/soracom-api.scope.yaml")
        .filter(path -> !path.isEmpty())
        .map(Path::of)
        .filter(Files::isReadable)
        .findFirst();
  }

  private static Map<String, String> tags(Path definition) throws IOException {
    Matcher operation =
        Pattern.compile(
                "operationId: (\\w+)\\R(?:(?!operationId:).)*?tags:\\R\\s+- '?([^'\\r\\n]+)",
                Pattern.DOTALL)
            .matcher(Files.readString(definition));
    Map<String, String> tags = new HashMap<>();
    while (operation.find()) {
      tags.put(operation.group(1), operation.group(2));
    }
    assertThat(tags).hasSizeGreaterThan(100);
    return tags;
  }
}
