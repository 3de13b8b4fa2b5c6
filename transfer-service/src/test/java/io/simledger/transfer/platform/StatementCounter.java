package io.simledger.transfer.platform;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.function.Supplier;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Counts the statements of the current thread: Hibernate's, and those of {@link CountedSql}. */
@PersistenceUnitExtension
public class StatementCounter implements StatementInspector {
  private static final long serialVersionUID = 1L;
  private static final ThreadLocal<Integer> COUNT = ThreadLocal.withInitial(() -> 0);

  @Override
  public String inspect(String sql) {
    count();
    return null;
  }

  static void count() {
    COUNT.set(COUNT.get() + 1);
  }

  public static int of(Supplier<?> work) {
    int before = COUNT.get();
    work.get();
    return COUNT.get() - before;
  }
}
