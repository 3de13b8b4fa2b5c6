package io.simledger.transfer.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.simledger.transfer.contract.ApiDefinition;
import io.simledger.transfer.permission.Operations.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
  void tagsAreThoseOfTheApiDefinition() {
    Optional<ApiDefinition> definition = ApiDefinition.official();
    Map<String, String> tags =
        definition.map(ApiDefinition::operations).orElse(List.of()).stream()
            .collect(
                Collectors.toMap(
                    ApiDefinition.Operation::operationId, ApiDefinition.Operation::tag));
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
}
