package io.simledger.transfer.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A5: {@code docs/errors.md} is made from the error codes. */
class ErrorCatalogueTest {
  private static final Path CATALOGUE = Path.of("../docs/errors.md");
  private static final Path CURRENT = Path.of("target/errors.md");
  private static final String INTRODUCTION =
      """
      # Errors

      Every refusal is `{"code":"…","message":"…"}`, in Japanese with `X-Soracom-Lang: ja`. Where it helps, `details` names the
      fields or IMSIs that caused it. What stands in brackets, as (T3), is a [rule](rules.md). This list is made from the code;
      `ErrorCatalogueTest` keeps it current.

      | code | status | message | 日本語 | when |
      |---|---|---|---|---|
      """;

  @Test
  void theCatalogueIsCurrent() throws IOException {
    String current =
        Arrays.stream(ErrorCode.values())
            .sorted(Comparator.comparing(ErrorCode::code))
            .map(ErrorCatalogueTest::line)
            .collect(Collectors.joining("\n", INTRODUCTION, "\n"));
    Files.writeString(CURRENT, current);
    assertThat(Files.readString(CATALOGUE))
        .as("copy %s there", CURRENT.toAbsolutePath())
        .isEqualTo(current);
  }

  @Test
  void everyErrorSaysWhenItOccursAndFitsIntoItsLine() {
    assertThat(ErrorCode.values())
        .extracting(ErrorCode::when)
        .allMatch(when -> when.endsWith(".") && !when.contains("|"));
  }

  private static String line(ErrorCode error) {
    return "| %s | %d | %s | %s | %s |"
        .formatted(
            error.code(),
            error.status(),
            error.message(Language.EN),
            error.message(Language.JA),
            error.when());
  }
}
