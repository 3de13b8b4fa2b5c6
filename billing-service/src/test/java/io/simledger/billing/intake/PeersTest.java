package io.simledger.billing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestPeer;
import io.simledger.billing.TestSim;
import io.simledger.sandbox.v1.ResetRequest;
import io.simledger.sandbox.v1.SandboxServiceGrpc;
import io.simledger.simevents.v1.CoverageType;
import io.simledger.simevents.v1.PushSimEventsRequest;
import io.simledger.simevents.v1.PushSimEventsResponse;
import io.simledger.simevents.v1.SimEventServiceGrpc;
import io.simledger.simevents.v1.SimRegistered;
import io.simledger.simevents.v1.SimStatus;
import io.simledger.usage.v1.ReportUsageRequest;
import io.simledger.usage.v1.ReportUsageResponse;
import io.simledger.usage.v1.UsageServiceGrpc;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Only peers with a client certificate are served, on whatever port they knock. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class PeersTest {
  @TestHTTPResource("/")
  URL plain;

  @TestHTTPResource(value = "/", tls = true)
  URL tls;

  @TestHTTPResource(value = "/", management = true)
  URL management;

  @Test
  void aPeerWithTheCertificateIsServedItsBatchesInOrder() throws Exception {
    try (TestPeer peer = TestPeer.withCertificate(tls)) {
      TestSim sim = new TestSim();
      PushSimEventsRequest batch = registration(sim, 1);
      List<PushSimEventsResponse> answers =
          push(peer, List.of(batch, batch.toBuilder().setBatchId(2).build()))
              .get(30, TimeUnit.SECONDS);
      assertThat(answers).extracting(PushSimEventsResponse::getBatchId).containsExactly(1L, 2L);
      assertThat(answers).extracting(PushSimEventsResponse::getApplied).containsExactly(1, 0);
      assertThat(answers).extracting(PushSimEventsResponse::getDuplicates).containsExactly(0, 1);
    }
  }

  @Test
  void withoutCertificateNoMethodIsServedOverTls() throws Exception {
    try (TestPeer peer = TestPeer.withoutCertificate(tls)) {
      refused(peer, Status.Code.UNAUTHENTICATED);
    }
  }

  @Test
  void withoutTlsNoMethodIsServed() throws Exception {
    try (TestPeer peer = TestPeer.plain(plain)) {
      refused(peer, Status.Code.UNAUTHENTICATED);
    }
  }

  @Test
  void theManagementPortSpeaksNoGrpc() throws Exception {
    try (TestPeer peer = TestPeer.plain(management)) {
      assertThatThrownBy(
              () ->
                  withDeadline(SandboxServiceGrpc.newBlockingStub(peer.channel()))
                      .reset(ResetRequest.getDefaultInstance()))
          .isInstanceOf(StatusRuntimeException.class)
          .extracting(thrown -> ((StatusRuntimeException) thrown).getStatus().getCode())
          .isNotEqualTo(Status.Code.OK);
    }
  }

  @Test
  void aRefusalTellsNothingButItsText() throws Exception {
    try (TestPeer peer = TestPeer.withCertificate(tls)) {
      assertThatThrownBy(
              () ->
                  push(peer, List.of(PushSimEventsRequest.getDefaultInstance()))
                      .get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage(
              "INVALID_ARGUMENT: BIL0006 The batch is empty or has too many elements.");
    }
  }

  private static void refused(TestPeer peer, Status.Code code) {
    assertThatThrownBy(
            () ->
                withDeadline(SandboxServiceGrpc.newBlockingStub(peer.channel()))
                    .reset(ResetRequest.getDefaultInstance()))
        .isInstanceOf(StatusRuntimeException.class)
        .extracting(thrown -> ((StatusRuntimeException) thrown).getStatus().getCode())
        .isEqualTo(code);
    assertThatThrownBy(
            () -> push(peer, List.of(registration(new TestSim(), 1))).get(30, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(StatusRuntimeException.class)
        .rootCause()
        .hasMessageStartingWith(code.name());
    assertThatThrownBy(
            () ->
                PeersTest.<ReportUsageRequest, ReportUsageResponse>stream(
                        withDeadline(UsageServiceGrpc.newStub(peer.channel()))::reportUsage,
                        List.of(ReportUsageRequest.getDefaultInstance()))
                    .get(30, TimeUnit.SECONDS))
        .rootCause()
        .hasMessageStartingWith(code.name());
  }

  private static CompletableFuture<List<PushSimEventsResponse>> push(
      TestPeer peer, List<PushSimEventsRequest> batches) {
    return stream(
        withDeadline(SimEventServiceGrpc.newStub(peer.channel()))::pushSimEvents, batches);
  }

  private static <Q, R> CompletableFuture<List<R>> stream(
      Function<StreamObserver<R>, StreamObserver<Q>> call, List<Q> requests) {
    CompletableFuture<List<R>> done = new CompletableFuture<>();
    List<R> answers = new java.util.ArrayList<>();
    StreamObserver<Q> out =
        call.apply(
            new StreamObserver<>() {
              @Override
              public void onNext(R answer) {
                answers.add(answer);
              }

              @Override
              public void onError(Throwable thrown) {
                done.completeExceptionally(thrown);
              }

              @Override
              public void onCompleted() {
                done.complete(answers);
              }
            });
    requests.forEach(out::onNext);
    out.onCompleted();
    return done;
  }

  private static <S extends AbstractStub<S>> S withDeadline(S stub) {
    return stub.withDeadlineAfter(Duration.ofSeconds(30));
  }

  private static PushSimEventsRequest registration(TestSim sim, long batchId) {
    return PushSimEventsRequest.newBuilder()
        .setBatchId(batchId)
        .addEvents(
            io.simledger.simevents.v1.SimEvent.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setSubject("sim/" + sim.imsiText())
                .setSequence(1)
                .setOccurredAt(Timestamp.newBuilder().setSeconds(1_767_225_600))
                .setSimRegistered(
                    SimRegistered.newBuilder()
                        .setOperatorId(TestSim.freshOperator())
                        .setCoverageType(CoverageType.COVERAGE_TYPE_JP)
                        .setImsi(sim.imsiText())
                        .setSimId("8981100000000000001")
                        .setSubscription("plan-D")
                        .setStatus(SimStatus.SIM_STATUS_READY)))
        .build();
  }
}
