package io.simledger.transfer.platform;

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
 * in the transaction of the caller. Arrays may be bound: {@code imsi = ANY (:imsis)}.
 */
@ApplicationScoped
public class Sql {
  private final EntityManager entityManager;

  Sql(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Runs a statement and returns the number of rows that it changed. */
  public int update(String sql, Map<String, ?> binds) {
    return bound(session().createNativeQuery(sql, Object.class), binds).executeUpdate();
  }

  /** Rows of a query or of {@code RETURNING}, each mapped from its columns. */
  public <T> List<T> query(String sql, Map<String, ?> binds, Function<Object[], T> row) {
    return bound(session().createNativeQuery(sql, Object[].class), binds).getResultList().stream()
        .map(row)
        .toList();
  }

  /** Rows of a query that selects all columns of an entity's table. */
  public <T> List<T> entities(String sql, Map<String, ?> binds, Class<T> entity) {
    return bound(session().createNativeQuery(sql, entity), binds).getResultList();
  }

  /** The only column of the only row, or null when there is none. */
  public <T> @Nullable T value(String sql, Map<String, ?> binds, Class<T> type) {
    return bound(session().createNativeQuery(sql, type), binds).getSingleResultOrNull();
  }

  private Session session() {
    return entityManager.unwrap(Session.class);
  }

  private static <T> NativeQuery<T> bound(NativeQuery<T> query, Map<String, ?> binds) {
    binds.forEach(query::setParameter);
    return query;
  }
}
