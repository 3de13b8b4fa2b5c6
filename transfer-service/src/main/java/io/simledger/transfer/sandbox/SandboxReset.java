package io.simledger.transfer.sandbox;

import io.quarkus.grpc.GrpcClient;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.simledger.sandbox.v1.ResetRequest;
import io.simledger.sandbox.v1.SandboxServiceGrpc.SandboxServiceBlockingStub;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.outbox.Outbox;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Empties both services. */
@ApplicationScoped
class SandboxReset {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Sql sql;
  private final Outbox outbox;
  private final SandboxClock clock;
  private final LocalMailbox mailbox;
  private final SandboxServiceBlockingStub billing;

  SandboxReset(
      Sql sql,
      Outbox outbox,
      SandboxClock clock,
      LocalMailbox mailbox,
      @GrpcClient("billing") SandboxServiceBlockingStub billing) {
    this.sql = sql;
    this.outbox = outbox;
    this.clock = clock;
    this.mailbox = mailbox;
    this.billing = billing;
  }

  void run() {
    clock.startAnew(this::emptyServices);
    mailbox.empty();
  }

  /**
   * The tables are locked as they are listed. First the one that whoever works on selected SIMs
   * keeps while it changes them over another connection: they are waited for before they could wait
   * for this.
   */
  private void emptyServices() {
    awaitDelivered();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    """
                    TRUNCATE
                      sim_batch,
                      operator,
                      sim,
                      sim_stock,
                      sim_status_history,
                      sim_transfer_item,
                      outbox_event,
                      outbox_mail,
                      login_failure,
                      deletion,
                      api_call
                      CASCADE
                    """,
                    Map.of()));
    billing
        .withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
        .reset(ResetRequest.getDefaultInstance());
  }

  // An event on its way would arrive after the billing service was emptied.
  private void awaitDelivered() {
    try {
      if (!outbox.awaitDelivered(DEADLINE)) {
        throw new ApiException(ErrorCode.UNAVAILABLE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(ErrorCode.UNAVAILABLE);
    }
  }
}
