package io.simledger.transfer.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Counts calls in windows of time that begin together for everyone.
 *
 * <p>Each replica counts for itself: with <i>n</i> replicas an operator gets at most <i>n</i> times
 * its limit in a window, and at most twice that in any time as long as one, across the border of
 * two.
 */
@ApplicationScoped
class CallCounts {
  private static final String OTHERS = "";

  private final RateLimitConfig config;
  private final InstantSource clock;
  private volatile Window window = new Window(Long.MIN_VALUE);

  CallCounts(RateLimitConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Counts a call of an operator to a group of paths against a limit. */
  Allowance ofOperator(String operatorId, String group, int limit) {
    return count(window -> window.operators, operatorId + "/" + group, limit);
  }

  /** Counts a call from the network of an address against a limit. */
  Allowance ofAddress(String address, int limit) {
    return count(window -> window.networks, Network.of(address), limit);
  }

  /** What a call from the network of an address would leave of a limit; counts none. */
  Allowance foresee(String address, int limit) {
    Instant now = clock.instant();
    Counts networks = current(number(now)).networks;
    return allowance(now, limit, networks.counted(Network.of(address), config.maxCounts()) + 1);
  }

  private Allowance count(Function<Window, Counts> kind, String whose, int limit) {
    Instant now = clock.instant();
    Counts counts = kind.apply(current(number(now)));
    return allowance(now, limit, counts.count(whose, config.maxCounts()));
  }

  private Allowance allowance(Instant now, int limit, int counted) {
    long untilRefresh = (number(now) + 1) * config.window().toMillis() - now.toEpochMilli();
    return new Allowance(
        limit,
        Math.max(limit - counted, 0),
        Math.floorDiv(untilRefresh + 999, 1000),
        counted <= limit);
  }

  private long number(Instant now) {
    return Math.floorDiv(now.toEpochMilli(), config.window().toMillis());
  }

  private Window current(long number) {
    Window present = window;
    if (present.number == number) {
      return present;
    }
    synchronized (this) {
      if (window.number != number) {
        window = new Window(number);
      }
      return window;
    }
  }

  private static final class Window {
    private final long number;
    private final Counts operators = new Counts();
    private final Counts networks = new Counts();

    Window(long number) {
      this.number = number;
    }
  }

  /** Those of one kind, apart from the other: anybody can call from many networks. */
  private static final class Counts {
    private final ConcurrentHashMap<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    int count(String whose, int maxCounts) {
      AtomicInteger count = counts.get(whose);
      if (count == null) {
        count = counts.computeIfAbsent(keyOfNew(whose, maxCounts), absent -> new AtomicInteger());
      }
      return count.incrementAndGet();
    }

    int counted(String whose, int maxCounts) {
      AtomicInteger count = counts.get(whose);
      if (count == null) {
        count = counts.get(keyOfNew(whose, maxCounts));
      }
      return count == null ? 0 : count.get();
    }

    private String keyOfNew(String whose, int maxCounts) {
      return counts.mappingCount() < maxCounts ? whose : OTHERS;
    }
  }

  /**
   * What is left of a limit after a call.
   *
   * @param secondsBeforeRefresh until all of it is there again, rounded up
   * @param isEnough whether the call is within the limit
   */
  record Allowance(int limit, int remaining, long secondsBeforeRefresh, boolean isEnough) {}
}
