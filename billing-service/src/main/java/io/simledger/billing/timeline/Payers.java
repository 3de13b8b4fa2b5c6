package io.simledger.billing.timeline;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who pays a SIM's day (T14). */
@ApplicationScoped
public class Payers {
  /** A day (UTC) of a SIM. */
  public record SimDay(long imsi, LocalDate day) {}

  /** The account that pays, and the number of the SIM among its resources. */
  public record Payer(int accountId, long simId) {}

  private final Sql sql;

  Payers(Sql sql) {
    this.sql = sql;
  }

  /**
   * Payers of days; those that nobody pays are absent. To book on the answer, the caller locks
   * {@code usage_gate} in ROW EXCLUSIVE mode first.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<SimDay, Payer> of(Collection<SimDay> simDays) {
    List<SimDay> asked = List.copyOf(simDays);
    Map<SimDay, Payer> payers = new HashMap<>();
    if (asked.isEmpty()) {
      return payers;
    }
    sql.query(
            """
            SELECT q.position,
                   CASE WHEN q.day >= s.owned_from THEN s.account_id ELSE p.account_id END,
                   s.sim_id
              FROM unnest(CAST(:imsis AS bigint[]), CAST(CAST(:days AS text[]) AS date[]))
                   WITH ORDINALITY AS q (imsi, day, position)
              JOIN sim s ON s.imsi = q.imsi
              LEFT JOIN ownership_period p
                ON p.imsi = q.imsi
               AND p.from_day <= q.day
               AND p.to_day > q.day
            """,
            Map.of(
                "imsis", asked.stream().map(SimDay::imsi).toArray(Long[]::new),
                "days", asked.stream().map(q -> q.day().toString()).toArray(String[]::new)),
            Function.identity())
        .forEach(
            row -> {
              @Nullable Number account = (Number) row[1];
              if (account != null) {
                payers.put(
                    asked.get(((Number) row[0]).intValue() - 1),
                    new Payer(account.intValue(), ((Number) row[2]).longValue()));
              }
            });
    return payers;
  }
}
