package io.simledger.billing.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A temporary table of the connection that a batch is copied into before it is booked; emptied at
 * the end of the transaction.
 */
@ApplicationScoped
class UsageStage {
  private final EntityManager entityManager;

  UsageStage(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void fill(List<Booking> bookings) {
    entityManager
        .unwrap(Session.class)
        .doWork(
            connection -> {
              ensureTable(connection);
              copy(connection, bookings);
            });
  }

  private static void ensureTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean present;
      try (ResultSet row =
          statement.executeQuery("SELECT to_regclass('pg_temp.usage_stage') IS NOT NULL")) {
        present = row.next() && row.getBoolean(1);
      }
      if (!present) {
        statement.execute(
            """
            CREATE TEMPORARY TABLE usage_stage (
              record_id   uuid     NOT NULL,
              digest      bigint   NOT NULL,
              account_id  int,
              day         date     NOT NULL,
              resource_id bigint   NOT NULL,
              item_id     smallint NOT NULL,
              quantity    numeric  NOT NULL,
              imsi        bigint
            ) ON COMMIT DELETE ROWS
            """);
      }
    }
  }

  private static void copy(Connection connection, List<Booking> bookings) throws SQLException {
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY usage_stage FROM STDIN", new StringReader(lines(bookings)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** None of the columns can hold a character that COPY would want escaped. */
  private static String lines(List<Booking> bookings) {
    StringBuilder lines = new StringBuilder(bookings.size() * 100);
    for (Booking booking : bookings) {
      lines
          .append(booking.record().recordId())
          .append('\t')
          .append(booking.record().digest())
          .append('\t')
          .append(orNull(booking.accountId()))
          .append('\t')
          .append(booking.day())
          .append('\t')
          .append(booking.resourceId())
          .append('\t')
          .append(booking.itemId())
          .append('\t')
          .append(booking.record().quantity().toPlainString())
          .append('\t')
          .append(orNull(booking.imsi()))
          .append('\n');
    }
    return lines.toString();
  }

  private static String orNull(@Nullable Object value) {
    return value == null ? "\\N" : value.toString();
  }
}
