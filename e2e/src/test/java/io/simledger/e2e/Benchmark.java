package io.simledger.e2e;

import static io.simledger.e2e.Durations.median;
import static io.simledger.e2e.Durations.millis;

import io.simledger.local.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the product as its users meet it, over HTTP and gRPC, against the least that PostgreSQL
 * could do on the same machine in the same minute: both take turns, and what counts is the ratio of
 * their medians. The product has been at it for a while by then; how long its first time took, in
 * JVMs that had just started, stands beside it. Arguments name the works to do; none means all.
 */
final class Benchmark {
  private static final int ROUNDS = 5;

  /** Makes the lines of one work. */
  private interface Measurement {
    String on(LocalStack stack) throws Exception;
  }

  private static final Map<String, Measurement> WORKS = new LinkedHashMap<>();

  static {
    WORKS.put("export", stack -> measured(new ExportWork(stack)));
    WORKS.put("issue", stack -> measured(new HandOverWork(stack, HandOverWork.Step.ISSUE)));
    WORKS.put("verify", stack -> measured(new HandOverWork(stack, HandOverWork.Step.VERIFY)));
    WORKS.put("push", stack -> measured(new HandOverWork(stack, HandOverWork.Step.PUSH)));
    WORKS.put("one-sim", stack -> measured(new OneSimWork(stack)));
    WORKS.put("usage", stack -> measured(new UsageWork(stack)));
    WORKS.put("rating", stack -> measured(new RatingWork(stack)));
    WORKS.put("list", stack -> measured(new ListWork(stack)));
    WORKS.put("auth", stack -> measured(new AuthWork(stack)));
    WORKS.put("lag", stack -> new EventLag(stack).line());
    WORKS.put("growth", stack -> String.join("\n", new MonthGrowth(stack).lines()));
  }

  private Benchmark() {}

  public static void main(String[] args) throws Exception {
    Collection<String> chosen = args.length == 0 ? WORKS.keySet() : List.of(args);
    try (RunningStack.Holder holder = RunningStack.Holder.asShipped()) {
      System.out.println("| work | the least | least | product | ratio | bar | first time | |");
      System.out.println("|---|---|---|---|---|---|---|---|");
      for (String name : chosen) {
        System.out.println(WORKS.get(name).on(holder.stack));
      }
    }
  }

  private static String measured(Work work) throws Exception {
    work.doLeast();
    long begun = System.nanoTime();
    Duration first = work.doIt();
    while (System.nanoTime() - begun < work.warmUp().toNanos()) {
      work.doIt();
    }
    List<Duration> least = new ArrayList<>();
    List<Duration> product = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      least.add(work.doLeast());
      product.add(work.doIt());
    }
    double ratio = millis(median(product)) / millis(median(least));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f ms | %.0f ms | %.2f | ≤ %.1f | %.0f ms | %s%s |",
        work.name(),
        work.least(),
        millis(median(least)),
        millis(median(product)),
        ratio,
        work.atMost(),
        millis(first),
        ratio <= work.atMost() ? "" : "missed; ",
        work.remark());
  }
}
