package io.simledger.transfer.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.sim.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The rows of orders, in the transaction of the caller. */
@ApplicationScoped
class OrderRows {
  private static final String COLUMNS =
      """
      order_id,
      status,
      quotation,
      lapses_at,
      confirmed_at,
      shipped_at
      """;
  private static final int MAX_LISTED = 1000;

  private final Sql sql;
  private final ObjectMapper json;

  OrderRows(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  private String text(Quotation quotation) {
    try {
      return json.writeValueAsString(quotation);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Forgets quotations that can no longer be confirmed; returns how many others wait. */
  long forgetLapsed(Owner owner, Instant now) {
    sql.update(
        """
        DELETE FROM sim_order
        WHERE operator_id = :operatorId
          AND status = 'quoted'
          AND lapses_at <= :now
        """,
        Map.of("operatorId", owner.operatorId(), "now", now));
    Long waiting =
        sql.value(
            """
            SELECT count(*)
            FROM sim_order
            WHERE operator_id = :operatorId
              AND status = 'quoted'
            """,
            Map.of("operatorId", owner.operatorId()),
            Long.class);
    return waiting == null ? 0 : waiting;
  }

  void insert(Owner owner, SimOrder order, Instant now) {
    sql.update(
        """
        INSERT INTO sim_order (
          order_id,
          operator_id,
          coverage_type,
          status,
          quotation,
          quoted_at,
          lapses_at
        )
        VALUES (
          :orderId,
          :operatorId,
          :coverageType,
          'quoted',
          CAST(:quotation AS jsonb),
          :now,
          :lapsesAt
        )
        """,
        Map.of(
            "orderId", order.orderId(),
            "operatorId", owner.operatorId(),
            "coverageType", owner.coverageType().wireName(),
            "quotation", text(order.quotation()),
            "now", now,
            "lapsesAt", order.lapsesAt()));
  }

  /** The quotation that the same request made before (T13). */
  Optional<SimOrder> findQuoted(Owner owner, Quotation quotation) {
    return query(
            """
            SELECT %s
            FROM sim_order
            WHERE operator_id = :operatorId
              AND coverage_type = :coverageType
              AND status = 'quoted'
              AND quotation = CAST(:quotation AS jsonb)
            """,
            owner, Map.of("quotation", text(quotation)))
        .stream()
        .findFirst();
  }

  Optional<SimOrder> find(Owner owner, UUID orderId) {
    return query(
            """
            SELECT %s
            FROM sim_order
            WHERE operator_id = :operatorId
              AND coverage_type = :coverageType
              AND order_id = :orderId
            """,
            owner, Map.of("orderId", orderId))
        .stream()
        .findFirst();
  }

  /** The order with its row locked. */
  Optional<SimOrder> lock(Owner owner, UUID orderId) {
    return query(
            """
            SELECT %s
            FROM sim_order
            WHERE operator_id = :operatorId
              AND coverage_type = :coverageType
              AND order_id = :orderId
            FOR NO KEY UPDATE
            """,
            owner, Map.of("orderId", orderId))
        .stream()
        .findFirst();
  }

  /** Orders that were ever confirmed, the latest first. */
  List<SimOrder> confirmedSince(Owner owner, Instant since) {
    return query(
        """
        SELECT %s
        FROM sim_order
        WHERE operator_id = :operatorId
          AND coverage_type = :coverageType
          AND confirmed_at >= :since
        ORDER BY
          confirmed_at DESC,
          order_id
        LIMIT :maxListed
        """,
        owner, Map.of("since", since, "maxListed", MAX_LISTED));
  }

  void update(SimOrder order) {
    sql.update(
        """
        UPDATE sim_order
        SET
          status = :status,
          confirmed_at = CAST(nullif(:confirmedAt, '') AS timestamptz),
          shipped_at = CAST(nullif(:shippedAt, '') AS timestamptz)
        WHERE order_id = :orderId
        """,
        Map.of(
            "orderId", order.orderId(),
            "status", order.status().wireName(),
            "confirmedAt", Objects.toString(order.confirmedAt(), ""),
            "shippedAt", Objects.toString(order.shippedAt(), "")));
  }

  private List<SimOrder> query(String query, Owner owner, Map<String, ?> binds) {
    Map<String, Object> all = new HashMap<>(binds);
    all.put("operatorId", owner.operatorId());
    all.put("coverageType", owner.coverageType().wireName());
    return sql.query(query.formatted(COLUMNS), all, this::of);
  }

  private SimOrder of(Object[] row) {
    try {
      return new SimOrder(
          (UUID) row[0],
          OrderStatus.fromString((String) row[1]),
          json.readValue((String) row[2], Quotation.class),
          (Instant) row[3],
          (Instant) row[4],
          (Instant) row[5]);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
