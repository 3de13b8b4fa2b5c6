package io.simledger.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.simledger.local.LocalStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.ThreadLocalRandom;

/** Pages of a list of a hundred thousand SIMs, from anywhere in it. */
final class ListWork extends LoadWork {
  private static final int SIMS = 100_000;
  private static final int PAGE = 100;
  private static final long FIRST = 441_000_000_000_000L;

  private final LocalStack stack;
  private final Databases databases;
  private final Api.Operator operator;

  ListWork(LocalStack stack) {
    this.stack = stack;
    this.databases = new Databases(stack);
    this.operator = new Api(stack).newOperator("list");
    // Nobody transfers or pays for them, so that the billing service need not know them.
    databases.update(
        "transfer",
        """
        INSERT INTO sim (
          imsi,
          sim_id,
          operator_id,
          coverage_type,
          subscription,
          status,
          speed_class,
          msisdn,
          serial_number,
          module_type,
          registration_secret,
          tags,
          created_at,
          modified_at
        )
        SELECT
          CAST(imsi AS text),
          '8981' || imsi,
          ?,
          'jp',
          'plan-D',
          'ready',
          's1.standard',
          '8190' || right(CAST(imsi AS text), 8),
          right(CAST(imsi AS text), 10),
          'nano',
          'secret',
          jsonb_build_object('name', 'Pump ' || imsi),
          now(),
          now()
        FROM generate_series(CAST(? AS bigint), ?) AS imsi
        """,
        operator.id,
        FIRST,
        FIRST + SIMS - 1);
    databases.update("transfer", "ANALYZE sim");
  }

  @Override
  public String name() {
    return "%d × GET /v1/subscribers?limit=100 of 100,000 SIMs, 8 clients".formatted(calls());
  }

  @Override
  public String least() {
    return "the same rows by 8 connections";
  }

  @Override
  public double atMost() {
    return 5;
  }

  @Override
  Calls leastOf(int client) throws Exception {
    Connection connection = databases.connect("transfer");
    PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT *
            FROM sim
            WHERE operator_id = ?
              AND coverage_type = 'jp'
              AND imsi > ?
            ORDER BY imsi
            LIMIT ?
            """);
    return new Calls(
        connection,
        () -> {
          query.setString(1, operator.id);
          query.setString(2, anywhere());
          query.setInt(3, PAGE + 1);
          try (ResultSet rows = query.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
              for (int column = 1; column <= columns; column++) {
                rows.getString(column);
              }
            }
          }
        });
  }

  @Override
  Calls productOf(int client) {
    Wire wire = new Wire(stack.ports().transfer());
    return new Calls(
        wire,
        () -> {
          Wire.Answer answer =
              wire.exchange(
                  """
                GET /v1/subscribers?limit=%d&last_evaluated_key=%s HTTP/1.1
                Host: localhost
                X-Soracom-API-Key: %s
                X-Soracom-Token: %s

                """
                      .formatted(PAGE, anywhere(), operator.apiKey(), operator.token())
                      .replace("\n", "\r\n")
                      .getBytes(US_ASCII));
          if (answer.status() != 200 || answer.header("x-soracom-next-key").isEmpty()) {
            throw new AssertionError(answer);
          }
        });
  }

  /** Somewhere with a whole page behind it, and a page after that. */
  private static String anywhere() {
    return Long.toString(FIRST + ThreadLocalRandom.current().nextInt(SIMS - 2 * PAGE));
  }
}
