package io.simledger.billing.sandbox;

import static io.simledger.billing.TestSim.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestCharges;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestPeer;
import io.simledger.billing.TestSim;
import io.simledger.billing.intake.EventSink;
import io.simledger.billing.platform.ServiceClock;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.sandbox.v1.ResetRequest;
import io.simledger.sandbox.v1.SandboxServiceGrpc;
import io.simledger.sandbox.v1.SandboxServiceGrpc.SandboxServiceBlockingStub;
import io.simledger.sandbox.v1.SetClockRequest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** X2, X3: the clock goes forward through every day on the way; a reset leaves nothing. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class SandboxClockTest {
  @TestHTTPResource(value = "/", tls = true)
  URL tls;

  @Inject ServiceClock clock;
  @Inject SandboxClock sandboxClock;
  @Inject SlowWork slowWork;
  @Inject EventSink events;
  @Inject TestCharges charges;

  private TestPeer peer;
  private SandboxServiceBlockingStub sandbox;

  @BeforeEach
  void connect() throws Exception {
    peer = TestPeer.withCertificate(tls);
    sandbox =
        SandboxServiceGrpc.newBlockingStub(peer.channel())
            .withDeadlineAfter(Duration.ofSeconds(60));
    // Days go by for every account that there is: only for those of the test.
    sandbox.reset(ResetRequest.getDefaultInstance());
  }

  @AfterEach
  void backToTheMachinesTime() throws Exception {
    sandbox.reset(ResetRequest.getDefaultInstance());
    peer.close();
  }

  @Test
  void everyDayOnTheWayIsRated() {
    String operator = TestSim.freshOperator();
    Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    events.apply(
        batch(
            new TestSim().registered(operator, SimStatus.ACTIVE, today.plusSeconds(1).toString())));
    Instant target = today.plus(Duration.ofDays(3)).plusSeconds(3_600);
    setClock(target);
    assertThat(clock.instant()).isBetween(target, target.plusSeconds(60));
    assertThat(charges.of(operator)).hasSize(3);
  }

  @Test
  void theClockIsKeptOverARestart() {
    setClock(clock.instant().plus(Duration.ofHours(5)));
    Duration aheadBy = clock.aheadBy();
    clock.runAheadBy(Duration.ZERO);
    sandboxClock.load(null);
    assertThat(clock.aheadBy()).isEqualTo(aheadBy);
  }

  @Test
  void onceThereIsDataTheClockOnlyGoesForward() {
    Instant past = Instant.parse("2026-01-01T00:00:00Z");
    sandbox.reset(ResetRequest.getDefaultInstance());
    setClock(past);
    assertThat(clock.instant()).isBetween(past, past.plusSeconds(60));
    events.apply(
        batch(
            new TestSim()
                .registered(TestSim.freshOperator(), SimStatus.READY, "2026-01-01T00:00:00Z")));
    assertThatThrownBy(() -> setClock(past.minusSeconds(2)))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageStartingWith("FAILED_PRECONDITION: BIL0008");
  }

  /** Otherwise what comes next would be of the past. */
  @Test
  void aResetLetsTheClockRunAsTheMachinesDoes() {
    setClock(clock.instant().plus(Duration.ofDays(40)));
    events.apply(
        batch(
            new TestSim()
                .registered(TestSim.freshOperator(), SimStatus.READY, clock.instant().toString())));
    sandbox.reset(ResetRequest.getDefaultInstance());
    assertThat(clock.aheadBy()).isZero();
    sandboxClock.load(null);
    assertThat(clock.aheadBy()).isZero();
  }

  /** Otherwise one who goes on by less than an answer takes would be told to go back. */
  @Test
  void theTimeOfTheLastAnswerIsNotThePast() {
    events.apply(
        batch(
            new TestSim()
                .registered(TestSim.freshOperator(), SimStatus.READY, clock.instant().toString())));
    Instant answered = setClock(clock.instant().plus(Duration.ofHours(1)));
    Duration aheadBy = clock.aheadBy();
    await().pollDelay(Duration.ofMillis(20)).until(() -> clock.instant().isAfter(answered));
    assertThat(setClock(answered)).isAfter(answered);
    assertThat(clock.aheadBy()).isEqualTo(aheadBy);
  }

  @Test
  void timeDoesNotGoBackWhenTheDayOnTheWayTakesLongerThanTheWay() {
    Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    slowWork.takesOnce(Duration.ofSeconds(2));
    assertThat(setClock(midnight.plusSeconds(1))).isAfterOrEqualTo(midnight.plusSeconds(2));
  }

  @Test
  void aTimeThatIsMissingOrOutOfBoundsIsRefused() {
    assertThatThrownBy(() -> sandbox.setClock(SetClockRequest.getDefaultInstance()))
        .hasMessageStartingWith("INVALID_ARGUMENT: BIL0001");
    assertThatThrownBy(() -> setClock(Instant.parse("2300-01-01T00:00:00Z")))
        .hasMessageStartingWith("INVALID_ARGUMENT: BIL0001");
  }

  /** The answer: the time that it is then. */
  private Instant setClock(Instant now) {
    Timestamp answer =
        sandbox
            .setClock(
                SetClockRequest.newBuilder()
                    .setNow(
                        Timestamp.newBuilder()
                            .setSeconds(now.getEpochSecond())
                            .setNanos(now.getNano()))
                    .build())
            .getNow();
    return Instant.ofEpochSecond(answer.getSeconds(), answer.getNanos());
  }
}
