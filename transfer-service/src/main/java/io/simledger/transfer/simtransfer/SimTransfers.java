package io.simledger.transfer.simtransfer;

import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of transfers, in the transaction of the caller. */
@ApplicationScoped
class SimTransfers {
  static final String COLUMNS =
      """
      transfer_id,
      token_hash,
      source_operator_id,
      destination_operator_id,
      coverage_type,
      status,
      issued_at,
      expires_at,
      closed_at,
      sim_count,
      remaining
      """;

  private final Sql sql;

  SimTransfers(Sql sql) {
    this.sql = sql;
  }

  void insert(SimTransfer transfer, byte[] requestDigest) {
    sql.update(
        """
        INSERT INTO sim_transfer (
          transfer_id,
          token_hash,
          source_operator_id,
          destination_operator_id,
          coverage_type,
          status,
          request_digest,
          issued_at,
          expires_at,
          sim_count,
          remaining
        )
        VALUES (
          :transferId,
          :tokenHash,
          :source,
          :destination,
          :coverageType,
          'open',
          :requestDigest,
          :issuedAt,
          :expiresAt,
          :simCount,
          :simCount
        )
        """,
        Map.of(
            "transferId", transfer.transferId(),
            "tokenHash", transfer.tokenHash(),
            "source", transfer.sourceOperatorId(),
            "destination", transfer.destinationOperatorId(),
            "coverageType", transfer.coverageType().wireName(),
            "requestDigest", requestDigest,
            "issuedAt", transfer.issuedAt(),
            "expiresAt", transfer.expiresAt(),
            "simCount", transfer.simCount()));
  }

  Optional<SimTransfer> find(UUID transferId) {
    return one(
        """
        SELECT %s
        FROM sim_transfer
        WHERE transfer_id = :transferId
        """,
        Map.of("transferId", transferId));
  }

  /** The transfer of a token, if it was offered to this operator. */
  Optional<SimTransfer> findForDestination(TransferToken token, String operatorId) {
    return one(
        """
        SELECT %s
        FROM sim_transfer
        WHERE token_hash = :tokenHash
          AND destination_operator_id = :operatorId
        """,
        Map.of("tokenHash", token.hash(), "operatorId", operatorId));
  }

  /** The transfer of a token, if this operator offered it. */
  Optional<SimTransfer> findForSource(TransferToken token, String operatorId) {
    return one(
        """
        SELECT %s
        FROM sim_transfer
        WHERE token_hash = :tokenHash
          AND source_operator_id = :operatorId
        """,
        Map.of("tokenHash", token.hash(), "operatorId", operatorId));
  }

  /** The open offer that a SIM of the operator is in. */
  @Nullable UUID offerOf(String operatorId, String imsi) {
    return sql.value(
        """
        SELECT open_transfer_id
        FROM sim
        WHERE imsi = :imsi
          AND operator_id = :operatorId
          AND open_transfer_id IS NOT NULL
        """,
        Map.of("imsi", imsi, "operatorId", operatorId),
        UUID.class);
  }

  /** The open offer that the same request made before (T13). */
  Optional<SimTransfer> findOpen(String sourceOperatorId, byte[] requestDigest) {
    return one(
        """
        SELECT %s
        FROM sim_transfer
        WHERE source_operator_id = :source
          AND request_digest = :requestDigest
          AND status = 'open'
        """,
        Map.of("source", sourceOperatorId, "requestDigest", requestDigest));
  }

  /**
   * The transfer as it is now, locked. The SIMs that the caller will change are locked before.
   *
   * @throws ApiException when it is gone, with one of its operators
   */
  SimTransfer lock(UUID transferId) {
    return one(
            """
            SELECT %s
            FROM sim_transfer
            WHERE transfer_id = :transferId
            FOR NO KEY UPDATE
            """,
            Map.of("transferId", transferId))
        .orElseThrow(() -> new ApiException(ErrorCode.TRANSFER_NOT_FOUND));
  }

  /** Ends an open offer as a whole. */
  void close(UUID transferId, TransferStatus status, Instant now) {
    int closed =
        sql.update(
            """
            UPDATE sim_transfer
            SET
              status = :status,
              closed_at = :now
            WHERE transfer_id = :transferId
              AND status = 'open'
            """,
            Map.of("transferId", transferId, "status", status.wireName(), "now", now));
    if (closed != 1) {
      throw new IllegalStateException("Transfer %s is not open".formatted(transferId));
    }
  }

  /** Counts SIMs out of an open offer; when none is left, it is cancelled. */
  void reduce(UUID transferId, int sims, Instant now) {
    int reduced =
        sql.update(
            """
            UPDATE sim_transfer
            SET
              remaining = remaining - :sims,
              status = CASE WHEN remaining = :sims THEN 'cancelled' ELSE status END,
              closed_at = CASE WHEN remaining = :sims THEN CAST(:now AS timestamptz) END
            WHERE transfer_id = :transferId
              AND status = 'open'
            """,
            Map.of("transferId", transferId, "sims", sims, "now", now));
    if (reduced != 1) {
      throw new IllegalStateException("Transfer %s is not open".formatted(transferId));
    }
  }

  /** Open offers whose time is over, the oldest first. */
  List<SimTransfer> due(Instant now, int limit) {
    return sql.query(
        """
        SELECT %s
        FROM sim_transfer
        WHERE status = 'open'
          AND expires_at <= :now
        ORDER BY expires_at
        LIMIT :limit
        """
            .formatted(COLUMNS),
        Map.of("now", now, "limit", limit),
        SimTransfers::of);
  }

  /** When the next open offer's time is over. */
  Optional<Instant> nextDue() {
    return sql
        .query(
            """
            SELECT
              expires_at
            FROM sim_transfer
            WHERE status = 'open'
            ORDER BY expires_at
            LIMIT 1
            """,
            Map.of(),
            row -> (Instant) row[0])
        .stream()
        .findFirst();
  }

  static SimTransfer of(Object[] row) {
    return new SimTransfer(
        (UUID) row[0],
        (byte[]) row[1],
        (String) row[2],
        (String) row[3],
        CoverageType.fromString((String) row[4]),
        TransferStatus.fromString((String) row[5]),
        (Instant) row[6],
        (Instant) row[7],
        (Instant) row[8],
        (Integer) row[9],
        (Integer) row[10]);
  }

  private Optional<SimTransfer> one(String query, Map<String, ?> binds) {
    return sql.query(query.formatted(COLUMNS), binds, SimTransfers::of).stream().findFirst();
  }
}
