package io.simledger.transfer.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Stands in for {@link Sql} in tests, and counts. */
@Alternative
@Priority(1)
@Singleton
public class CountedSql extends Sql {
  CountedSql(EntityManager entityManager) {
    super(entityManager);
  }

  @Override
  public int update(String sql, Map<String, ?> binds) {
    StatementCounter.count();
    return super.update(sql, binds);
  }

  @Override
  public <T> List<T> query(String sql, Map<String, ?> binds, Function<Object[], T> row) {
    StatementCounter.count();
    return super.query(sql, binds, row);
  }
}
