package io.simledger.billing.pricing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue (B4).
 *
 * @param id stored in charge records; concrete names of an entry with variables have their own
 * @param name as on the bill; {@code {variables}} stand for what was used
 * @param unit what a quantity of 1 means; null where that is not known
 * @param heldAs the statuses whose daily basic charge this is; empty for every other item
 * @param occasion what in the life of a SIM it is charged for; null for every other item
 * @param roundsUp name of the entry whose quantities it fills up; null for every other item
 * @param category what summaries put together
 * @param shape matches the concrete names, one group for each variable
 */
public record CatalogueItem(
    short id,
    String name,
    ItemKind kind,
    ItemPeriod period,
    @Nullable String unit,
    ItemSource source,
    Set<SimStatus> heldAs,
    @Nullable Occasion occasion,
    @Nullable String roundsUp,
    String category,
    Label label,
    Pattern shape) {
  private static final Set<String> COUNTED_IN_PARTS = Set.of("hour", "gigabyte");

  /** Whether the name has variables, so that it never stands on a bill itself. */
  public boolean isPattern() {
    return name.indexOf('{') >= 0;
  }

  /** Whether usage of the item comes in whole numbers only. */
  public boolean countsWholeUnits() {
    return unit != null && !COUNTED_IN_PARTS.contains(unit);
  }

  /** Values of the variables in a concrete name of this item; empty when the name is not its. */
  Optional<List<String>> variablesOf(String concreteName) {
    Matcher matcher = shape.matcher(concreteName);
    return matcher.matches() ? Optional.of(values(matcher.toMatchResult())) : Optional.empty();
  }

  private static List<String> values(MatchResult match) {
    return java.util.stream.IntStream.rangeClosed(1, match.groupCount())
        .mapToObj(match::group)
        .toList();
  }
}
