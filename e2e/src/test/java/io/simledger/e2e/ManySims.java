package io.simledger.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Thousands of ready SIMs that an operator got at once, as both databases have them. */
record ManySims(Databases databases, List<String> imsis) {
  private static final Duration SOON = Duration.ofSeconds(30);

  static ManySims register(Databases databases, Api.Operator owner, int count) {
    JsonNode made =
        owner
            .request(
                "POST",
                "/v1/sandbox/sims",
                Api.JSON.createObjectNode().put("subscription", "plan-D").put("count", count))
            .send()
            .json(201);
    List<String> imsis = new ArrayList<>();
    made.get("imsi").forEach(imsi -> imsis.add(imsi.asText()));
    return new ManySims(databases, imsis);
  }

  /** How many of them the billing service has got to an event sequence. */
  long arrivedAt(int sequence) {
    return databases.number(
        "billing",
        "SELECT count(*) FROM sim WHERE imsi BETWEEN ? AND ? AND last_sequence >= ?",
        first(),
        last(),
        sequence);
  }

  void awaitArrivalAt(int sequence) {
    await("event %d of %d SIMs".formatted(sequence, imsis.size()))
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .until(() -> arrivedAt(sequence) == imsis.size());
  }

  /**
   * The same, seen within two milliseconds and at little cost: one connection asks for any SIM that
   * is missing.
   */
  void watchArrivalAt(int sequence) throws SQLException {
    try (Connection connection = databases.connect("billing");
        PreparedStatement missing =
            connection.prepareStatement(
                "SELECT 1 FROM sim WHERE imsi BETWEEN ? AND ? AND last_sequence < ? LIMIT 1")) {
      missing.setLong(1, first());
      missing.setLong(2, last());
      missing.setInt(3, sequence);
      await("event %d of %d SIMs".formatted(sequence, imsis.size()))
          .atMost(SOON)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(2))
          .pollInSameThread()
          .until(() -> hasNoRow(missing));
    }
    awaitArrivalAt(sequence);
  }

  private static boolean hasNoRow(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return !row.next();
    }
  }

  /** How many of them an operator owns, as the transfer service has it. */
  long ownedBy(Api.Operator operator) {
    return databases.number(
        "transfer",
        "SELECT count(*) FROM sim WHERE imsi BETWEEN ? AND ? AND operator_id = ?",
        imsis.get(0),
        imsis.get(imsis.size() - 1),
        operator.id);
  }

  long first() {
    return Long.parseLong(imsis.get(0));
  }

  long last() {
    return Long.parseLong(imsis.get(imsis.size() - 1));
  }

  /** Owner, status and event sequence of each, as one side has it. */
  List<String> asTransferHasThem() {
    return databases.rows(
        "transfer",
        """
        SELECT
          imsi,
          operator_id,
          CASE status WHEN 'ready' THEN 1 WHEN 'transferring' THEN 7 END,
          event_sequence
        FROM sim
        WHERE imsi BETWEEN ? AND ?
        ORDER BY imsi
        """,
        imsis.get(0),
        imsis.get(imsis.size() - 1));
  }

  List<String> asBillingHasThem() {
    return databases.rows(
        "billing",
        """
        SELECT
          lpad(CAST(sim.imsi AS text), 15, '0'),
          account.operator_id,
          sim.status,
          sim.last_sequence
        FROM sim
        JOIN account USING (account_id)
        WHERE sim.imsi BETWEEN ? AND ?
        ORDER BY sim.imsi
        """,
        first(),
        last());
  }

  /** Rows of the timeline by event sequence: {@code sequence, rows, accounts that hold the SIM}. */
  List<String> timeline() {
    return databases.rows(
        "billing",
        """
        SELECT
          holding.sequence,
          count(*),
          count(*) FILTER (WHERE holding.status <> 0)
        FROM holding
        JOIN sim USING (sim_id)
        WHERE sim.imsi BETWEEN ? AND ?
        GROUP BY holding.sequence
        ORDER BY holding.sequence
        """,
        first(),
        last());
  }

  /** Events that wait in the outbox. */
  long waiting() {
    return databases.number(
        "transfer",
        "SELECT count(*) FROM outbox_event WHERE subject BETWEEN ? AND ?",
        "sim/" + imsis.get(0),
        "sim/" + imsis.get(imsis.size() - 1));
  }
}
