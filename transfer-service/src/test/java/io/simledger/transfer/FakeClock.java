package io.simledger.transfer;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.simledger.sandbox.v1.ResetRequest;
import io.simledger.sandbox.v1.ResetResponse;
import io.simledger.sandbox.v1.SandboxServiceGrpc.SandboxServiceImplBase;
import io.simledger.sandbox.v1.SetClockRequest;
import io.simledger.sandbox.v1.SetClockResponse;
import io.simledger.transfer.bills.WireValues;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The clock of a billing service that has data: it runs, and does not go back. */
public final class FakeClock extends SandboxServiceImplBase {
  private static final Duration LAG_OF_A_CALLER = Duration.ofSeconds(1);

  private Duration aheadBy = Duration.ZERO;
  private Duration workOnTheWay = Duration.ZERO;

  /** For this long it works on what falls due, the next time that it is set. */
  public synchronized void worksOnceFor(Duration duration) {
    workOnTheWay = duration;
  }

  @Override
  public synchronized void setClock(
      SetClockRequest request, StreamObserver<SetClockResponse> answer) {
    Instant asked = WireValues.instant(request.getNow());
    if (asked.isBefore(now().minus(LAG_OF_A_CALLER))) {
      FakeRefusals.refuse(answer, Status.FAILED_PRECONDITION, "BIL0008");
      return;
    }
    if (asked.isAfter(now())) {
      aheadBy = Duration.between(Instant.now(), asked);
    }
    CompletableFuture.delayedExecutor(workOnTheWay.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> answer(answer));
    workOnTheWay = Duration.ZERO;
  }

  @Override
  public void reset(ResetRequest request, StreamObserver<ResetResponse> answer) {
    startAnew();
    answer.onNext(ResetResponse.getDefaultInstance());
    answer.onCompleted();
  }

  /** Runs as the machine's does again. */
  public synchronized void startAnew() {
    aheadBy = Duration.ZERO;
  }

  private synchronized void answer(StreamObserver<SetClockResponse> answer) {
    Instant now = now();
    answer.onNext(
        SetClockResponse.newBuilder()
            .setNow(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
            .build());
    answer.onCompleted();
  }

  private Instant now() {
    return Instant.now().plus(aheadBy);
  }
}
