package io.simledger.billing.pricing;

import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Plans by number, so that rows which are stored by the million stay narrow. */
@ApplicationScoped
public class Plans {
  private final Sql sql;
  private final Retry retry;
  private final Map<String, Short> known = new ConcurrentHashMap<>();

  Plans(Sql sql, Retry retry) {
    this.sql = sql;
    this.retry = retry;
  }

  /**
   * Numbers of plans. A plan that is met for the first time gets one, and is charged what the book
   * has for any plan.
   */
  public Map<String, Short> numbers(Collection<String> names) {
    List<String> fresh =
        names.stream().distinct().filter(name -> !known.containsKey(name)).sorted().toList();
    if (!fresh.isEmpty()) {
      fresh.forEach(name -> known.put(name, retry.inTransaction(() -> number(name))));
    }
    return names.stream().distinct().collect(Collectors.toMap(name -> name, known::get));
  }

  private short number(String name) {
    sql.update(
        """
        INSERT INTO plan (
          plan_id,
          name
        )
        SELECT greatest(max(p.plan_id), 999) + 1,
               :name
          FROM plan p
        HAVING bool_and(p.name <> :name)
        """,
        Map.of("name", name));
    Number number =
        sql.value("SELECT plan_id FROM plan WHERE name = :name", Map.of("name", name), Short.class);
    if (number == null) {
      throw new IllegalStateException("The plan got no number");
    }
    return number.shortValue();
  }
}
