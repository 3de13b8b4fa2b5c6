package io.simledger.billing.account;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds billing accounts and opens those that are met for the first time. */
@ApplicationScoped
public class BillingAccounts {
  /** Of accounts that close; a bound on the locks of those who book on many accounts at once. */
  private static final int QUEUES = 16;

  private final Sql sql;

  BillingAccounts(Sql sql) {
    this.sql = sql;
  }

  /** The account of an operator in a coverage type; empty when nothing was ever charged to it. */
  @Transactional
  public Optional<BillingAccount> find(String operatorId, Coverage coverage) {
    return AccountEntity.<AccountEntity>find(
            "operatorId = ?1 and coverage = ?2", operatorId, coverage.number())
        .firstResultOptional()
        .map(AccountEntity::toAccount);
  }

  /** The account with a known number. */
  @Transactional
  public BillingAccount get(int accountId) {
    return AccountEntity.<AccountEntity>findByIdOptional(accountId)
        .orElseThrow(() -> new IllegalArgumentException("No account " + accountId))
        .toAccount();
  }

  /** Accounts by number, as far as they exist. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<Integer, BillingAccount> byId(Collection<Integer> accountIds) {
    return sql
        .query(
            """
            SELECT a.account_id,
                   a.operator_id,
                   a.coverage
              FROM account a
             WHERE a.account_id = ANY (CAST(:accounts AS int[]))
            """,
            Map.of("accounts", accountIds.toArray(Integer[]::new)),
            BillingAccounts::accountOf)
        .stream()
        .collect(Collectors.toMap(BillingAccount::id, Function.identity()));
  }

  /** The accounts of the keys; missing ones are opened. */
  @Transactional(Transactional.TxType.MANDATORY)
  public OpenAccounts ensure(Collection<BillingAccount.Key> keys) {
    if (keys.isEmpty()) {
      return new OpenAccounts(Map.of());
    }
    Map<BillingAccount.Key, BillingAccount> known = existing(keys);
    List<BillingAccount.Key> missing =
        keys.stream().distinct().filter(key -> !known.containsKey(key)).toList();
    if (missing.isEmpty()) {
      return new OpenAccounts(known);
    }
    sql.update(
        """
        INSERT INTO account (
          operator_id,
          coverage,
          currency
        )
        SELECT k.operator_id,
               k.coverage,
               k.currency
          FROM unnest(CAST(:operators AS text[]), CAST(:coverages AS smallint[]), CAST(:currencies AS text[]))
               AS k (operator_id, coverage, currency)
         ORDER BY k.operator_id, k.coverage
        ON CONFLICT (operator_id, coverage) DO NOTHING
        """,
        Map.of(
            "operators",
                missing.stream().map(BillingAccount.Key::operatorId).toArray(String[]::new),
            "coverages", missing.stream().map(k -> k.coverage().number()).toArray(Short[]::new),
            "currencies",
                missing.stream().map(k -> k.coverage().currency()).toArray(String[]::new)));
    return new OpenAccounts(existing(keys));
  }

  /** The account of a key; opened if it is missing. */
  @Transactional(Transactional.TxType.MANDATORY)
  public BillingAccount ensure(BillingAccount.Key key) {
    return Objects.requireNonNull(ensure(List.of(key)).byKey().get(key), "account");
  }

  /**
   * Until the transaction ends no month of the accounts is closed: what it books on an open month
   * is there when the month closes. Those who book do not hold each other up. To be called before
   * the statement that reads which months are open.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keepMonthsOpen(Collection<Integer> accountIds) {
    if (!accountIds.isEmpty()) {
      Integer[] accounts = accountIds.stream().distinct().toArray(Integer[]::new);
      queueBehindClosers(accounts);
      sql.query(
          """
          SELECT a.account_id
            FROM account a
           WHERE a.account_id = ANY (CAST(:accounts AS int[]))
           ORDER BY a.account_id
             FOR KEY SHARE
          """,
          Map.of("accounts", accounts),
          row -> row.length);
    }
  }

  /**
   * Until the transaction ends nobody else rates the account or evaluates a month of it. Those who
   * book on it are not held up.
   *
   * @param wait false to give up at once when somebody else is at it
   * @return whether the account is held
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean holdToEvaluate(int accountId, boolean wait) {
    return hold(accountId, "FOR NO KEY UPDATE" + (wait ? "" : " SKIP LOCKED"));
  }

  /**
   * Until the transaction ends nobody books on a month of the account either: waits for those who
   * are at it, and holds up those who come. To be called after {@link #holdToEvaluate}.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void holdToClose(int accountId) {
    if (!hold(accountId, "FOR UPDATE SKIP LOCKED")) {
      sql.query(
          "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('close'), :queue)) AS queued",
          Map.of("queue", accountId % QUEUES),
          row -> row.length);
      hold(accountId, "FOR UPDATE");
    }
  }

  /**
   * Rows have no queue: who books together with others passes by the one who waits to close, and
   * where somebody always books that one would wait for ever. These locks are given in turn.
   */
  private void queueBehindClosers(Integer[] accountIds) {
    sql.query(
        """
        SELECT 1
          FROM (SELECT pg_advisory_xact_lock_shared(hashtext('close'), q.queue)
                  FROM (SELECT DISTINCT a.account_id % :queues AS queue
                          FROM unnest(CAST(:accounts AS int[])) AS a (account_id)
                         ORDER BY 1) q) AS queued
        """,
        Map.of("accounts", accountIds, "queues", QUEUES), row -> row.length);
  }

  private boolean hold(int accountId, String lock) {
    return !sql.query(
            """
            SELECT a.account_id
              FROM account a
             WHERE a.account_id = :account
               %s
            """
                .formatted(lock),
            Map.of("account", accountId),
            row -> row.length)
        .isEmpty();
  }

  private Map<BillingAccount.Key, BillingAccount> existing(Collection<BillingAccount.Key> keys) {
    return sql
        .query(
            """
            SELECT a.account_id,
                   a.operator_id,
                   a.coverage
              FROM account a
             WHERE (a.operator_id, a.coverage) IN (
                     SELECT k.operator_id,
                            k.coverage
                       FROM unnest(CAST(:operators AS text[]), CAST(:coverages AS smallint[])) AS k (operator_id, coverage))
            """,
            Map.of(
                "operators",
                    keys.stream().map(BillingAccount.Key::operatorId).toArray(String[]::new),
                "coverages", keys.stream().map(k -> k.coverage().number()).toArray(Short[]::new)),
            BillingAccounts::accountOf)
        .stream()
        .collect(Collectors.toMap(BillingAccount::key, Function.identity()));
  }

  private static BillingAccount accountOf(Object[] row) {
    return new BillingAccount(
        ((Number) row[0]).intValue(), (String) row[1], Coverage.of(((Number) row[2]).intValue()));
  }
}
