package io.simledger.e2e;

import static io.simledger.e2e.Durations.millis;

import com.fasterxml.jackson.databind.node.NullNode;
import io.simledger.local.LocalStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long after the answer of a status change the billing service has applied it, system idle. */
final class EventLag {
  private static final int WARM_UP = 50;
  private static final int CHANGES = 300;
  private static final double BAR_MILLIS = 50;

  private final Databases databases;
  private final Api.Operator operator;
  private final String imsi;

  EventLag(LocalStack stack) {
    databases = new Databases(stack);
    operator = new Api(stack).newOperator("lag");
    imsi = operator.newSim("plan-D");
  }

  String line() throws Exception {
    List<Duration> lags = new ArrayList<>();
    try (Connection connection = databases.connect("billing");
        PreparedStatement applied =
            connection.prepareStatement("SELECT last_sequence FROM sim WHERE imsi = ?")) {
      applied.setLong(1, Long.parseLong(imsi));
      for (int change = 0; change < WARM_UP + CHANGES; change++) {
        String action = change % 2 == 0 ? "activate" : "deactivate";
        long before = sequence(applied);
        operator
            .request("POST", "/v1/subscribers/" + imsi + "/" + action, NullNode.getInstance())
            .send()
            .json();
        Duration lag =
            Work.timed(
                () -> {
                  while (sequence(applied) == before) {
                    Thread.onSpinWait();
                  }
                });
        if (change >= WARM_UP) {
          lags.add(lag);
        }
        // The system is idle again before the next change.
        Thread.sleep(5);
      }
    }
    double median = millis(Durations.median(lags));
    double nearlyAll = millis(Durations.quantile(lags, 0.99));
    return String.format(
        Locale.ROOT,
        "| a status change, from its answer to applied | – | – | median %.1f ms | p99 %.1f ms | ≤ %.0f ms | %s |",
        median,
        nearlyAll,
        BAR_MILLIS,
        nearlyAll <= BAR_MILLIS ? "" : "missed");
  }

  private static long sequence(PreparedStatement applied) throws java.sql.SQLException {
    try (ResultSet row = applied.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
