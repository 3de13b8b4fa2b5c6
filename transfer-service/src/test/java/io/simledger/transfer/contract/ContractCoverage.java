package io.simledger.transfer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.simledger.transfer.contract.ApiDefinition.Operation;
import io.simledger.transfer.contract.CalledOperations.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every operation that is promised is called by a test, with a success and with each error that it
 * is documented with. Runs after all tests of the module, from what they called.
 */
class ContractCoverage {
  private static final Path LIST = Path.of("target/contract-coverage.md");
  private static final String HEADER =
      """
      # Which test calls which operation

      | operation | status | tests |
      |---|---|---|
      """;

  @Test
  void everyPromisedOperationIsCalledWithEachDocumentedStatus() throws IOException {
    List<Call> calls = CalledOperations.read();
    Files.writeString(
        LIST,
        calls.stream()
            .collect(
                Collectors.groupingBy(
                    call -> "| %s | %d | ".formatted(call.operationId(), call.status()),
                    TreeMap::new,
                    Collectors.mapping(
                        Call::test,
                        Collectors.collectingAndThen(Collectors.toList(), ContractCoverage::few))))
            .entrySet()
            .stream()
            .map(entry -> entry.getKey() + entry.getValue() + " |\n")
            .collect(Collectors.joining("", HEADER, "")));
    List<String> missing = new ArrayList<>();
    KnownDifferences differences = KnownDifferences.read();
    for (Operation operation : promised()) {
      for (int status : operation.answers().keySet()) {
        if (!differences.rule(operation.operationId(), status)
            && calls.stream()
                .noneMatch(
                    call ->
                        call.operationId().equals(operation.operationId())
                            && call.status() == status)) {
          missing.add(operation.operationId() + " " + status);
        }
      }
    }
    assertThat(missing).as("operations with a documented status that no test gets").isEmpty();
  }

  private static List<Operation> promised() {
    return ApiDefinition.official().map(ApiDefinition::operations).orElse(List.of()).stream()
        .filter(operation -> operation.scope().equals("core") || operation.tag().equals("User"))
        .sorted(Comparator.comparing(Operation::operationId))
        .toList();
  }

  private static String few(List<String> tests) {
    int shown = Math.min(3, tests.size());
    String named = tests.stream().sorted().limit(shown).collect(Collectors.joining(", "));
    return tests.size() == shown ? named : named + " and %d more".formatted(tests.size() - shown);
  }
}
