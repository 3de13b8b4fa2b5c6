package io.simledger.transfer.simtransfer;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.simtransfer.TransferItems.TransferItem;
import io.simledger.transfer.simtransfer.TransferTable.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists the transfers that an operator takes part in (T10), the newest first. */
@ApplicationScoped
class TransferList {
  /** Before the first row: later than any transfer. */
  private static final Position BEGINNING =
      new Position(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));

  private final Sql sql;
  private final SimTransfers transfers;
  private final TransferItems items;
  private final TransferConfig config;

  TransferList(Sql sql, SimTransfers transfers, TransferItems items, TransferConfig config) {
    this.sql = sql;
    this.transfers = transfers;
    this.items = items;
    this.config = config;
  }

  /** A transfer with its SIMs. */
  record Listed(SimTransfer transfer, List<TransferItem> items) {}

  private record Position(Instant issuedAt, UUID transferId) {}

  /** A page, which ends before its limit when the transfers on it have very many SIMs. */
  @Transactional
  Page<Listed> page(Query query) {
    List<SimTransfer> found = find(query);
    Page<SimTransfer> page =
        Page.of(found, fitting(found, query.limit()), transfer -> transfer.transferId().toString());
    Map<UUID, List<TransferItem>> sims =
        items.of(page.items().stream().map(SimTransfer::transferId).toList());
    return page.map(
        transfer -> new Listed(transfer, sims.getOrDefault(transfer.transferId(), List.of())));
  }

  /** How many of the transfers make a page: at least one. */
  private int fitting(List<SimTransfer> found, int limit) {
    int transfersOnPage = 0;
    long simsOnPage = 0;
    for (SimTransfer transfer : found.subList(0, Math.min(limit, found.size()))) {
      simsOnPage += transfer.simCount();
      if (transfersOnPage > 0 && simsOnPage > config.maxSims()) {
        break;
      }
      transfersOnPage++;
    }
    return Math.max(1, transfersOnPage);
  }

  /** As many as a page has and one more, which tells that there is a next page. */
  List<SimTransfer> find(Query query) {
    Position after = position(query);
    return sql.query(
        """
        SELECT %1$s
        FROM (
          (
            SELECT %1$s
            FROM sim_transfer
            WHERE :outgoing
              AND source_operator_id = :operatorId
              AND status = ANY (CAST(:statuses AS text[]))
              AND (
                :imsi = ''
                OR EXISTS (
                  SELECT 1
                  FROM sim_transfer_item AS item
                  WHERE item.transfer_id = sim_transfer.transfer_id
                    AND item.imsi = :imsi
                )
              )
              AND issued_at <= :issuedAt
              AND (issued_at < :issuedAt OR transfer_id > :transferId)
            ORDER BY
              issued_at DESC,
              transfer_id
            LIMIT :limit
          )
          UNION ALL
          (
            SELECT %1$s
            FROM sim_transfer
            WHERE :incoming
              AND destination_operator_id = :operatorId
              AND status = ANY (CAST(:statuses AS text[]))
              AND (
                :imsi = ''
                OR EXISTS (
                  SELECT 1
                  FROM sim_transfer_item AS item
                  WHERE item.transfer_id = sim_transfer.transfer_id
                    AND item.imsi = :imsi
                )
              )
              AND issued_at <= :issuedAt
              AND (issued_at < :issuedAt OR transfer_id > :transferId)
            ORDER BY
              issued_at DESC,
              transfer_id
            LIMIT :limit
          )
        ) AS both_directions
        ORDER BY
          issued_at DESC,
          transfer_id
        LIMIT :limit
        """
            .formatted(SimTransfers.COLUMNS),
        Map.of(
            "operatorId", query.operatorId(),
            "outgoing", query.direction() != TransferDirection.INCOMING,
            "incoming", query.direction() != TransferDirection.OUTGOING,
            "statuses", statuses(query.status()),
            "imsi", query.imsi(),
            "issuedAt", after.issuedAt(),
            "transferId", after.transferId(),
            "limit", query.limit() + 1),
        SimTransfers::of);
  }

  private Position position(Query query) {
    if (query.after() == null) {
      return BEGINNING;
    }
    return transfers
        .find(query.after())
        .filter(transfer -> takesPart(query.operatorId(), transfer))
        .map(transfer -> new Position(transfer.issuedAt(), transfer.transferId()))
        .orElseThrow(() -> new ApiException(ErrorCode.PARAMETER_INVALID, "last_evaluated_key"));
  }

  private static boolean takesPart(String operatorId, SimTransfer transfer) {
    return operatorId.equals(transfer.sourceOperatorId())
        || operatorId.equals(transfer.destinationOperatorId());
  }

  private static String[] statuses(@Nullable TransferStatus status) {
    return Optional.ofNullable(status)
        .map(List::of)
        .orElse(Arrays.asList(TransferStatus.values()))
        .stream()
        .map(TransferStatus::wireName)
        .toArray(String[]::new);
  }
}
