package io.simledger.billing.usage;

import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.timeline.OwnershipFollower;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Usage follows the SIM: what was booked on the source for the days that the destination pays moves
 * over (T14), and what nobody paid is booked once somebody does. Months that are closed for the
 * source keep what they have (B10).
 */
@ApplicationScoped
class UsageMoves implements OwnershipFollower {
  private final Sql sql;
  private final BillingAccounts accounts;
  private final InstantSource clock;

  UsageMoves(Sql sql, BillingAccounts accounts, InstantSource clock) {
    this.sql = sql;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public void registered(List<Registration> registrations) {
    accounts.keepMonthsOpen(registrations.stream().map(Registration::accountId).toList());
    Map<String, Object> binds = new HashMap<>();
    binds.put("imsis", longs(registrations, Registration::imsi));
    binds.put("simIds", longs(registrations, Registration::simId));
    binds.put(
        "accounts", registrations.stream().map(Registration::accountId).toArray(Integer[]::new));
    binds.put("days", days(registrations, Registration::from));
    sql.update(
        BOOK.formatted(
            """
            SELECT r.account_id,
                   x.day,
                   r.sim_id AS resource_id,
                   x.item_id,
                   x.quantity
              FROM explained x
              JOIN registered r USING (imsi)
            """,
            """
            registered AS (
              SELECT *
                FROM unnest(CAST(:imsis AS bigint[]), CAST(:simIds AS bigint[]), CAST(:accounts AS int[]),
                            CAST(CAST(:days AS text[]) AS date[]))
                     AS r (imsi, sim_id, account_id, from_day)
            ),
            explained AS (
              DELETE FROM usage_unassigned u
               USING registered r
               WHERE u.imsi = r.imsi
                 AND u.day >= r.from_day
              RETURNING u.imsi,
                        u.day,
                        u.item_id,
                        u.quantity
            )
            """),
        binds);
  }

  @Override
  public void transferred(List<Transfer> transfers) {
    accounts.keepMonthsOpen(
        transfers.stream().flatMap(t -> Stream.of(t.sourceId(), t.destinationId())).toList());
    Map<String, Object> binds = new HashMap<>();
    binds.put("simIds", longs(transfers, Transfer::simId));
    binds.put("sources", transfers.stream().map(Transfer::sourceId).toArray(Integer[]::new));
    binds.put(
        "destinations", transfers.stream().map(Transfer::destinationId).toArray(Integer[]::new));
    binds.put("days", days(transfers, Transfer::from));
    binds.put("today", clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().toString());
    sql.update(
        BOOK.formatted(
            """
            SELECT d.destination AS account_id,
                   m.day,
                   m.resource_id,
                   m.item_id,
                   m.quantity
              FROM moved m
              JOIN handed_over d ON d.sim_id = m.resource_id
            """,
            """
            handed_over AS (
              SELECT *
                FROM unnest(CAST(:simIds AS bigint[]), CAST(:sources AS int[]), CAST(:destinations AS int[]),
                            CAST(CAST(:days AS text[]) AS date[]))
                     AS d (sim_id, source, destination, from_day)
            ),
            source_open AS (
              SELECT a.source,
                     o.first_open
                FROM (SELECT DISTINCT source FROM handed_over) a
                JOIN open_month o ON o.account_id = a.source
            ),
            -- One look-up by key for each day: an account may have millions of rows in these months.
            place AS (
              SELECT d.source,
                     d.sim_id,
                     greatest(CAST(date_trunc('month', g.day) AS date), o.first_open) AS bill_month,
                     CAST(g.day AS date) AS day
                FROM handed_over d
               CROSS JOIN LATERAL generate_series(CAST(d.from_day AS timestamp), CAST(:today AS timestamp), interval '1 day')
                     AS g (day)
                LEFT JOIN source_open o ON o.source = d.source
            ),
            moved AS (
              DELETE FROM usage_day u
               USING place p
               WHERE u.account_id = p.source
                 AND u.bill_month = p.bill_month
                 AND u.day = p.day
                 AND u.resource_id = p.sim_id
              RETURNING u.account_id,
                        u.day,
                        u.resource_id,
                        u.item_id,
                        u.quantity
            )
            """),
        binds);
  }

  /** Books rows (account_id, day, resource_id, item_id, quantity) that stood elsewhere before. */
  private static final String BOOK =
      """
      WITH %2$s,
      unbooked AS (
        %1$s
      ),
      open AS (
        SELECT a.account_id,
               o.first_open
          FROM (SELECT DISTINCT account_id FROM unbooked) a
          JOIN open_month o USING (account_id)
      ),
      rebooked AS (
        INSERT INTO usage_day AS u (
          account_id,
          bill_month,
          day,
          resource_id,
          item_id,
          quantity
        )
        SELECT b.account_id,
               greatest(CAST(date_trunc('month', CAST(b.day AS timestamp)) AS date), o.first_open),
               b.day,
               b.resource_id,
               b.item_id,
               sum(b.quantity)
          FROM unbooked b
          LEFT JOIN open o ON o.account_id = b.account_id
         GROUP BY 1, 2, 3, 4, 5
         ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (account_id, bill_month, day, resource_id, item_id) DO UPDATE
           SET quantity = u.quantity + EXCLUDED.quantity
        RETURNING account_id,
                  day
      )
      INSERT INTO rating_due (
        account_id,
        day,
        onwards
      )
      SELECT DISTINCT r.account_id,
             r.day,
             false
        FROM rebooked r
      """;

  private static <T> Long[] longs(List<T> rows, Function<T, Long> value) {
    return rows.stream().map(value).toArray(Long[]::new);
  }

  private static <T> String[] days(List<T> rows, Function<T, LocalDate> day) {
    return rows.stream().map(row -> day.apply(row).toString()).toArray(String[]::new);
  }
}
