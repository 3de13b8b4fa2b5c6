package io.simledger.e2e;

import io.simledger.local.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures the product as its users meet it, over HTTP and gRPC, against the least that PostgreSQL
 * could do on the same machine in the same minute: both take turns, and what counts is the ratio of
 * their medians. Arguments name the works to do; none means all.
 */
final class Benchmark {
  private static final int ROUNDS = 5;

  private static final Map<String, Function<LocalStack, Work>> WORKS = new LinkedHashMap<>();

  static {
    WORKS.put("export", ExportWork::new);
    WORKS.put("issue", stack -> new HandOverWork(stack, HandOverWork.Step.ISSUE));
    WORKS.put("verify", stack -> new HandOverWork(stack, HandOverWork.Step.VERIFY));
    WORKS.put("push", stack -> new HandOverWork(stack, HandOverWork.Step.PUSH));
    WORKS.put("one-sim", OneSimWork::new);
    WORKS.put("usage", UsageWork::new);
    WORKS.put("rating", RatingWork::new);
    WORKS.put("list", ListWork::new);
    WORKS.put("auth", AuthWork::new);
  }

  private Benchmark() {}

  public static void main(String[] args) throws Exception {
    List<String> chosen = args.length == 0 ? allNames() : List.of(args);
    try (RunningStack.Holder holder = RunningStack.Holder.asShipped()) {
      System.out.println("| work | the least | least | product | ratio | bar | |");
      System.out.println("|---|---|---|---|---|---|---|");
      for (String name : chosen) {
        System.out.println(
            switch (name) {
              case "lag" -> new EventLag(holder.stack).line();
              case "growth" -> String.join("\n", new MonthGrowth(holder.stack).lines());
              default -> measured(WORKS.get(name).apply(holder.stack));
            });
      }
    }
  }

  private static List<String> allNames() {
    List<String> names = new ArrayList<>(WORKS.keySet());
    names.add("lag");
    names.add("growth");
    return names;
  }

  private static String measured(Work work) throws Exception {
    work.doLeast();
    work.doIt();
    List<Duration> least = new ArrayList<>();
    List<Duration> product = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      least.add(work.doLeast());
      product.add(work.doIt());
    }
    double ratio = millis(median(product)) / millis(median(least));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f ms | %.0f ms | %.2f | ≤ %.1f | %s%s |",
        work.name(),
        work.least(),
        millis(median(least)),
        millis(median(product)),
        ratio,
        work.atMost(),
        ratio <= work.atMost() ? "" : "missed; ",
        work.remark());
  }

  private static Duration median(List<Duration> durations) {
    return durations.stream().sorted().toList().get(durations.size() / 2);
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
