package io.simledger.billing.pricing;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every item that can stand on a bill (B4), as shipped with the service in {@code
 * pricing/catalogue.yaml}.
 */
public final class Catalogue {
  private static final String RESOURCE = "/pricing/catalogue.yaml";
  private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");
  private static final Set<String> FIELDS =
      Stream.concat(
              Stream.of(
                  "id",
                  "name",
                  "period",
                  "unit",
                  "source",
                  "heldAs",
                  "roundsUp",
                  "openEnded",
                  "category",
                  "label"),
              Occasion.FIELDS.stream())
          .collect(Collectors.toUnmodifiableSet());

  private final Map<Short, CatalogueItem> byId = new LinkedHashMap<>();
  private final Map<String, CatalogueItem> byName = new LinkedHashMap<>();
  private final Map<String, Short> plans = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();

  private Catalogue(Yaml file) {
    Objects.requireNonNull(file.field("variables"), "variables")
        .fields()
        .forEach((name, pattern) -> variables.put(name, pattern.text()));
    for (Yaml plan : file.elements("plans")) {
      plans.put(plan.text("name"), Short.valueOf(plan.text("id")));
    }
    file.elements("charges").forEach(item -> add(item, ItemKind.CHARGE));
    file.elements("discounts").forEach(item -> add(item, ItemKind.DISCOUNT));
  }

  /** The catalogue that is shipped with the service. */
  public static Catalogue shipped() {
    try (InputStream in =
            Objects.requireNonNull(Catalogue.class.getResourceAsStream(RESOURCE), RESOURCE);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return new Catalogue(Yaml.read(reader));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Every entry, charges first. */
  public List<CatalogueItem> items() {
    return List.copyOf(byId.values());
  }

  /** The entry with an id. */
  public CatalogueItem item(int id) {
    return Objects.requireNonNull(byId.get((short) id), () -> "No catalogue item " + id);
  }

  /** The entry that a name on a bill belongs to; empty for a name outside of the catalogue. */
  public Optional<CatalogueItem> definitionOf(String concreteName) {
    CatalogueItem exact = byName.get(concreteName);
    if (exact != null) {
      return exact.isPattern() ? Optional.empty() : Optional.of(exact);
    }
    return byId.values().stream()
        .filter(item -> item.variablesOf(concreteName).isPresent())
        .findFirst();
  }

  /** The entry that a name in a price book belongs to: concrete, or with variables left open. */
  Optional<CatalogueItem> definitionOfPattern(String name) {
    CatalogueItem exact = byName.get(name);
    return exact != null
        ? Optional.of(exact)
        : byId.values().stream().filter(item -> bindings(item, name).isPresent()).findFirst();
  }

  /** Values of the variables in a name of a price book; null where one is left open. */
  Optional<List<@Nullable String>> bindings(CatalogueItem item, String name) {
    Matcher matcher = Pattern.compile(shape(item.name(), true)).matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<@Nullable String> bindings = new ArrayList<>();
    for (int group = 1; group <= matcher.groupCount(); group++) {
      String value = matcher.group(group);
      bindings.add(value == null || value.startsWith("{") ? null : value);
    }
    return Optional.of(bindings);
  }

  /**
   * Names that come into use together: that of a quantity, then that of what rounds it up. Most
   * names stand alone.
   */
  List<String> together(String concreteName) {
    String rounded = nameRoundedUpBy(concreteName).orElse(concreteName);
    CatalogueItem item = definitionOf(rounded).orElseThrow();
    return Stream.concat(
            Stream.of(rounded),
            byId.values().stream()
                .filter(other -> item.name().equals(other.roundsUp()))
                .map(other -> renamed(rounded, item, other)))
        .toList();
  }

  /** The name of the quantity that a name rounds up; empty when it rounds nothing up. */
  Optional<String> nameRoundedUpBy(String concreteName) {
    return definitionOf(concreteName)
        .flatMap(
            item ->
                Optional.ofNullable(item.roundsUp())
                    .map(byName::get)
                    .map(rounded -> renamed(concreteName, item, rounded)));
  }

  /** Whether quantities of the item can be filled up to a unit. */
  boolean isRoundedUp(CatalogueItem item) {
    return byId.values().stream().anyMatch(other -> item.name().equals(other.roundsUp()));
  }

  /** The name that an item has for SIMs of a plan; empty when none fits it. */
  Optional<String> nameFor(CatalogueItem item, Plan plan) {
    String name =
        item.name()
            .replace("{subscription}", plan.subscription())
            .replace("{bundle}", plan.bundle());
    return definitionOf(name).filter(item::equals).map(found -> name);
  }

  /** Number of the plan whose prices are those of the plan; empty when it has none of its own. */
  Optional<Short> pricedAs(Plan plan) {
    return plan.catalogueNames().stream().filter(plans::containsKey).findFirst().map(plans::get);
  }

  /** Numbers of the plans that prices can name. */
  Map<String, Short> plans() {
    return plans;
  }

  private void add(Yaml entry, ItemKind kind) {
    entry.only(FIELDS);
    String name = entry.text("name");
    CatalogueItem item =
        new CatalogueItem(
            Short.parseShort(entry.text("id")),
            name,
            kind,
            kind == ItemKind.DISCOUNT
                ? ItemPeriod.MONTHLY
                : ItemPeriod.ofName(entry.text("period")),
            entry.textOrNull("unit"),
            kind == ItemKind.DISCOUNT ? ItemSource.RATING : ItemSource.ofName(entry.text("source")),
            SimStatus.ofNames(entry.texts("heldAs")),
            Occasion.read(entry),
            entry.textOrNull("roundsUp"),
            entry.text("category"),
            label(entry),
            Pattern.compile(
                shape(name, false)
                    + (entry.textOrNull("openEnded") != null
                        ? "(?:-[A-Za-z0-9.]{1,30}){0,4}"
                        : "")));
    Set<String> names = new HashSet<>(byName.keySet());
    if (!names.add(name) || byId.containsKey(item.id())) {
      throw entry.problem("'" + name + "' or its id stands twice");
    }
    byId.put(item.id(), item);
    byName.put(name, item);
  }

  private static Label label(Yaml entry) {
    Yaml label = Objects.requireNonNull(entry.field("label"), "label").only(Set.of("en", "ja"));
    return new Label(label.text("en"), label.text("ja"));
  }

  /** A name of one item as a name of another that has the same variables. */
  private static String renamed(String concreteName, CatalogueItem from, CatalogueItem to) {
    Iterator<String> values = from.variablesOf(concreteName).orElseThrow().iterator();
    return VARIABLE
        .matcher(to.name())
        .replaceAll(variable -> Matcher.quoteReplacement(values.next()));
  }

  /** A regular expression for the names of an item, one group for each variable. */
  private String shape(String name, boolean variablesMayStayOpen) {
    StringBuilder shape = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(name);
    int literalFrom = 0;
    while (matcher.find()) {
      String variable = matcher.group(1);
      String pattern = variables.get(variable);
      if (pattern == null) {
        throw new IllegalStateException("No variable '" + variable + "' in the catalogue");
      }
      shape.append(Pattern.quote(name.substring(literalFrom, matcher.start())));
      // Non-capturing inside, so that one group stands for one variable.
      shape
          .append('(')
          .append(pattern.replaceAll("\\((?!\\?)", "(?:"))
          .append(variablesMayStayOpen ? "|\\{" + variable + "}" : "")
          .append(')');
      literalFrom = matcher.end();
    }
    return shape.append(Pattern.quote(name.substring(literalFrom))).toString();
  }
}
