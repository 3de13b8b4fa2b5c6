package io.simledger.billing.charge;

import io.simledger.billing.platform.Sql;
import io.simledger.billing.rating.DueDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far rating has come, and what it has to do again. */
@ApplicationScoped
class RatingTables {
  private final Sql sql;

  RatingTables(Sql sql) {
    this.sql = sql;
  }

  /**
   * The next day to rate for all accounts; null before there is anything to rate. Until the
   * transaction ends nobody else rates anything.
   */
  @Nullable LocalDate claimNextDay() {
    LocalDate day =
        sql.value("SELECT p.next_day FROM rating_progress p FOR UPDATE", Map.of(), LocalDate.class);
    return day == null ? firstDueDay() : day;
  }

  void nextDayIs(LocalDate day) {
    sql.update(
        "UPDATE rating_progress SET next_day = CAST(:day AS date)", Map.of("day", day.toString()));
  }

  /** Until the transaction ends no day is rated for all accounts. */
  void holdDays() {
    sql.query("SELECT p.next_day FROM rating_progress p FOR SHARE", Map.of(), row -> row.length);
  }

  /** Until the transaction ends nobody else rates the account. */
  void claimAccount(int accountId) {
    holdDays();
    sql.query(
        "SELECT a.account_id FROM account a WHERE a.account_id = :account FOR NO KEY UPDATE",
        Map.of("account", accountId),
        row -> row.length);
  }

  /**
   * The day is about to be rated for the first time: that it is due need not be said any more,
   * except to accounts of which it or a day after it was rated ahead.
   */
  void forgetDue(LocalDate day) {
    sql.update(
        """
        DELETE FROM rating_due d
         WHERE d.day = CAST(:day AS date)
           AND NOT EXISTS (
                 SELECT 1
                   FROM rating_run r
                  WHERE r.account_id = d.account_id
                    AND r.day >= d.day)
        """,
        Map.of("day", day.toString()));
  }

  /** Takes what is due of an account up to a day. What is announced from now on stays. */
  List<DueDay> takeDue(int accountId, LocalDate last) {
    return sql.query(
        """
        DELETE FROM rating_due d
         WHERE d.account_id = :account
           AND d.day <= CAST(:last AS date)
        RETURNING d.day,
                  d.onwards
        """,
        Map.of("account", accountId, "last", last.toString()),
        row -> new DueDay(Sql.day(row[0]), (Boolean) row[1]));
  }

  List<Integer> accountsWithDue(LocalDate last) {
    return sql.query(
        """
        SELECT DISTINCT d.account_id
          FROM rating_due d
         WHERE d.day <= CAST(:last AS date)
         ORDER BY 1
        """,
        Map.of("last", last.toString()),
        row -> ((Number) row[0]).intValue());
  }

  /** OFFSET keeps it to the rows of the account: by the index of days it would meet all others. */
  @Nullable LocalDate firstDueDay(int accountId) {
    return day(
        """
        SELECT min(d.day)
          FROM (SELECT day
                  FROM rating_due
                 WHERE account_id = :account
                OFFSET 0) d
        """,
        accountId);
  }

  @Nullable LocalDate lastRatedDay(int accountId) {
    return day("SELECT max(day) FROM rating_run WHERE account_id = :account", accountId);
  }

  private @Nullable LocalDate firstDueDay() {
    return sql.value("SELECT min(day) FROM rating_due", Map.of(), LocalDate.class);
  }

  private @Nullable LocalDate day(String query, int accountId) {
    return sql.value(query, Map.of("account", accountId), LocalDate.class);
  }
}
