package io.simledger.billing.export;

import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.bill.ChargedMonth;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps which files were asked for. */
@ApplicationScoped
class ExportFiles {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

  private final Sql sql;
  private final BillingAccounts accounts;

  ExportFiles(Sql sql, BillingAccounts accounts) {
    this.sql = sql;
    this.accounts = accounts;
  }

  /** The file of a request: a new one, or the one that this request made before. */
  @Transactional
  ExportedFile register(UUID requestId, ChargedMonth bill, Instant now, Duration lifetime) {
    sql.update(
        """
        INSERT INTO export_file (
          file_id,
          request_id,
          account_id,
          month,
          file_name,
          state,
          requested_at,
          expires_at
        )
        VALUES (
          :file,
          :request,
          :account,
          :month,
          :name,
          'processing',
          :now,
          :expires
        )
        ON CONFLICT (request_id) DO NOTHING
        """,
        Map.of(
            "file", UUID.randomUUID(),
            "request", requestId,
            "account", bill.accountId(),
            "month", bill.firstDay(),
            "name", fileName(bill, now),
            "now", now,
            "expires", now.plus(lifetime)));
    return file(ExportFileEntity.<ExportFileEntity>find("requestId", requestId).singleResult());
  }

  @Transactional
  Optional<ExportedFile> find(UUID id) {
    return ExportFileEntity.<ExportFileEntity>findByIdOptional(id).map(this::file);
  }

  /** Takes the lock of the oldest file that waits, was not tried, and that nobody else prepares. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<ExportedFile> lockOldestProcessing(Set<UUID> tried) {
    return Optional.ofNullable(
            sql.value(
                """
                SELECT file_id
                FROM export_file
                WHERE state = 'processing'
                  AND file_id <> ALL (CAST(:tried AS uuid[]))
                ORDER BY requested_at
                LIMIT 1
                FOR UPDATE SKIP LOCKED
                """,
                Map.of("tried", tried.toArray(UUID[]::new)),
                UUID.class))
        .flatMap(this::find);
  }

  /** Ends the processing of a file; one that came to its end before stays as it is. */
  @Transactional
  ExportedFile settle(ExportedFile file, ExportState state, Instant expiresAt) {
    ExportFileEntity row = ExportFileEntity.findById(file.id(), LockModeType.PESSIMISTIC_WRITE);
    if (file(row).state() == ExportState.PROCESSING) {
      row.state = state.name().toLowerCase(Locale.ROOT);
      row.expiresAt = expiresAt;
    }
    return file(row);
  }

  /** Forgets files whose time ended before this. */
  @Transactional
  int deleteExpiredBefore(Instant time) {
    return (int) ExportFileEntity.delete("expiresAt < ?1", time);
  }

  private ExportedFile file(ExportFileEntity row) {
    return new ExportedFile(
        row.id,
        new ChargedMonth(accounts.get(row.accountId), YearMonth.from(row.month)),
        row.fileName,
        ExportState.valueOf(row.state.toUpperCase(Locale.ROOT)),
        row.requestedAt,
        row.expiresAt);
  }

  /** The name under which the file is saved (C7). */
  private static String fileName(ChargedMonth bill, Instant now) {
    return "%s-%s-billing-%s.csv"
        .formatted(TIME.format(now), bill.account().operatorId(), MONTH.format(bill.month()));
  }
}
