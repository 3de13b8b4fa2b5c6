package io.simledger.transfer.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.simledger.transfer.platform.Backoff;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Holds as many lanes as it can get and runs a relay for each. Every replica tries; the database
 * lets one have a lane at a time. When the connection that holds them dies, all are given up at
 * once and taken again as soon as the database allows.
 */
@ApplicationScoped
class Lanes {
  private static final Logger LOG = Logger.getLogger(Lanes.class);

  private final LaneEvents events;
  private final EventDelivery delivery;
  private final RelayMeters meters;
  private final OutboxConfig.Events config;
  private final Sql sql;
  private final String url;
  private final String user;
  private final String password;

  private final Map<Integer, LaneRelay> held = new ConcurrentHashMap<>();
  private final AtomicInteger unannounced = new AtomicInteger();
  private final Object announcing = new Object();
  private volatile boolean stopping;
  private @Nullable Thread holder;
  private @Nullable Thread announcer;

  Lanes(
      LaneEvents events,
      EventDelivery delivery,
      RelayMeters meters,
      OutboxConfig config,
      Sql sql,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.events = events;
    this.delivery = delivery;
    this.meters = meters;
    this.config = config.events();
    this.sql = sql;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  void start(@Observes StartupEvent started) {
    holder = RelayThreads.start("outbox-lanes", this::hold);
    announcer = RelayThreads.start("outbox-announcer", this::announce);
  }

  void stop(@Observes ShutdownEvent stopped) {
    stopping = true;
    RelayThreads.end(announcer);
    RelayThreads.end(holder);
  }

  /** Wakes the relays of lanes held here; who holds the others hears of it through the database. */
  void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) LanesWritten written) {
    wake(written);
    int elsewhere = written.lanes();
    for (int lane : held.keySet()) {
      elsewhere &= ~(1 << lane);
    }
    if (elsewhere != 0 && (unannounced.getAndAccumulate(elsewhere, (a, b) -> a | b) == 0)) {
      synchronized (announcing) {
        announcing.notifyAll();
      }
    }
  }

  private void wake(LanesWritten written) {
    held.forEach(
        (lane, relay) -> {
          if (written.contains(lane)) {
            relay.wake();
          }
        });
  }

  private void hold() throws InterruptedException {
    Backoff backoff = new Backoff(config.firstBackoff(), Duration.ofSeconds(5));
    int failures = 0;
    while (!stopping) {
      try (LaneConnection connection = LaneConnection.open(url, user, password)) {
        try {
          failures = 0;
          holdWith(connection);
        } finally {
          giveUpAll();
        }
      } catch (SQLException | RuntimeException | Error e) {
        failures++;
        if (failures == 1 && !stopping) {
          LOG.warnf("The outbox lanes are given up until the database answers: %s", e.getMessage());
        }
        Thread.sleep(backoff.after(failures).toMillis());
      }
    }
  }

  private void holdWith(LaneConnection connection) throws SQLException {
    while (!stopping) {
      for (int lane : connection.takeFree(held.keySet())) {
        LaneRelay relay = new LaneRelay(lane, events, delivery, meters, config);
        held.put(lane, relay);
        relay.start();
      }
      wake(connection.awaitWritten(config.heartbeat()));
    }
  }

  private void giveUpAll() {
    held.values().forEach(LaneRelay::stop);
    held.values().forEach(LaneRelay::awaitStopped);
    held.clear();
  }

  /**
   * Notifies outside of the transaction that wrote: a NOTIFY within would make all commits of the
   * database wait for each other. A lost notification costs a poll interval.
   */
  private void announce() throws InterruptedException {
    while (!stopping) {
      synchronized (announcing) {
        while (unannounced.get() == 0) {
          announcing.wait();
        }
      }
      int lanes = unannounced.getAndSet(0);
      try {
        QuarkusTransaction.requiringNew()
            .run(
                () ->
                    sql.query(
                        """
                        SELECT
                          1
                        FROM pg_notify(:channel, :lanes)
                        """,
                        Map.of("channel", LaneConnection.CHANNEL, "lanes", Integer.toString(lanes)),
                        row -> row));
      } catch (RuntimeException | Error e) {
        LOG.debugf(e, "Lanes %s were not announced; their holder polls", lanes);
      }
    }
  }
}
