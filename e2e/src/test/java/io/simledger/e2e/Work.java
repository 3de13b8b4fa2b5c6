package io.simledger.e2e;

import java.time.Duration;

/** Something that the product does, beside the least work that PostgreSQL could do for it. */
interface Work {
  String name();

  /** What the least is. */
  String least();

  /** The bar: at most so many times the least. */
  double atMost();

  /** Does the least, and says how long it took. */
  Duration doLeast() throws Exception;

  /** Has the product do the work, from outside, and says how long it took. */
  Duration doIt() throws Exception;

  /**
   * How long the product does it before it is measured, at least once. What JVMs have not compiled
   * yet takes them several times as long, which is over in no time in the life of a server.
   */
  default Duration warmUp() {
    return Duration.ofSeconds(30);
  }

  /** What else was seen while both were done. */
  default String remark() {
    return "";
  }

  /** How long something takes. */
  static Duration timed(Part part) throws Exception {
    long begun = System.nanoTime();
    part.run();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** The timed part of a work. */
  @FunctionalInterface
  interface Part {
    void run() throws Exception;
  }
}
