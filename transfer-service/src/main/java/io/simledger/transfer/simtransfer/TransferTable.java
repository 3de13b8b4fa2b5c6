package io.simledger.transfer.simtransfer;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Transfers as a table for either side, and the SIMs of one, page by page: neither the number of
 * transfers nor that of their SIMs makes a page slow.
 */
@ApplicationScoped
public class TransferTable {
  private final Sql sql;
  private final SimTransfers transfers;
  private final TransferList list;

  TransferTable(Sql sql, SimTransfers transfers, TransferList list) {
    this.sql = sql;
    this.transfers = transfers;
    this.list = list;
  }

  /**
   * Which transfers of an operator.
   *
   * @param direction null for both
   * @param status null for any
   * @param imsi only those that this SIM was part of; empty for all
   * @param after key of the last transfer of the page before, null for the first page
   */
  public record Query(
      String operatorId,
      @Nullable TransferDirection direction,
      @Nullable TransferStatus status,
      String imsi,
      @Nullable UUID after,
      int limit) {}

  /** A SIM of a transfer, and what became of it there. */
  public record Item(String imsi, String simId, ItemState state) {}

  /** The newest first. */
  @Transactional
  public Page<TransferRow> page(Query query) {
    return Page.of(list.find(query), query.limit(), transfer -> transfer.transferId().toString())
        .map(TransferRow::of);
  }

  /** A transfer that the operator is a side of; any other does not exist for it. */
  @Transactional
  public TransferRow get(String operatorId, UUID transferId) {
    return transfers
        .find(transferId)
        .map(TransferRow::of)
        .filter(row -> row.isFrom(operatorId) || row.destinationOperatorId().equals(operatorId))
        .orElseThrow(() -> new ApiException(ErrorCode.TRANSFER_NOT_FOUND));
  }

  /** The transfer of a token, if it was offered to this operator (T6). */
  @Transactional
  public Optional<TransferRow> offeredTo(String operatorId, TransferToken token) {
    return transfers.findForDestination(token, operatorId).map(TransferRow::of);
  }

  /** The SIMs of a transfer, in ascending order of the IMSI. */
  @Transactional
  public Page<Item> items(TransferRow transfer, String afterImsi, int limit) {
    return Page.of(
        sql.query(
            """
            SELECT
              imsi,
              sim_id,
              left_as
            FROM sim_transfer_item
            WHERE transfer_id = :transferId
              AND imsi > :afterImsi
            ORDER BY imsi
            LIMIT :limit
            """,
            Map.of("transferId", transfer.transferId(), "afterImsi", afterImsi, "limit", limit + 1),
            row ->
                new Item(
                    (String) row[0],
                    (String) row[1],
                    ItemState.of((String) row[2], transfer.status()))),
        limit,
        Item::imsi);
  }

  /** How many SIMs of which plan are in an open offer. */
  @Transactional
  public Map<String, Long> plans(TransferRow transfer) {
    Map<String, Long> plans = new TreeMap<>();
    sql.query(
        """
        SELECT
          sim.subscription,
          count(*)
        FROM sim_transfer_item AS item
        JOIN sim ON sim.imsi = item.imsi
        WHERE item.transfer_id = :transferId
          AND sim.open_transfer_id = :transferId
        GROUP BY sim.subscription
        """,
        Map.of("transferId", transfer.transferId()),
        row -> plans.merge((String) row[0], (Long) row[1], Long::sum));
    return plans;
  }
}
