package io.simledger.transfer.order;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.sim.Owner;
import io.simledger.transfer.sim.Plan;
import io.simledger.transfer.sim.Registration;
import io.simledger.transfer.sim.SimStock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SIMs that are shipped for orders, until they are registered (A9). */
@ApplicationScoped
public class Shipments {
  private final Orders orders;
  private final SimStock stock;
  private final Registration registration;
  private final Sql sql;
  private final InstantSource clock;

  Shipments(
      Orders orders, SimStock stock, Registration registration, Sql sql, InstantSource clock) {
    this.orders = orders;
    this.stock = stock;
    this.registration = registration;
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * Ships a confirmed order: its SIMs are in stock from now on. To have shipped it before is the
   * same success. Returns the cards that nobody has registered yet.
   *
   * @throws ApiException {@link ErrorCode#ORDER_NOT_FOUND} when it is no order of the owner's
   */
  @Transactional
  public List<SimCard> ship(Owner owner, String orderId) {
    UUID id = OrderKey.fromString(orderId).value();
    Instant now = clock.instant();
    SimOrder order = orders.step(owner, id, standing -> standing.shipped(now));
    if (countShipped(id) == 0) {
      order.quotation().items().forEach(item -> produce(id, item));
    }
    return cardsInStock(id);
  }

  private void produce(UUID orderId, Quotation.Item item) {
    Plan plan = Plan.named(item.product().subscription()).orElseThrow();
    String[] imsis =
        stock.produce(plan, List.of(), item.quantity()).stream()
            .map(SimStock.StockedSim::imsi)
            .toArray(String[]::new);
    sql.update(
        """
        INSERT INTO ordered_sim (
          order_id,
          imsi,
          sim_id,
          msisdn,
          serial_number,
          bundles
        )
        SELECT
          :orderId,
          sim_stock.imsi,
          sim_stock.sim_id,
          sim_stock.msisdn,
          sim_stock.serial_number,
          sim_stock.bundles
        FROM unnest(CAST(:imsis AS text[])) AS named (imsi)
        JOIN sim_stock ON sim_stock.imsi = named.imsi
        ORDER BY sim_stock.imsi
        """,
        Map.of("orderId", orderId, "imsis", imsis));
  }

  private long countShipped(UUID orderId) {
    Long count =
        sql.value(
            "SELECT count(*) FROM ordered_sim WHERE order_id = :orderId",
            Map.of("orderId", orderId),
            Long.class);
    return count == null ? 0 : count;
  }

  private List<SimCard> cardsInStock(UUID orderId) {
    return sql.query(
        """
        SELECT
          sim_stock.imsi,
          sim_stock.registration_secret
        FROM ordered_sim
        JOIN sim_stock ON sim_stock.imsi = ordered_sim.imsi
        WHERE ordered_sim.order_id = :orderId
        ORDER BY sim_stock.imsi
        """,
        Map.of("orderId", orderId),
        row -> new SimCard((String) row[0], (String) row[1]));
  }

  /**
   * Registers all SIMs of a shipped order that are still in stock. Those that were registered one
   * by one, by whoever had the card, stay whose they are.
   */
  @Transactional
  void register(Owner owner, UUID orderId) {
    orders.step(owner, orderId, SimOrder::received);
    List<String> imsis = lockInStock(orderId);
    if (!imsis.isEmpty()) {
      registration.registerAll(owner, imsis);
    }
  }

  private List<String> lockInStock(UUID orderId) {
    return sql.query(
        """
        SELECT
          sim_stock.imsi
        FROM ordered_sim
        JOIN sim_stock ON sim_stock.imsi = ordered_sim.imsi
        WHERE ordered_sim.order_id = :orderId
        ORDER BY sim_stock.imsi
        FOR UPDATE OF sim_stock
        """,
        Map.of("orderId", orderId),
        row -> (String) row[0]);
  }

  /** The SIMs of an order, in the order of their IMSIs; none before it is shipped. */
  @Transactional
  Page<OrderedSim> list(Owner owner, UUID orderId, @Nullable String afterImsi, int limit) {
    orders.get(owner, orderId);
    return Page.of(
        sql.query(
            """
            SELECT
              imsi,
              sim_id,
              msisdn,
              serial_number,
              bundles
            FROM ordered_sim
            WHERE order_id = :orderId
              AND imsi > :afterImsi
            ORDER BY imsi
            LIMIT :limit
            """,
            Map.of(
                "orderId",
                orderId,
                "afterImsi",
                afterImsi == null ? "" : afterImsi,
                "limit",
                limit + 1),
            row ->
                new OrderedSim(
                    (String) row[0],
                    (String) row[1],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    Arrays.asList((String[]) row[4]))),
        limit,
        OrderedSim::imsi);
  }

  /** What stands on a card: the SIM and the secret that registers it. */
  public record SimCard(String imsi, String registrationSecret) {}

  /** A SIM of an order as the API shows it. */
  record OrderedSim(
      String imsi,
      String simId,
      String iccid,
      String msisdn,
      String serialNumber,
      List<String> bundles) {}
}
