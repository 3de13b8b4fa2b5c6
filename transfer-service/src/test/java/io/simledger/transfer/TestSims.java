package io.simledger.transfer;

import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Operators and SIMs straight in the database, for tests of what happens to many of them. */
@ApplicationScoped
public class TestSims {
  private static final AtomicLong NEXT_IMSI =
      new AtomicLong(
          440_900_000_000_000L + ThreadLocalRandom.current().nextLong(1_000_000) * 10_000);

  private final Sql sql;
  private final InstantSource clock;

  TestSims(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** An operator with Japan coverage and a payment method. */
  @Transactional
  public String operator(String email, String language) {
    String operatorId = "OP%010d".formatted(ThreadLocalRandom.current().nextLong(10_000_000_000L));
    sql.update(
        """
        INSERT INTO operator (operator_id, primary_email, password_hash, mail_language, created_at)
        VALUES (:operatorId, :email, 'none', :language, :now)
        """,
        Map.of(
            "operatorId",
            operatorId,
            "email",
            email,
            "language",
            language,
            "now",
            clock.instant()));
    sql.update(
        """
        INSERT INTO operator_coverage (operator_id, coverage_type, payment_method)
        VALUES (:operatorId, 'jp', 'creditCard')
        """,
        Map.of("operatorId", operatorId));
    return operatorId;
  }

  public String operator() {
    return operator(UUID.randomUUID() + "@example.com", "en");
  }

  @Transactional
  public String emailOf(String operatorId) {
    return sql.value(
        "SELECT primary_email FROM operator WHERE operator_id = :operatorId",
        Map.of("operatorId", operatorId),
        String.class);
  }

  /** Ready plan-D SIMs of which no event was written yet, in ascending order of the IMSI. */
  @Transactional
  public List<String> ready(String operatorId, int count) {
    long first = NEXT_IMSI.getAndAdd(count);
    List<String> imsis =
        LongStream.range(first, first + count).mapToObj("%015d"::formatted).toList();
    sql.update(
        """
        INSERT INTO sim (
          imsi, sim_id, operator_id, coverage_type, subscription, status, speed_class,
          msisdn, serial_number, module_type, registration_secret, created_at, modified_at
        )
        SELECT
          imsi, '8981' || imsi, :operatorId, 'jp', 'plan-D', 'ready', 's1.standard',
          '8190' || right(imsi, 8), right(imsi, 10), 'nano', 'secret', :now, :now
        FROM unnest(CAST(:imsis AS text[])) AS named (imsi)
        """,
        Map.of(
            "imsis",
            imsis.toArray(String[]::new),
            "operatorId",
            operatorId,
            "now",
            clock.instant()));
    return imsis;
  }
}
