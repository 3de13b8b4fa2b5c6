package io.simledger.transfer.platform;

import io.simledger.sql.NamedStatement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL that stands as text beside the method that needs it, with named binds ({@code :imsi}),
 * in the transaction of the caller. Arrays may be bound; {@code unnest} makes rows of long ones,
 * since {@code ANY} tries each of their elements on each row.
 */
@ApplicationScoped
public class Sql {
  private final EntityManager entityManager;

  Sql(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Runs a statement and returns the number of rows that it changed. */
  public int update(String sql, Map<String, ?> binds) {
    NamedStatement statement = NamedStatement.of(sql);
    return flushed().doReturningWork(connection -> statement.update(connection, binds));
  }

  /** Rows of a query or of {@code RETURNING}, each mapped from its columns. */
  public <T> List<T> query(String sql, Map<String, ?> binds, Function<Object[], T> row) {
    NamedStatement statement = NamedStatement.of(sql);
    return flushed().doReturningWork(connection -> statement.query(connection, binds, row));
  }

  /** Rows of a query that selects all columns of an entity's table. */
  public <T> List<T> entities(String sql, Map<String, ?> binds, Class<T> entity) {
    NativeQuery<T> query = flushed().createNativeQuery(sql, entity);
    binds.forEach(query::setParameter);
    return query.getResultList();
  }

  /** The only column of the only row, or null when there is none. */
  public <T> @Nullable T value(String sql, Map<String, ?> binds, Class<T> type) {
    List<T> values = query(sql, binds, row -> type.cast(row[0]));
    if (values.size() > 1) {
      throw new IllegalStateException("%d rows instead of one".formatted(values.size()));
    }
    return values.isEmpty() ? null : values.get(0);
  }

  /** The session, with every change of an entity written that the statement may meet. */
  private Session flushed() {
    Session session = entityManager.unwrap(Session.class);
    if (session.isJoinedToTransaction()) {
      session.flush();
    }
    return session;
  }
}
