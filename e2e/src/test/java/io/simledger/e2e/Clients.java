package io.simledger.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Eight clients that work at once. */
final class Clients {
  static final int COUNT = 8;

  private Clients() {}

  /** What one of them does. */
  interface Client {
    void run(int number) throws Exception;
  }

  /** Has all of them work, and says how long it took until the last was done. */
  static Duration atOnce(Client client) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    try {
      List<Callable<Void>> works = new ArrayList<>();
      for (int number = 0; number < COUNT; number++) {
        int mine = number;
        works.add(
            () -> {
              client.run(mine);
              return null;
            });
      }
      return Work.timed(
          () -> {
            for (Future<Void> end : threads.invokeAll(works)) {
              end.get();
            }
          });
    } finally {
      threads.shutdown();
    }
  }
}
