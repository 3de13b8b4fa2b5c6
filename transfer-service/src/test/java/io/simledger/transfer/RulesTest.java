package io.simledger.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever meets the id of a rule, as (T4), finds it in {@code docs/rules.md}, and no rule is dead.
 */
class RulesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path RULES = ROOT.resolve("docs/rules.md");
  private static final Pattern DEFINED = Pattern.compile("(?m)^\\| ([A-Z][0-9]+) \\|");
  private static final Pattern CITED =
      Pattern.compile("(?<![\\w./+=%&;#\"'-])[STABCX][1-9][0-9]?(?![\\w\"'=/-])");
  private static final Set<String> FOLDERS =
      Set.of("docs", "proto", "sql", "local", "billing-service", "transfer-service", "e2e", "k8s");
  private static final Pattern FILES = Pattern.compile(".*\\.(java|sql|proto|md|txt|yaml)");

  @Test
  void everyRuleThatIsCitedIsWrittenDownAndTheOtherWayRound() throws IOException {
    Set<String> cited = new TreeSet<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files
            .filter(file -> FILES.matcher(file.toString()).matches())
            .filter(file -> !ROOT.relativize(file).startsWith(folder + "/target"))
            .filter(file -> !file.equals(RULES))
            .forEach(file -> cited.addAll(found(CITED, file)));
      }
    }

    assertThat(found(DEFINED, RULES)).isEqualTo(cited);
  }

  private static Set<String> found(Pattern pattern, Path file) {
    try {
      return pattern
          .matcher(Files.readString(file))
          .results()
          .map(match -> match.group(match.groupCount()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
