package io.simledger.billing.pricing;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables behind catalogue and price book. Every method runs in the caller's transaction. */
@ApplicationScoped
class PriceTables {
  private final Sql sql;
  private final Catalogue catalogue;

  PriceTables(Sql sql, Catalogue catalogue) {
    this.sql = sql;
    this.catalogue = catalogue;
  }

  /** Brings all tables in line with the catalogue and the book; the same again changes nothing. */
  void load(PriceBook book) {
    lock();
    loadItems();
    loadPlans();
    loadTaxRates(book.taxRates());
    sql.update("DELETE FROM price", Map.of());
    for (BillItem item : all()) {
      addPrices(item, book);
    }
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

  /** Gives ids and prices to names that are met for the first time; {@link #lock} comes first. */
  void add(Collection<String> names, PriceBook book) {
    List<BillItem> known = all();
    short id =
        known.stream()
            .map(BillItem::id)
            .max(Short::compare)
            .filter(last -> last >= Items.FIRST_CONCRETE_ID)
            .map(last -> (short) (last + 1))
            .orElse(Items.FIRST_CONCRETE_ID);
    for (String name : names) {
      if (known.stream().noneMatch(item -> item.name().equals(name))) {
        BillItem item = new BillItem(id++, name, catalogue.definitionOf(name).orElseThrow());
        insert(item);
        addPrices(item, book);
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
          period
        )
        VALUES (:id, :name, :catalogueId, :kind, :period)
        ON CONFLICT (item_id) DO UPDATE
           SET kind   = EXCLUDED.kind,
               period = EXCLUDED.period
        """,
        Map.of(
            "id", item.id(),
            "name", item.name(),
            "catalogueId", definition.id(),
            "kind", definition.kind().storedName(),
            "period", definition.period().storedName()));
  }

  private void loadPlans() {
    catalogue
        .plans()
        .forEach(
            (name, id) ->
                sql.update(
                    """
                    INSERT INTO plan (
                      plan_id,
                      name
                    )
                    VALUES (:id, :name)
                    ON CONFLICT DO NOTHING
                    """,
                    Map.of("id", id, "name", name)));
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
    List<PriceSpan> spans = PriceSpan.of(item.definition(), item.name(), book);
    sql.update(
        """
        INSERT INTO price (
          item_id,
          coverage,
          status,
          plan,
          from_day,
          to_day,
          unit_price
        )
        SELECT :item,
               p.coverage,
               p.status,
               p.plan,
               p.from_day,
               p.to_day,
               p.unit_price
          FROM unnest(CAST(:coverages AS smallint[]), CAST(:statuses AS smallint[]), CAST(:plans AS smallint[]),
                      CAST(CAST(:from AS text[]) AS date[]), CAST(CAST(:to AS text[]) AS date[]),
                      CAST(CAST(:prices AS text[]) AS numeric[]))
               AS p (coverage, status, plan, from_day, to_day, unit_price)
        """,
        Map.of(
            "item", item.id(),
            "coverages", spans.stream().map(s -> s.coverage().number()).toArray(Short[]::new),
            "statuses", spans.stream().map(PriceSpan::status).toArray(Short[]::new),
            "plans", spans.stream().map(PriceSpan::plan).toArray(Short[]::new),
            "from", texts(spans, s -> s.from().toString()),
            "to", texts(spans, s -> orInfinity(s.to())),
            "prices", texts(spans, s -> s.unitPrice().toPlainString())));
  }

  private static <T> String[] texts(List<T> values, Function<T, String> text) {
    return values.stream().map(text).toArray(String[]::new);
  }

  private static String orInfinity(@Nullable Object day) {
    return day == null ? "infinity" : day.toString();
  }
}
