package io.simledger.transfer.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The places where the service differs from the official definition on purpose, each with its
 * reason. Whoever adds one says it in {@code docs/compatibility.md} too.
 */
final class KnownDifferences {
  private static final Path FILE = Path.of("src/test/resources/contract-differences.txt");
  private static final String EVERY_OPERATION = "*";

  private final List<Difference> differences;

  private KnownDifferences(List<Difference> differences) {
    this.differences = differences;
  }

  static KnownDifferences read() {
    try {
      return new KnownDifferences(
          Files.readAllLines(FILE).stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Difference::parse)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean contain(Violation violation) {
    return differences.stream().anyMatch(difference -> difference.explains(violation));
  }

  /** Whether the documented status is never answered. */
  boolean rule(String operationId, int status) {
    return differences.stream()
        .anyMatch(
            difference ->
                difference.operationId().equals(operationId)
                    && difference.place().equals(Integer.toString(status)));
  }

  /** The operations with a field that differs; not those of a difference that all have. */
  Set<String> operations() {
    return differences.stream()
        .filter(difference -> difference.place().startsWith("/"))
        .map(Difference::operationId)
        .filter(operationId -> !operationId.equals(EVERY_OPERATION))
        .collect(Collectors.toSet());
  }

  /**
   * A difference.
   *
   * @param place a JSON pointer in which a star stands for one step and two stars for any number,
   *     and after a = the only value that is meant; or a documented status that is never answered
   */
  record Difference(String operationId, String place, String reason) {

    static Difference parse(String line) {
      String[] parts = line.split("\\s+", 3);
      if (parts.length < 3) {
        throw new IllegalStateException("No reason in: " + line);
      }
      return new Difference(parts[0], parts[1], parts[2]);
    }

    boolean explains(Violation violation) {
      String[] placeAndValue = place.split("=", 2);
      return (operationId.equals(EVERY_OPERATION) || operationId.equals(violation.operationId()))
          && pattern(placeAndValue[0]).matcher(violation.pointer()).matches()
          && (placeAndValue.length == 1 || placeAndValue[1].equals(violation.value()));
    }

    private static Pattern pattern(String place) {
      return Pattern.compile(
          Stream.of(place.split("\\*\\*", -1))
              .map(part -> part.replace("*", "[^/]*"))
              .collect(Collectors.joining(".*")));
    }
  }
}
