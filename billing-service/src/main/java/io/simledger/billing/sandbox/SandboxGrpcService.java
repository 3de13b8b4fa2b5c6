package io.simledger.billing.sandbox;

import com.google.protobuf.Timestamp;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.simledger.billing.error.BillingError;
import io.simledger.sandbox.v1.ResetRequest;
import io.simledger.sandbox.v1.ResetResponse;
import io.simledger.sandbox.v1.SandboxService;
import io.simledger.sandbox.v1.SetClockRequest;
import io.simledger.sandbox.v1.SetClockResponse;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Supplier;

/** Edge of {@code simledger.sandbox.v1}. */
@GrpcService
@Authenticated
class SandboxGrpcService implements SandboxService {
  /** The far end of what a bill can be made for. */
  private static final Instant LAST = Instant.parse("2199-01-01T00:00:00Z");

  private final SandboxClock clock;
  private final CleanSlate slate;
  private final SandboxConfig config;

  SandboxGrpcService(SandboxClock clock, CleanSlate slate, SandboxConfig config) {
    this.clock = clock;
    this.slate = slate;
    this.config = config;
  }

  @Override
  public Uni<SetClockResponse> setClock(SetClockRequest request) {
    return whenOn(
        () ->
            SetClockResponse.newBuilder().setNow(timestamp(clock.goTo(instant(request)))).build());
  }

  @Override
  public Uni<ResetResponse> reset(ResetRequest request) {
    return whenOn(
        () -> {
          clock.startAnew(slate::wipe);
          return ResetResponse.getDefaultInstance();
        });
  }

  private <T> Uni<T> whenOn(Supplier<T> work) {
    if (!config.enabled()) {
      return Uni.createFrom().failure(BillingError.SANDBOX_SWITCHED_OFF.exception());
    }
    return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private static Instant instant(SetClockRequest request) {
    try {
      Instant now =
          Instant.ofEpochSecond(request.getNow().getSeconds(), request.getNow().getNanos());
      if (!request.hasNow() || now.isBefore(Instant.EPOCH) || now.isAfter(LAST)) {
        throw BillingError.MALFORMED_REQUEST.exception();
      }
      return now;
    } catch (DateTimeException e) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
