package io.simledger.transfer.simtransfer;

import io.simledger.transfer.TestSims;
import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.sim.OfferWithdrawal;
import io.simledger.transfer.sim.SimEventLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Offers for tests, made by the services themselves. */
@ApplicationScoped
class Offers {
  private final OfferIssue issue;
  private final TestSims sims;
  private final Sql sql;
  private final SimEventLog events;
  private final OfferWithdrawal withdrawal;
  private final InstantSource clock;

  Offers(
      OfferIssue issue,
      TestSims sims,
      Sql sql,
      SimEventLog events,
      OfferWithdrawal withdrawal,
      InstantSource clock) {
    this.issue = issue;
    this.sims = sims;
    this.sql = sql;
    this.events = events;
    this.withdrawal = withdrawal;
    this.clock = clock;
  }

  TransferToken issue(String source, String destination, List<String> imsis) {
    return issue.issue(new IssueCommand(source, destination, sims.emailOf(destination), imsis));
  }

  /** A status change beside any offer, as operators make them (S2, T11). */
  @Transactional
  void activate(String imsi) {
    List<UUID> offer =
        sql.query(
            """
            SELECT
              coalesce(open_transfer_id, '00000000-0000-0000-0000-000000000000')
            FROM sim
            WHERE imsi = :imsi
            FOR NO KEY UPDATE
            """,
            Map.of("imsi", imsi),
            row -> (UUID) row[0]);
    sql.update(
        """
        UPDATE sim
        SET
          status = 'active',
          open_transfer_id = NULL,
          modified_at = greatest(modified_at, :now),
          event_sequence = event_sequence + 1
        WHERE imsi = :imsi
        """,
        Map.of("imsi", imsi, "now", clock.instant()));
    events.statusChanged(List.of(imsi));
    if (!offer.get(0).equals(new UUID(0, 0))) {
      withdrawal.withdrawn(offer.get(0), imsi);
    }
  }

  /** A SIM as it stands. */
  record SimRow(
      String imsi,
      String owner,
      String status,
      boolean offered,
      long sequence,
      String tags,
      boolean inGroup,
      boolean terminationEnabled,
      String speedClass) {}

  @Transactional
  List<SimRow> simRows(List<String> imsis) {
    return sql.query(
        """
        SELECT
          imsi,
          operator_id,
          status,
          open_transfer_id IS NOT NULL,
          event_sequence,
          CAST(tags AS text),
          group_id IS NOT NULL OR expires_at IS NOT NULL OR imei_lock IS NOT NULL,
          termination_enabled,
          speed_class
        FROM sim
        WHERE imsi = ANY (CAST(:imsis AS text[]))
        ORDER BY imsi
        """,
        Map.of("imsis", imsis.toArray(String[]::new)),
        row ->
            new SimRow(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (Boolean) row[3],
                (Long) row[4],
                (String) row[5],
                (Boolean) row[6],
                (Boolean) row[7],
                (String) row[8]));
  }

  SimRow simRow(String imsi) {
    return simRows(List.of(imsi)).get(0);
  }

  @Transactional
  void update(String statement, Map<String, ?> binds) {
    sql.update(statement, binds);
  }

  @Transactional
  List<String> texts(String query, Map<String, ?> binds) {
    return sql.query(query, binds, row -> String.valueOf(row[0]));
  }

  /** Status of the transfer of a token. */
  String statusOf(TransferToken token) {
    return texts(
            "SELECT status FROM sim_transfer WHERE token_hash = :hash",
            Map.of("hash", token.hash()))
        .get(0);
  }

  /** State by IMSI, joined as {@code imsi=state}, of the transfer of a token. */
  List<String> itemsOf(TransferToken token) {
    return texts(
        """
        SELECT
          i.imsi || '=' || i.state
        FROM sim_transfer_item i
        JOIN sim_transfer t USING (transfer_id)
        WHERE t.token_hash = :hash
        ORDER BY i.imsi
        """,
        Map.of("hash", token.hash()));
  }

  /** Makes the offer of a token due to expire. */
  void overdue(TransferToken token) {
    update(
        "UPDATE sim_transfer SET expires_at = issued_at WHERE token_hash = :hash",
        Map.of("hash", token.hash()));
  }
}
