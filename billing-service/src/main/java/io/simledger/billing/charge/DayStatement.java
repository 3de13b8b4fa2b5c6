package io.simledger.billing.charge;

import io.simledger.billing.platform.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A statement over the days of a run, in the two forms that a run can take. Each begins with the
 * rows {@code days} and {@code scope}: the days of accounts that are rated, and the bill that each
 * of them can still stand on.
 */
record DayStatement(String forAll, String forOne) {
  private static final String SCOPE =
      """
      days AS (
        SELECT q.day,
               CAST(date_trunc('month', CAST(q.day AS timestamp)) AS date)    AS month,
               CAST(q.day AS timestamp) AT TIME ZONE 'UTC'                     AS starts,
               CAST(q.day AS timestamp) AT TIME ZONE 'UTC' + interval '1 day'  AS ends,
               max(q.day) OVER (PARTITION BY date_trunc('month', CAST(q.day AS timestamp))) AS last_day
          FROM unnest(CAST(CAST(:days AS text[]) AS date[])) AS q (day)
      ),
      scope AS (
        SELECT a.account_id,
               a.coverage,
               d.day,
               d.month,
               d.starts,
               d.ends,
               -- The bill that the day still can stand on (B10).
               greatest(d.month, o.first_open) AS bill_month,
               -- The last day of the month that is rated when the run is over. What becomes known of later days is
               -- charged when they are rated.
               least(
                 CAST(d.month + interval '1 month' AS date) - 1,
                 greatest(
                   d.last_day,
                   (SELECT max(r.day)
                      FROM rating_run r
                     WHERE r.account_id = a.account_id))) AS rated_to
          FROM account a
         CROSS JOIN days d
          LEFT JOIN open_month o ON o.account_id = a.account_id
         WHERE %s
      )""";

  private static final String NOT_RATED_YET =
      """
      NOT EXISTS (
        SELECT 1
          FROM rating_run r
         WHERE r.account_id = a.account_id
           AND r.day = d.day)""";

  private static final String ONE_ACCOUNT = "a.account_id = :account";

  /** A statement that differs in its scope only. */
  static DayStatement of(String template) {
    return of(template, List.of(), List.of());
  }

  /**
   * @param template the first argument of its format is the scope
   * @param inAll the second argument for all accounts
   * @param inOne the second argument for one account, which is {@code :account}
   */
  static DayStatement of(String template, String inAll, String inOne) {
    return of(template, List.of(inAll), List.of(inOne));
  }

  /** The same where more than one argument differs. */
  static DayStatement of(String template, List<String> inAll, List<String> inOne) {
    return new DayStatement(
        formatted(template, NOT_RATED_YET, inAll), formatted(template, ONE_ACCOUNT, inOne));
  }

  private static String formatted(String template, String scope, List<String> others) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(SCOPE.formatted(scope));
    arguments.addAll(others);
    return template.formatted(arguments.toArray());
  }

  void run(Sql sql, RatedDays days) {
    run(sql, days, days.binds());
  }

  /** Runs a statement that names {@code :now} too. */
  void run(Sql sql, RatedDays days, Instant now) {
    Map<String, Object> binds = days.binds();
    binds.put("now", now.toString());
    run(sql, days, binds);
  }

  private void run(Sql sql, RatedDays days, Map<String, Object> binds) {
    String statement = days.areOfAll() ? forAll : forOne;
    binds.keySet().retainAll(Sql.bindsOf(statement));
    sql.update(statement, binds);
  }
}
