package io.simledger.transfer.simtransfer;

import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What became of the SIMs of transfers. */
@ApplicationScoped
class TransferItems {
  private final Sql sql;

  TransferItems(Sql sql) {
    this.sql = sql;
  }

  /** One SIM of a transfer. */
  record TransferItem(UUID transferId, String imsi, String simId, ItemState state) {}

  /** IMSIs that the transfer moved, in ascending order. */
  List<String> accepted(UUID transferId) {
    return sql.query(
        """
        SELECT
          imsi
        FROM sim_transfer_item
        WHERE transfer_id = :transferId
          AND state = 'accepted'
        ORDER BY imsi
        """,
        Map.of("transferId", transferId),
        row -> (String) row[0]);
  }

  /** The SIMs of transfers, each list in ascending order of the IMSI. */
  Map<UUID, List<TransferItem>> of(Collection<UUID> transferIds) {
    return sql
        .query(
            """
            SELECT
              transfer_id,
              imsi,
              sim_id,
              state
            FROM sim_transfer_item
            WHERE transfer_id = ANY (CAST(:transferIds AS uuid[]))
            ORDER BY
              transfer_id,
              imsi
            """,
            Map.of("transferIds", transferIds.toArray(UUID[]::new)),
            row ->
                new TransferItem(
                    (UUID) row[0], (String) row[1], (String) row[2], ItemState.of((String) row[3])))
        .stream()
        .collect(Collectors.groupingBy(TransferItem::transferId));
  }

  /** Those of the IMSIs that the transfer still offers or whose offer was cancelled. */
  Set<String> offeredOrCancelled(UUID transferId, List<String> imsis) {
    return Set.copyOf(
        sql.query(
            """
            SELECT
              imsi
            FROM sim_transfer_item
            WHERE transfer_id = :transferId
              AND imsi = ANY (CAST(:imsis AS text[]))
              AND state IN ('offered', 'cancelled')
            """,
            Map.of("transferId", transferId, "imsis", imsis.toArray(String[]::new)),
            row -> (String) row[0]));
  }

  /** Records that one SIM left the offer because its status was changed (T11). */
  void withdraw(UUID transferId, String imsi) {
    int changed =
        sql.update(
            """
            UPDATE sim_transfer_item
            SET state = 'withdrawn'
            WHERE transfer_id = :transferId
              AND imsi = :imsi
              AND state = 'offered'
            """,
            Map.of("transferId", transferId, "imsi", imsi));
    if (changed != 1) {
      throw new IllegalStateException("The SIM is not in the offer " + transferId);
    }
  }
}
