package io.simledger.transfer.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The shipping addresses of an operator. */
@ApplicationScoped
class ShippingAddresses {
  private final Sql sql;
  private final Operators operators;
  private final ObjectMapper json;
  private final OrderConfig config;
  private final InstantSource clock;

  ShippingAddresses(
      Sql sql, Operators operators, ObjectMapper json, OrderConfig config, InstantSource clock) {
    this.sql = sql;
    this.operators = operators;
    this.json = json;
    this.config = config;
    this.clock = clock;
  }

  /** Keeps an address. The very address that is kept already stays the one it is (T13). */
  @Transactional
  Kept create(String operatorId, ShippingAddress address) {
    operators.lock(operatorId);
    List<Kept> addresses = list(operatorId);
    return addresses.stream()
        .filter(kept -> kept.address().equals(address))
        .findFirst()
        .orElseGet(() -> insert(operatorId, address, addresses.size()));
  }

  private Kept insert(String operatorId, ShippingAddress address, int present) {
    if (present >= config.maxShippingAddresses()) {
      throw new ApiException(ErrorCode.SHIPPING_ADDRESSES_EXHAUSTED);
    }
    Kept kept = new Kept(UUID.randomUUID(), address);
    sql.update(
        """
        INSERT INTO shipping_address (
          shipping_address_id,
          operator_id,
          content,
          created_at
        )
        VALUES (
          :id,
          :operatorId,
          CAST(:content AS jsonb),
          :now
        )
        """,
        Map.of(
            "id", kept.shippingAddressId(),
            "operatorId", operatorId,
            "content", text(address),
            "now", clock.instant()));
    return kept;
  }

  @Transactional
  List<Kept> list(String operatorId) {
    return sql.query(
        """
        SELECT
          shipping_address_id,
          content
        FROM shipping_address
        WHERE operator_id = :operatorId
        ORDER BY
          created_at,
          shipping_address_id
        """,
        Map.of("operatorId", operatorId),
        this::kept);
  }

  @Transactional
  Kept get(String operatorId, UUID shippingAddressId) {
    return sql
        .query(
            """
            SELECT
              shipping_address_id,
              content
            FROM shipping_address
            WHERE operator_id = :operatorId
              AND shipping_address_id = :id
            """,
            Map.of("operatorId", operatorId, "id", shippingAddressId),
            this::kept)
        .stream()
        .findFirst()
        .orElseThrow(() -> new ApiException(ErrorCode.SHIPPING_ADDRESS_NOT_FOUND));
  }

  @Transactional
  void update(String operatorId, UUID shippingAddressId, ShippingAddress address) {
    found(
        sql.update(
            """
            UPDATE shipping_address
            SET content = CAST(:content AS jsonb)
            WHERE operator_id = :operatorId
              AND shipping_address_id = :id
            """,
            Map.of("operatorId", operatorId, "id", shippingAddressId, "content", text(address))));
  }

  /** Deletes an address; orders keep the copy that they were made with. */
  @Transactional
  void delete(String operatorId, UUID shippingAddressId) {
    found(
        sql.update(
            """
            DELETE FROM shipping_address
            WHERE operator_id = :operatorId
              AND shipping_address_id = :id
            """,
            Map.of("operatorId", operatorId, "id", shippingAddressId)));
  }

  private static void found(int rows) {
    if (rows == 0) {
      throw new ApiException(ErrorCode.SHIPPING_ADDRESS_NOT_FOUND);
    }
  }

  private Kept kept(Object[] row) {
    try {
      return new Kept((UUID) row[0], json.readValue((String) row[1], ShippingAddress.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String text(ShippingAddress address) {
    try {
      return json.writeValueAsString(address);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An address under its id. */
  record Kept(UUID shippingAddressId, ShippingAddress address) {}
}
