package io.simledger.transfer.simtransfer;

import io.simledger.transfer.TestSims;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Offers for tests, made by the services themselves. */
@ApplicationScoped
class Offers {
  private final OfferIssue issue;
  private final TestSims sims;
  private final Sql sql;

  Offers(OfferIssue issue, TestSims sims, Sql sql) {
    this.issue = issue;
    this.sims = sims;
    this.sql = sql;
  }

  TransferToken issue(String source, String destination, List<String> imsis) {
    return issue.issue(new IssueCommand(source, destination, sims.emailOf(destination), imsis));
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
          i.imsi || '=' || coalesce(i.left_as, replace(t.status, 'open', 'offered'))
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
