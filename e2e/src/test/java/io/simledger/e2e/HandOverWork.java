package io.simledger.e2e;

import io.simledger.local.LocalStack;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;

/** Ten thousand SIMs that change hands by one token, to and fro. */
final class HandOverWork implements Work {
  private static final int SIMS = 10_000;

  /** Which part is measured. */
  enum Step {
    ISSUE("issue for 10,000 SIMs over REST", 6),
    VERIFY("verify of 10,000 SIMs over REST", 8),
    PUSH("10,000 events from the answer of verify to applied", 1 / 0.15);

    private final String title;
    private final double atMost;

    Step(String title, double atMost) {
      this.title = title;
      this.atMost = atMost;
    }
  }

  private final Step step;
  private final Databases databases;
  private final ManySims sims;
  private Api.Operator owner;
  private Api.Operator other;
  private int sequence = 1;

  HandOverWork(LocalStack stack, Step step) {
    Api api = new Api(stack);
    this.step = step;
    this.databases = new Databases(stack);
    this.owner = api.newOperator("one");
    this.other = api.newOperator("two");
    this.sims = ManySims.register(databases, owner, SIMS);
    sims.awaitArrivalAt(sequence);
    databases.update(
        "transfer", "CREATE TABLE IF NOT EXISTS least_outbox (LIKE outbox_event INCLUDING ALL)");
  }

  @Override
  public String name() {
    return step.title;
  }

  @Override
  public String least() {
    return "INSERT of 10,000 outbox rows";
  }

  @Override
  public double atMost() {
    return step.atMost;
  }

  @Override
  public Duration doLeast() throws Exception {
    try (Connection connection = databases.connect("transfer");
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE least_outbox");
      return Work.timed(
          () ->
              statement.execute(
                  """
                  INSERT INTO least_outbox (
                    lane,
                    subject,
                    sequence,
                    occurred_at,
                    kind,
                    body
                  )
                  SELECT
                    outbox_lane('sim/' || n),
                    'sim/' || n,
                    1,
                    now(),
                    'simStatusChanged',
                    '{"status": "transferring"}'
                  FROM generate_series(1, %d) AS n
                  """
                      .formatted(SIMS)));
    }
  }

  @Override
  public Duration doIt() throws Exception {
    String[] token = new String[1];
    Duration issue = Work.timed(() -> token[0] = owner.offer(sims.imsis(), other));
    sims.awaitArrivalAt(++sequence);
    Duration verify = Work.timed(() -> other.accept(token[0]));
    Duration push = Work.timed(() -> sims.watchArrivalAt(++sequence));
    Api.Operator next = owner;
    owner = other;
    other = next;
    return switch (step) {
      case ISSUE -> issue;
      case VERIFY -> verify;
      case PUSH -> push;
    };
  }
}
