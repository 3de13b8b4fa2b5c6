package io.simledger.e2e;

import static io.simledger.e2e.Durations.median;
import static io.simledger.e2e.Durations.millis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Calls that eight clients make at once, each over a connection of its own, one call after the
 * other. The bar is on all of them together; how long single ones took is told beside it.
 */
abstract class LoadWork implements Work {
  private static final int CALLS = 150;

  private final Side least = new Side();
  private final Side product = new Side();

  /** How many calls make one round. */
  static int calls() {
    return Clients.COUNT * CALLS;
  }

  /** What a client does again and again. */
  interface Call {
    void make() throws Exception;
  }

  /** One client's connection and what it does over it. */
  record Calls(AutoCloseable connection, Call call) {}

  abstract Calls leastOf(int client) throws Exception;

  abstract Calls productOf(int client) throws Exception;

  @Override
  public final Duration doLeast() throws Exception {
    return least.measured(this::leastOf);
  }

  @Override
  public final Duration doIt() throws Exception {
    return product.measured(this::productOf);
  }

  @Override
  public final String remark() {
    return String.format(Locale.ROOT, "%s beside %s", product, least);
  }

  /** What opens a client's connection. */
  private interface Opening {
    Calls of(int client) throws Exception;
  }

  /** One side of the comparison, and what its rounds took. */
  private static final class Side {
    private final List<Duration> rounds = new ArrayList<>();
    private final List<Duration> nearlyLongest = new ArrayList<>();

    Duration measured(Opening opening) throws Exception {
      Duration[] took = new Duration[calls()];
      Calls[] calls = new Calls[Clients.COUNT];
      for (int client = 0; client < calls.length; client++) {
        calls[client] = opening.of(client);
      }
      Duration round =
          Clients.atOnce(
              client -> {
                for (int i = client * CALLS; i < (client + 1) * CALLS; i++) {
                  took[i] = Work.timed(calls[client].call()::make);
                }
              });
      for (Calls each : calls) {
        each.connection().close();
      }
      rounds.add(round);
      nearlyLongest.add(Durations.quantile(List.of(took), 0.99));
      return round;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.0f/s, p99 %.1f ms",
          calls() * 1e3 / millis(median(rounds)),
          millis(median(nearlyLongest)));
    }
  }
}
