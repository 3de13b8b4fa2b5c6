package io.simledger.billing.pricing;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables behind catalogue and price book. Every method runs in the caller's transaction. */
@ApplicationScoped
class PriceTables {
  private final Sql sql;
  private final Catalogue catalogue;
  private final PriceChanges changes;

  PriceTables(Sql sql, Catalogue catalogue, PriceChanges changes) {
    this.sql = sql;
    this.catalogue = catalogue;
    this.changes = changes;
  }

  /**
   * Brings all tables in line with the catalogue and the book; the same again changes nothing. Days
   * that were rated at other prices are announced to rating.
   */
  void load(PriceBook book) {
    lock();
    loadItems();
    loadTaxRates(book.taxRates());
    sql.update("CREATE TEMPORARY TABLE price_before ON COMMIT DROP AS TABLE price", Map.of());
    sql.update("DELETE FROM price", Map.of());
    for (BillItem item : all()) {
      addPrices(item, book);
    }
    changes.announce();
  }

  /** One writer at a time: a reload, or the first use of a name. Readers are not held up. */
  void lock() {
    sql.update("LOCK TABLE price IN SHARE ROW EXCLUSIVE MODE", Map.of());
  }

  /** Every item that has an id, entries with variables included. */
  List<BillItem> all() {
    return sql.query(
        """
        SELECT i.item_id,
               i.name,
               i.catalogue_id
          FROM bill_item i
         ORDER BY i.item_id
        """,
        Map.of(),
        row ->
            new BillItem(
                ((Number) row[0]).shortValue(),
                (String) row[1],
                catalogue.item(((Number) row[2]).intValue())));
  }

  /**
   * Gives ids and prices to names that are met for the first time, and to those that round them up;
   * {@link #lock} comes first.
   */
  void add(Collection<String> names, PriceBook book) {
    List<BillItem> known = all();
    short id =
        known.stream()
            .map(BillItem::id)
            .max(Short::compare)
            .filter(last -> last >= Items.FIRST_CONCRETE_ID)
            .map(last -> (short) (last + 1))
            .orElse(Items.FIRST_CONCRETE_ID);
    Set<String> present = known.stream().map(BillItem::name).collect(Collectors.toSet());
    for (String name : names) {
      for (String one : catalogue.together(name)) {
        if (present.add(one)) {
          BillItem item = new BillItem(id++, one, catalogue.definitionOf(one).orElseThrow());
          insert(item);
          addPrices(item, book);
        }
      }
    }
  }

  private void loadItems() {
    for (CatalogueItem item : catalogue.items()) {
      insert(new BillItem(item.id(), item.name(), item));
    }
  }

  private void insert(BillItem item) {
    CatalogueItem definition = item.definition();
    sql.update(
        """
        INSERT INTO bill_item (
          item_id,
          name,
          catalogue_id,
          kind,
          period,
          source,
          rounds_up
        )
        SELECT :id,
               :name,
               :catalogueId,
               :kind,
               :period,
               :source,
               (SELECT r.item_id FROM bill_item r WHERE r.name = :roundsUp)
        ON CONFLICT (item_id) DO UPDATE
           SET kind   = EXCLUDED.kind,
               period = EXCLUDED.period,
               source = EXCLUDED.source
        """,
        Map.of(
            "id", item.id(),
            "name", item.name(),
            "catalogueId", definition.id(),
            "kind", definition.kind().storedName(),
            "period", definition.period().storedName(),
            "source", definition.source().storedName(),
            "roundsUp", catalogue.nameRoundedUpBy(item.name()).orElse("")));
  }

  private void loadTaxRates(List<TaxRate> rates) {
    sql.update("DELETE FROM tax_rate", Map.of());
    sql.update(
        """
        INSERT INTO tax_rate (
          coverage,
          from_day,
          to_day,
          rate
        )
        SELECT r.coverage,
               r.from_day,
               r.to_day,
               r.rate
          FROM unnest(CAST(:coverages AS smallint[]), CAST(CAST(:from AS text[]) AS date[]),
                      CAST(CAST(:to AS text[]) AS date[]), CAST(CAST(:rates AS text[]) AS numeric[]))
               AS r (coverage, from_day, to_day, rate)
        """,
        Map.of(
            "coverages", rates.stream().map(r -> r.coverage().number()).toArray(Short[]::new),
            "from", texts(rates, r -> r.from().toString()),
            "to", texts(rates, r -> orInfinity(r.to())),
            "rates", texts(rates, r -> r.rate().toPlainString())));
  }

  private void addPrices(BillItem item, PriceBook book) {
    if (item.name().indexOf('{') >= 0) {
      return;
    }
    String name = catalogue.nameRoundedUpBy(item.name()).orElse(item.name());
    List<PriceSpan> spans = PriceSpan.of(catalogue.definitionOf(name).orElseThrow(), name, book);
    sql.update(
        """
        INSERT INTO price (
          item_id,
          coverage,
          status,
          plan,
          from_day,
          to_day,
          unit_price,
          included,
          rounded_up_to
        )
        SELECT :item,
               p.coverage,
               p.status,
               p.plan,
               p.from_day,
               p.to_day,
               p.unit_price,
               p.included,
               p.rounded_up_to
          FROM unnest(CAST(:coverages AS smallint[]), CAST(:statuses AS smallint[]), CAST(:plans AS smallint[]),
                      CAST(CAST(:from AS text[]) AS date[]), CAST(CAST(:to AS text[]) AS date[]),
                      CAST(CAST(:prices AS text[]) AS numeric[]), CAST(CAST(:included AS text[]) AS numeric[]),
                      CAST(CAST(:roundedUpTo AS text[]) AS numeric[]))
               AS p (coverage, status, plan, from_day, to_day, unit_price, included, rounded_up_to)
        """,
        Map.of(
            "item", item.id(),
            "coverages", spans.stream().map(s -> s.coverage().number()).toArray(Short[]::new),
            "statuses", spans.stream().map(PriceSpan::status).toArray(Short[]::new),
            "plans", spans.stream().map(PriceSpan::plan).toArray(Short[]::new),
            "from", texts(spans, s -> s.from().toString()),
            "to", texts(spans, s -> orInfinity(s.to())),
            "prices", texts(spans, s -> s.unitPrice().toPlainString()),
            "included", texts(spans, s -> s.included().toPlainString()),
            "roundedUpTo", texts(spans, s -> plainOrNull(s.roundedUpTo()))));
  }

  private static @Nullable String plainOrNull(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private static <T> @Nullable String[] texts(List<T> values, Function<T, @Nullable String> text) {
    return values.stream().map(text).toArray(String[]::new);
  }

  private static String orInfinity(@Nullable Object day) {
    return day == null ? "infinity" : day.toString();
  }
}
