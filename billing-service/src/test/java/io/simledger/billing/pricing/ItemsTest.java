package io.simledger.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestParts;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** B4, B11: items and prices in the database. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class ItemsTest {
  @Inject Items items;
  @Inject PriceTables tables;
  @Inject PriceBook book;
  @Inject Plans plans;
  @Inject Sql sql;
  @Inject Retry retry;

  @Test
  void aConcreteNameGetsOneIdHoweverManyMeetItAtOnce() {
    Set<Short> ids = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            i ->
                ids.add(
                    items
                        .named(List.of("uploadDataCharge-t" + i % 2 + ".x-daytime"))
                        .values()
                        .iterator()
                        .next()
                        .id()));
    assertThat(ids)
        .hasSize(2)
        .allSatisfy(id -> assertThat(id).isGreaterThanOrEqualTo((short) 1000));
    BillItem item = items.get(ids.iterator().next());
    assertThat(item.definition().name()).isEqualTo("uploadDataCharge-{speedClass}-{timeOfDay}");
    assertThat(
            sql.query(
                "SELECT unit_price FROM price WHERE item_id = :id",
                Map.of("id", item.id()),
                row -> ((BigDecimal) row[0]).toPlainString()))
        .containsExactly("0.0000003000");
  }

  @Test
  void aNameOutsideOfTheCatalogueGetsNone() {
    assertThat(items.named(List.of("noSuchCharge", "basicCharge-active")))
        .containsOnlyKeys("basicCharge-active");
  }

  @Test
  void loadingTheSameBookAgainChangesNothing() {
    items.named(List.of("uploadDataCharge-again.x-daytime"));
    List<String> before = prices();
    retry.inTransaction(
        () -> {
          tables.load(book);
          return true;
        });
    assertThat(prices()).isEqualTo(before).isNotEmpty();
  }

  @Test
  void anUnknownPlanGetsANumberOnce() {
    Plan unknown = Plan.of("plan-new");
    Plan known = Plan.of("plan-D");
    short number = plans.numbers(List.of(unknown, known)).get(unknown);
    assertThat(number).isGreaterThanOrEqualTo((short) 1000);
    assertThat(plans.numbers(List.of(unknown, known)))
        .containsEntry(unknown, number)
        .containsEntry(known, (short) 1);
  }

  private List<String> prices() {
    return retry.inTransaction(
        () ->
            sql.query(
                """
                SELECT i.name,
                       p.coverage,
                       p.status,
                       p.plan,
                       CAST(p.from_day AS text),
                       CAST(p.to_day AS text),
                       p.unit_price
                  FROM price p
                  JOIN bill_item i USING (item_id)
                 WHERE i.name NOT LIKE '%-t_.x-%'
                 ORDER BY 1, 2, 3, 4, 5
                """,
                Map.of(), row -> List.of(row).toString()));
  }
}
