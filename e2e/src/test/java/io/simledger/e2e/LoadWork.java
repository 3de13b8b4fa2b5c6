package io.simledger.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** One client's connection and what it does over it. */
  interface Calls extends AutoCloseable {
    void call() throws Exception;
  }

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
    private final List<Long> rounds = new ArrayList<>();
    private final List<Long> nearlyLongest = new ArrayList<>();

    Duration measured(Opening opening) throws Exception {
      long[] nanos = new long[calls()];
      Calls[] calls = new Calls[Clients.COUNT];
      for (int client = 0; client < calls.length; client++) {
        calls[client] = opening.of(client);
      }
      Duration round =
          Clients.atOnce(
              client -> {
                for (int i = client * CALLS; i < (client + 1) * CALLS; i++) {
                  long begun = System.nanoTime();
                  calls[client].call();
                  nanos[i] = System.nanoTime() - begun;
                }
              });
      for (Calls each : calls) {
        each.close();
      }
      Arrays.sort(nanos);
      rounds.add(round.toNanos());
      nearlyLongest.add(nanos[nanos.length * 99 / 100]);
      return round;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.0f/s, p99 %.1f ms",
          calls() * 1e9 / median(rounds),
          median(nearlyLongest) / 1e6);
    }

    private static long median(List<Long> values) {
      return values.stream().sorted().toList().get(values.size() / 2);
    }
  }
}
