package io.simledger.billing.usage;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes usage: dedup, sum by day and booking in one statement. */
@ApplicationScoped
class UsageTables {
  /**
   * Late usage of a closed month goes on the first bill that is still open, with its own day (B10).
   */
  private static final String BOOK =
      """
      WITH stage AS (
        %s
      ),
      fresh AS (
        INSERT INTO usage_seen (
          record_id,
          digest
        )
        SELECT s.record_id,
               s.digest
          FROM stage s
         ORDER BY s.record_id
        ON CONFLICT (record_id) DO NOTHING
        RETURNING record_id
      ),
      -- Once for each account: a batch has many records of few.
      open AS (
        SELECT a.account_id,
               o.first_open
          FROM (SELECT DISTINCT account_id FROM stage) a
          JOIN open_month o USING (account_id)
      ),
      booked AS (
        INSERT INTO usage_day AS u (
          account_id,
          bill_month,
          day,
          resource_id,
          item_id,
          quantity
        )
        SELECT s.account_id,
               greatest(CAST(date_trunc('month', CAST(s.day AS timestamp)) AS date), o.first_open),
               s.day,
               s.resource_id,
               s.item_id,
               sum(s.quantity)
          FROM stage s
          JOIN fresh f USING (record_id)
          LEFT JOIN open o ON o.account_id = s.account_id
         WHERE s.account_id IS NOT NULL
         GROUP BY 1, 2, 3, 4, 5
         ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (account_id, bill_month, day, resource_id, item_id) DO UPDATE
           SET quantity = u.quantity + EXCLUDED.quantity
        RETURNING account_id,
                  day
      ),
      due AS (
        INSERT INTO rating_due (
          account_id,
          day,
          onwards
        )
        SELECT DISTINCT b.account_id,
               b.day,
               false
          FROM booked b
      ),
      aside AS (
        INSERT INTO usage_unassigned (
          record_id,
          imsi,
          day,
          item_id,
          quantity
        )
        SELECT s.record_id,
               s.imsi,
               s.day,
               s.item_id,
               s.quantity
          FROM stage s
          JOIN fresh f USING (record_id)
         WHERE s.account_id IS NULL
      )
      SELECT s.record_id
        FROM stage s
        LEFT JOIN fresh f USING (record_id)
       WHERE f.record_id IS NULL
      """;

  private static final String FROM_ARRAYS =
      BOOK.formatted(
          """
          SELECT CAST(a.record_id AS uuid) AS record_id,
                 a.digest,
                 a.account_id,
                 CAST(a.day AS date) AS day,
                 a.resource_id,
                 a.item_id,
                 CAST(a.quantity AS numeric) AS quantity,
                 a.imsi
            FROM unnest(CAST(:records AS text[]), CAST(:digests AS bigint[]), CAST(:accounts AS int[]),
                        CAST(:days AS text[]), CAST(:resources AS bigint[]), CAST(:items AS smallint[]),
                        CAST(:quantities AS text[]), CAST(:imsis AS bigint[]))
                 AS a (record_id, digest, account_id, day, resource_id, item_id, quantity, imsi)
          """);

  private static final String FROM_STAGE = BOOK.formatted("SELECT * FROM usage_stage");

  private final Sql sql;
  private final UsageStage stage;

  UsageTables(Sql sql, UsageStage stage) {
    this.sql = sql;
    this.stage = stage;
  }

  /** Holds up changes of owner until the transaction ends; others who book are not held up. */
  void keepOwners() {
    sql.update("LOCK TABLE usage_gate IN ROW EXCLUSIVE MODE", Map.of());
  }

  /** What an account can use. */
  private record Use(int accountId, short itemId) {}

  /** Records of items that the price book does not have in the coverage of who pays. */
  Set<UUID> unpriced(List<Booking> bookings) {
    List<Use> uses =
        bookings.stream()
            .filter(booking -> booking.accountId() != null)
            .map(UsageTables::use)
            .distinct()
            .toList();
    Set<Use> unpriced =
        new HashSet<>(
            sql.query(
                """
                SELECT u.account_id,
                       u.item_id
                  FROM unnest(CAST(:accounts AS int[]), CAST(:items AS smallint[])) AS u (account_id, item_id)
                  JOIN account a USING (account_id)
                 WHERE NOT EXISTS (
                         SELECT 1
                           FROM price p
                          WHERE p.item_id = u.item_id
                            AND p.coverage = a.coverage
                            AND p.status = 0)
                """,
                Map.of(
                    "accounts", uses.stream().map(Use::accountId).toArray(Integer[]::new),
                    "items", uses.stream().map(Use::itemId).toArray(Short[]::new)),
                row -> new Use(((Number) row[0]).intValue(), ((Number) row[1]).shortValue())));
    Set<UUID> records = new LinkedHashSet<>();
    if (!unpriced.isEmpty()) {
      bookings.stream()
          .filter(booking -> booking.accountId() != null && unpriced.contains(use(booking)))
          .forEach(booking -> records.add(booking.record().recordId()));
    }
    return records;
  }

  private static Use use(Booking booking) {
    return new Use(Objects.requireNonNull(booking.accountId(), "account"), booking.itemId());
  }

  /** Books what was not seen before; the ids of the rest. */
  Set<UUID> bookSmall(List<Booking> bookings) {
    Map<String, Object> binds = new HashMap<>();
    binds.put("records", array(bookings, b -> b.record().recordId().toString(), String[]::new));
    binds.put("digests", array(bookings, b -> b.record().digest(), Long[]::new));
    binds.put("accounts", array(bookings, Booking::accountId, Integer[]::new));
    binds.put("days", array(bookings, b -> b.day().toString(), String[]::new));
    binds.put("resources", array(bookings, Booking::resourceId, Long[]::new));
    binds.put("items", array(bookings, Booking::itemId, Short[]::new));
    binds.put("quantities", array(bookings, b -> b.record().quantity().toString(), String[]::new));
    binds.put("imsis", array(bookings, Booking::imsi, Long[]::new));
    return seenBefore(FROM_ARRAYS, binds);
  }

  /** The same by way of a staging table. */
  Set<UUID> bookLarge(List<Booking> bookings) {
    stage.fill(bookings);
    return seenBefore(FROM_STAGE, Map.of());
  }

  /** Digests under which records were seen. */
  Map<UUID, Long> digests(Set<UUID> recordIds) {
    Map<UUID, Long> digests = new HashMap<>();
    sql.query(
            """
            SELECT s.record_id,
                   s.digest
              FROM usage_seen s
             WHERE s.record_id IN (
                     SELECT CAST(unnest(CAST(:records AS text[])) AS uuid))
            """,
            Map.of("records", recordIds.stream().map(UUID::toString).toArray(String[]::new)),
            Function.identity())
        .forEach(row -> digests.put((UUID) row[0], (Long) row[1]));
    return digests;
  }

  private Set<UUID> seenBefore(String statement, Map<String, ?> binds) {
    return new HashSet<>(sql.query(statement, binds, row -> (UUID) row[0]));
  }

  private static <T> @Nullable T[] array(
      List<Booking> bookings,
      Function<Booking, @Nullable T> value,
      java.util.function.IntFunction<T[]> make) {
    return bookings.stream().map(value).toArray(make);
  }
}
