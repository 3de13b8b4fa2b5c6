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
  @Inject PlanTables planTables;
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
    items.named(List.of("uploadDataCharge-again.x-daytime", "dataTrafficCharge-XX-plan-again"));
    plans.numbers(List.of(new Plan("plan-DU", "DU-again")));
    load();
    List<String> before = prices();
    List<String> lifeBefore = lifeCharges("plan-DU", "DU-again");
    load();
    assertThat(prices()).isEqualTo(before).isNotEmpty();
    assertThat(lifeCharges("plan-DU", "DU-again")).isEqualTo(lifeBefore).isNotEmpty();
  }

  /** B6. */
  @Test
  void aNameThatIsRoundedUpBringsTheOneThatRoundsItUpAtTheSamePrice() {
    items.named(List.of("dataTrafficRoundedUpCharge-YY-plan01s"));
    assertThat(
            retry.inTransaction(
                () ->
                    sql.query(
                        """
                        SELECT r.name || ' rounds up ' || i.name || ' at ' || p.unit_price || ' to ' || q.rounded_up_to
                          FROM bill_item i
                          JOIN bill_item r ON r.rounds_up = i.item_id
                          JOIN price p ON p.item_id = r.item_id
                          JOIN price q ON q.item_id = i.item_id
                         WHERE i.name = 'dataTrafficCharge-YY-plan01s'
                        """,
                        Map.of(),
                        row -> (String) row[0])))
        .containsExactly(
            "dataTrafficRoundedUpCharge-YY-plan01s rounds up dataTrafficCharge-YY-plan01s at 0.0000005 to 1024");
  }

  @Test
  void aPlanWithABundleIsMetWithWhatItsSimsAreCharged() {
    Plan bundled = new Plan("plan-D", "D-met");
    short number = plans.numbers(List.of(bundled)).get(bundled);
    assertThat(number)
        .isNotEqualTo(plans.numbers(List.of(Plan.of("plan-D"))).get(Plan.of("plan-D")));
    assertThat(lifeCharges("plan-D", "D-met"))
        .contains(
            "month 0 1 readyStatusChargeForPlanDWithBundle",
            "month 0 2 bundleChargeForPlanDWithBundle-D-met",
            "month 0 5 suspendedStatusChargeForPlanDWithBundle",
            "month 0 7 readyStatusChargeForPlanDWithBundle",
            "change 4 2 subscriberActivationCharge")
        .noneMatch(line -> line.contains("KM1") || line.startsWith("renewal"));
    assertThat(lifeCharges("plan-D", "")).noneMatch(line -> line.startsWith("month"));
  }

  private void load() {
    retry.inTransaction(
        () -> {
          tables.load(book);
          planTables.load(book);
          return true;
        });
  }

  private List<String> lifeCharges(String subscription, String bundle) {
    return retry.inTransaction(
        () ->
            sql.query(
                """
                SELECT l.occasion || ' ' || l.before || ' ' || l.status || ' ' || i.name
                  FROM life_charge l
                  JOIN plan p USING (plan_id)
                  JOIN bill_item i USING (item_id)
                 WHERE p.name = :subscription
                   AND p.bundle = :bundle
                 ORDER BY 1
                """,
                Map.of("subscription", subscription, "bundle", bundle),
                row -> (String) row[0]));
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
