package io.simledger.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.simledger.local.LocalStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Logins by AuthKeys, as programs log in. By password the slow hash would be all that is measured.
 */
final class AuthWork extends LoadWork {
  private final LocalStack stack;
  private final Databases databases;
  private final List<JsonNode> keys;

  AuthWork(LocalStack stack) {
    this.stack = stack;
    this.databases = new Databases(stack);
    Api.Operator operator = new Api(stack).newOperator("auth");
    // One each: a login notes on its key when it was used.
    this.keys =
        Stream.generate(
                () ->
                    operator
                        .request("POST", "/v1/operators/" + operator.id + "/auth_keys", null)
                        .send()
                        .json(201))
            .limit(Clients.COUNT)
            .toList();
    for (String table : List.of("auth_key", "auth_session")) {
      databases.update(
          "transfer",
          "CREATE TABLE IF NOT EXISTS least_%1$s (LIKE %1$s INCLUDING ALL)".formatted(table));
    }
    databases.update(
        "transfer",
        "INSERT INTO least_auth_key SELECT * FROM auth_key WHERE operator_id = ?",
        operator.id);
  }

  @Override
  public String name() {
    return "%d × POST /v1/auth by AuthKey, 8 clients".formatted(calls());
  }

  @Override
  public String least() {
    return "the rows that it reads and writes, by 8 connections";
  }

  @Override
  public double atMost() {
    return 5;
  }

  @Override
  Calls leastOf(int client) throws Exception {
    Connection connection = databases.connect("transfer");
    connection.setAutoCommit(false);
    String key = keys.get(client).path("authKeyId").asText();
    PreparedStatement read =
        connection.prepareStatement("SELECT * FROM least_auth_key WHERE auth_key_id = ?");
    PreparedStatement use =
        connection.prepareStatement(
            "UPDATE least_auth_key SET last_used_at = now() WHERE auth_key_id = ?");
    PreparedStatement open =
        connection.prepareStatement(
            """
            INSERT INTO least_auth_session (
              session_id,
              operator_id,
              user_name,
              auth_key_id,
              api_key_hash,
              issued_at,
              expires_at
            )
            SELECT
              ?,
              operator_id,
              user_name,
              auth_key_id,
              secret_hash,
              now(),
              now()
            FROM least_auth_key
            WHERE auth_key_id = ?
            """);
    return new Calls(
        connection,
        () -> {
          read.setString(1, key);
          read.execute();
          use.setString(1, key);
          use.execute();
          open.setObject(1, UUID.randomUUID());
          open.setString(2, key);
          open.execute();
          connection.commit();
        });
  }

  @Override
  Calls productOf(int client) {
    Wire wire = new Wire(stack.ports().transfer());
    String credentials =
        Api.JSON
            .createObjectNode()
            .put("authKeyId", keys.get(client).path("authKeyId").asText())
            .put("authKey", keys.get(client).path("authKey").asText())
            .toString();
    byte[] request =
        """
        POST /v1/auth HTTP/1.1
        Host: localhost
        Content-Type: application/json
        Content-Length: %d

        %s"""
            .formatted(credentials.length(), credentials)
            .replace("\n", "\r\n")
            .getBytes(UTF_8);
    return new Calls(
        wire,
        () -> {
          Wire.Answer answer = wire.exchange(request);
          if (answer.status() != 200) {
            throw new AssertionError(answer);
          }
        });
  }
}
