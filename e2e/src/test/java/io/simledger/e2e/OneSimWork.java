package io.simledger.e2e;

import io.simledger.local.LocalStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Single SIMs that change hands, offered and accepted by eight clients at once. */
final class OneSimWork implements Work {
  private static final int TRANSFERS = 100;

  private final Databases databases;
  private final Api.Operator source;
  private final Api.Operator destination;

  OneSimWork(LocalStack stack) {
    Api api = new Api(stack);
    databases = new Databases(stack);
    source = api.newOperator("source");
    destination = api.newOperator("destination");
    for (String table :
        List.of(
            "sim",
            "sim_status_history",
            "sim_transfer",
            "sim_transfer_item",
            "outbox_event",
            "outbox_mail")) {
      databases.update(
          "transfer",
          "CREATE TABLE IF NOT EXISTS least_one_%1$s (LIKE %1$s INCLUDING ALL)".formatted(table));
    }
  }

  @Override
  public String name() {
    return "issue + verify of one SIM over REST, 8 clients, 800 times";
  }

  @Override
  public String least() {
    return "the rows that both write, by 8 connections";
  }

  @Override
  public double atMost() {
    return 1 / 0.4;
  }

  /** Much code for each of many small requests: the compilers need minutes for it. */
  @Override
  public Duration warmUp() {
    return Duration.ofSeconds(180);
  }

  @Override
  public Duration doLeast() throws Exception {
    List<String> imsis = imsis(ManySims.register(databases, source, Clients.COUNT * TRANSFERS));
    databases.update("transfer", "TRUNCATE least_one_sim");
    databases.update(
        "transfer",
        "INSERT INTO least_one_sim SELECT * FROM sim WHERE imsi BETWEEN ? AND ?",
        imsis.get(0),
        imsis.get(imsis.size() - 1));
    return Clients.atOnce(
        client -> {
          try (Connection connection = databases.connect("transfer")) {
            connection.setAutoCommit(false);
            LeastTransfer least = new LeastTransfer(connection, source.id, destination.id);
            for (String imsi : share(imsis, client)) {
              least.run(imsi);
            }
          }
        });
  }

  @Override
  public Duration doIt() throws Exception {
    ManySims sims = ManySims.register(databases, source, Clients.COUNT * TRANSFERS);
    sims.awaitArrivalAt(1);
    return Clients.atOnce(
        client -> {
          for (String imsi : share(sims.imsis(), client)) {
            destination.accept(source.offer(List.of(imsi), destination));
          }
        });
  }

  private static List<String> imsis(ManySims sims) {
    sims.awaitArrivalAt(1);
    return sims.imsis();
  }

  private static List<String> share(List<String> imsis, int client) {
    return imsis.subList(client * TRANSFERS, (client + 1) * TRANSFERS);
  }

  /** The statements of one offer and its acceptance, each with its answer, prepared. */
  private static final class LeastTransfer {
    private final Connection connection;
    private final String source;
    private final String destination;
    private final PreparedStatement offer;
    private final PreparedStatement lock;
    private final PreparedStatement leave;
    private final PreparedStatement event;
    private final PreparedStatement mail;
    private final PreparedStatement accept;
    private final PreparedStatement move;

    LeastTransfer(Connection connection, String source, String destination) throws SQLException {
      this.connection = connection;
      this.source = source;
      this.destination = destination;
      lock =
          connection.prepareStatement(
              "SELECT status FROM least_one_sim WHERE imsi = ? AND operator_id = ? FOR NO KEY UPDATE");
      offer =
          connection.prepareStatement(
              """
              INSERT INTO least_one_sim_transfer
              VALUES (?, CAST(? AS bytea), ?, ?, 'jp', 'open', CAST(? AS bytea), now(), now(), NULL, 1, 1)
              """);
      leave =
          connection.prepareStatement(
              """
              WITH changed AS (
                UPDATE least_one_sim
                SET
                  status = 'transferring',
                  open_transfer_id = ?,
                  event_sequence = event_sequence + 1
                WHERE imsi = ?
                RETURNING *
              ),
              item AS (
                INSERT INTO least_one_sim_transfer_item
                SELECT open_transfer_id, imsi, sim_id
                FROM changed
              )
              INSERT INTO least_one_sim_status_history (sim_id, operator_id, status, changed_at)
              SELECT sim_id, operator_id, status, now()
              FROM changed
              """);
      event =
          connection.prepareStatement(
              """
              INSERT INTO least_one_outbox_event (lane, subject, sequence, occurred_at, kind, body)
              VALUES (outbox_lane(?), ?, ?, now(), 'simStatusChanged', '{"status": "ready"}')
              """);
      mail =
          connection.prepareStatement(
              """
              INSERT INTO least_one_outbox_mail (mail_id, template, recipient, language, body, created_at, next_attempt_at)
              VALUES (?, 'offer', 'destination@example.com', 'en', '{"sims": 1}', now(), now())
              """);
      accept =
          connection.prepareStatement(
              """
              UPDATE least_one_sim_transfer
              SET
                status = 'accepted',
                closed_at = now()
              WHERE transfer_id = ?
                AND status = 'open'
              """);
      move =
          connection.prepareStatement(
              """
              WITH changed AS (
                UPDATE least_one_sim
                SET
                  status = 'ready',
                  operator_id = ?,
                  open_transfer_id = NULL,
                  tags = '{}',
                  event_sequence = event_sequence + 1
                WHERE imsi = ?
                RETURNING *
              )
              INSERT INTO least_one_sim_status_history (sim_id, operator_id, status, changed_at)
              SELECT sim_id, operator_id, status, now()
              FROM changed
              """);
    }

    void run(String imsi) throws SQLException {
      UUID transfer = UUID.randomUUID();
      execute(lock, imsi, source);
      execute(offer, transfer, transfer.toString(), source, destination, transfer.toString());
      execute(leave, transfer, imsi);
      execute(event, "sim/" + transfer, "sim/" + transfer, 2);
      execute(mail, transfer);
      connection.commit();
      execute(lock, imsi, source);
      execute(accept, transfer);
      execute(move, destination, imsi);
      execute(event, "sim/" + transfer, "sim/" + transfer, 3);
      connection.commit();
    }

    private static void execute(PreparedStatement statement, Object... values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }
}
