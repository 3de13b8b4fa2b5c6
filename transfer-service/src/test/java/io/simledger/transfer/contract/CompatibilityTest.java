package io.simledger.transfer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.simledger.transfer.permission.ApiOperation;
import io.simledger.transfer.permission.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/compatibility.md} says what is true. */
class CompatibilityTest {
  private static final Path DOCUMENT = Path.of("../docs/compatibility.md");
  private static final Pattern OFFICIAL =
      Pattern.compile("\\| `(\\w+)` \\| `(\\w+ \\S+)` \\| (full|partial|absent) \\|(.*)\\|");
  private static final Pattern OWN =
      Pattern.compile("\\| `(\\w+)` \\| `(\\w+ \\S+)` \\| (?!(?:full|partial|absent) \\|).+\\|");

  @Test
  void whatIsThereIsFullOrPartialAndNothingElseIs() throws IOException {
    Set<String> there =
        matches(OFFICIAL).stream()
            .filter(row -> !row.group(3).equals("absent"))
            .map(CompatibilityTest::call)
            .collect(Collectors.toSet());
    assertThat(there).isEqualTo(implemented(false));
    assertThat(matches(OFFICIAL))
        .filteredOn(row -> row.group(3).equals("absent"))
        .extracting(CompatibilityTest::call)
        .doesNotContainAnyElementsOf(implemented(false));
  }

  @Test
  void ownOperationsAreListedApart() throws IOException {
    assertThat(matches(OWN))
        .extracting(CompatibilityTest::call)
        .hasSameElementsAs(implemented(true));
  }

  @Test
  void everyOperationOfTheDefinitionIsListedOnce() throws IOException {
    List<String> listed = matches(OFFICIAL).stream().map(CompatibilityTest::call).toList();
    assertThat(listed).doesNotHaveDuplicates();
    Optional<ApiDefinition> definition = ApiDefinition.official();
    if (definition.isPresent()) {
      assertThat(listed)
          .containsExactlyInAnyOrderElementsOf(
              definition.get().operations().stream()
                  .map(
                      operation ->
                          "%s %s %s"
                              .formatted(
                                  operation.operationId(),
                                  operation.httpMethod(),
                                  operation.path().substring("/v1".length())))
                  .toList());
    }
  }

  @Test
  void theCountsAreRight() throws IOException {
    Map<String, Long> counts =
        matches(OFFICIAL).stream()
            .collect(Collectors.groupingBy(row -> row.group(3), Collectors.counting()));
    assertThat(Files.readString(DOCUMENT))
        .contains(
            "%d are full, %d partial, %d absent"
                .formatted(counts.get("full"), counts.get("partial"), counts.get("absent")));
  }

  @Test
  void partialSaysWhatDiffersAndWhatDiffersIsNotFull() throws IOException {
    Map<String, MatchResult> rows =
        matches(OFFICIAL).stream().collect(Collectors.toMap(row -> row.group(1), row -> row));
    assertThat(rows.values())
        .allSatisfy(
            row ->
                assertThat(row.group(4).isBlank())
                    .as(row.group(1))
                    .isEqualTo(!row.group(3).equals("partial")));
    for (String operationId : KnownDifferences.read().operations()) {
      assertThat(rows.get(operationId).group(3)).as(operationId).isEqualTo("partial");
    }
  }

  private static Set<String> implemented(boolean own) {
    return Operations.all().stream()
        .filter(operation -> ApiOperation.of(operation.resourceMethod()).isOwn() == own)
        .map(
            operation ->
                "%s %s %s"
                    .formatted(
                        operation.resourceMethod().getName(),
                        operation.httpMethod(),
                        operation.path().substring("/v1".length())))
        .collect(Collectors.toSet());
  }

  private static String call(MatchResult row) {
    return row.group(1) + " " + row.group(2);
  }

  private static List<MatchResult> matches(Pattern row) throws IOException {
    return row.matcher(Files.readString(DOCUMENT)).results().toList();
  }
}
