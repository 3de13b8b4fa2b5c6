package io.simledger.billing.pricing;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Plans, and what follows for their SIMs from the catalogue. Every method runs in the caller's
 * transaction, after {@link PriceTables#lock}.
 */
@ApplicationScoped
class PlanTables {
  private static final int FIRST_MET_ID = 1000;

  private final Sql sql;
  private final Catalogue catalogue;
  private final PriceTables prices;

  PlanTables(Sql sql, Catalogue catalogue, PriceTables prices) {
    this.sql = sql;
    this.catalogue = catalogue;
    this.prices = prices;
  }

  /** Brings the plans in line with the catalogue; the same again changes nothing. */
  void load(PriceBook book) {
    catalogue
        .plans()
        .forEach(
            (name, id) -> {
              if (Plan.isOne(name)) {
                insert(id, Plan.of(name));
              }
            });
    sql.update("DELETE FROM life_charge", Map.of());
    sql.query(
            "SELECT plan_id, name, bundle FROM plan ORDER BY plan_id",
            Map.of(),
            row ->
                Map.entry(
                    ((Number) row[0]).shortValue(), new Plan((String) row[1], (String) row[2])))
        .forEach(plan -> addLifeCharges(plan.getKey(), plan.getValue(), book));
  }

  /** The number of a plan; one that is met for the first time gets one. */
  short number(Plan plan, PriceBook book) {
    return find(plan)
        .orElseGet(
            () -> {
              short id =
                  sql.query(
                          "SELECT greatest(max(plan_id) + 1, :first) FROM plan",
                          Map.of("first", FIRST_MET_ID),
                          row -> ((Number) row[0]).shortValue())
                      .get(0);
              insert(id, plan);
              addLifeCharges(id, plan, book);
              return id;
            });
  }

  private Optional<Short> find(Plan plan) {
    return sql
        .query(
            "SELECT plan_id FROM plan WHERE name = :name AND bundle = :bundle",
            Map.of("name", plan.subscription(), "bundle", plan.bundle()),
            row -> ((Number) row[0]).shortValue())
        .stream()
        .findFirst();
  }

  private void insert(short id, Plan plan) {
    sql.update(
        """
        INSERT INTO plan (
          plan_id,
          name,
          bundle,
          priced_as
        )
        VALUES (:id, :name, :bundle, :pricedAs)
        ON CONFLICT (plan_id) DO UPDATE
           SET priced_as = EXCLUDED.priced_as
        """,
        Map.of(
            "id", id,
            "name", plan.subscription(),
            "bundle", plan.bundle(),
            "pricedAs", catalogue.pricedAs(plan).orElse(id)));
  }

  private void addLifeCharges(short id, Plan plan, PriceBook book) {
    Map<CatalogueItem, String> names = new LinkedHashMap<>();
    for (CatalogueItem item : catalogue.items()) {
      Occasion occasion = item.occasion();
      if (occasion != null && occasion.isOf(plan)) {
        catalogue.nameFor(item, plan).ifPresent(name -> names.put(item, name));
      }
    }
    if (!names.isEmpty()) {
      prices.add(names.values(), book);
      names.forEach((item, name) -> addLifeCharge(id, item, name));
    }
  }

  private void addLifeCharge(short plan, CatalogueItem item, String name) {
    Occasion occasion = item.occasion();
    if (occasion != null) {
      sql.update(
          """
          INSERT INTO life_charge (
            plan_id,
            occasion,
            before,
            status,
            item_id
          )
          SELECT :plan,
                 :occasion,
                 b.status,
                 s.status,
                 i.item_id
            FROM bill_item i
           CROSS JOIN unnest(CAST(:before AS smallint[])) AS b (status)
           CROSS JOIN unnest(CAST(:statuses AS smallint[])) AS s (status)
           WHERE i.name = :name
          """,
          Map.of(
              "plan", plan,
              "occasion", occasion.kind().storedName(),
              "before", occasion.before().toArray(Short[]::new),
              "statuses", occasion.statusNumbers().toArray(Short[]::new),
              "name", name));
    }
  }
}
