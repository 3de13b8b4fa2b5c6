package io.simledger.transfer;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.ClientAuth;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.simledger.simevents.v1.PushSimEventsRequest;
import io.simledger.simevents.v1.PushSimEventsResponse;
import io.simledger.simevents.v1.RefusalReason;
import io.simledger.simevents.v1.RefusedSimEvent;
import io.simledger.simevents.v1.SimEvent;
import io.simledger.simevents.v1.SimEventServiceGrpc.SimEventServiceImplBase;
import io.simledger.usage.v1.UsageRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.File;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A billing service that keeps what it is told in memory: a real gRPC server with mutual TLS and
 * the rules of the contract, which can also misbehave as a test wishes.
 */
@ApplicationScoped
public class FakeBilling {
  private final int port;
  private final File certificate;
  private final File key;
  private final File authority;

  private final Map<String, List<SimEvent>> applied = new HashMap<>();
  private final Map<String, RefusalReason> refusals = new HashMap<>();
  private final Map<String, Integer> gapsToPretend = new HashMap<>();
  private final FakeCoupons coupons = new FakeCoupons();
  private final FakeVolumeDiscounts volumeDiscounts = new FakeVolumeDiscounts();
  private final FakeUsage usage = new FakeUsage();
  private final FakeClock clock = new FakeClock();
  private int duplicates;
  private int batchesToCut;
  private boolean silent;
  private Server server;

  FakeBilling(
      @ConfigProperty(name = "quarkus.grpc.clients.billing.test-port") int port,
      @ConfigProperty(name = "test.billing.certificate") File certificate,
      @ConfigProperty(name = "test.billing.key") File key,
      @ConfigProperty(name = "test.billing.authority") File authority) {
    this.port = port;
    this.certificate = certificate;
    this.key = key;
    this.authority = authority;
  }

  void start(@Observes StartupEvent started) {
    start();
  }

  void stop(@Observes ShutdownEvent stopped) {
    stop();
  }

  public synchronized void start() {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress("localhost", port))
              .sslContext(
                  GrpcSslContexts.forServer(certificate, key)
                      .trustManager(authority)
                      .clientAuth(ClientAuth.REQUIRE)
                      .build())
              .maxInboundMessageSize(16 * 1024 * 1024)
              .addService(new Service())
              .addService(new FakeBills())
              .addService(coupons)
              .addService(volumeDiscounts)
              .addService(usage)
              .addService(clock)
              .build()
              .start();
    } catch (java.io.IOException e) {
      throw new IllegalStateException("Cannot start the billing service of the tests", e);
    }
  }

  /** Goes down like a killed process: streams break, nothing more is acknowledged. */
  public void stop() {
    Server stopping = server;
    stopping.shutdownNow();
    try {
      stopping.awaitTermination();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Events of a subject, in the order in which they were applied. */
  public synchronized List<SimEvent> eventsOf(String subject) {
    return List.copyOf(applied.getOrDefault(subject, List.of()));
  }

  public List<SimEvent> eventsOfSim(String imsi) {
    return eventsOf("sim/" + imsi);
  }

  /** Usage that was reported and taken for an operator. */
  public List<UsageRecord> usageOf(String operatorId) {
    return usage.of(operatorId);
  }

  /** Its clock. */
  public FakeClock clock() {
    return clock;
  }

  /** Events that came again after they had been applied. */
  public synchronized int duplicates() {
    return duplicates;
  }

  /** Refuses every event of a subject, until {@link #accept}. */
  public synchronized void refuse(String subject, RefusalReason reason) {
    refusals.put(subject, reason);
  }

  public synchronized void accept(String subject) {
    refusals.remove(subject);
  }

  /** Pretends so many times that an event of the subject is not the next one. */
  public synchronized void pretendGaps(String subject, int times) {
    gapsToPretend.put(subject, times);
  }

  /** Applies so many batches and breaks their streams instead of acknowledging. */
  public synchronized void cutStreams(int batches) {
    batchesToCut = batches;
  }

  /** Applies nothing and acknowledges nothing while it is silent. */
  public synchronized void beSilent(boolean silent) {
    this.silent = silent;
  }

  /** Not a bean, so that it is served by this server alone. */
  private final class Service extends SimEventServiceImplBase {
    @Override
    public StreamObserver<PushSimEventsRequest> pushSimEvents(
        StreamObserver<PushSimEventsResponse> acknowledgements) {
      return new StreamObserver<>() {
        @Override
        public void onNext(PushSimEventsRequest batch) {
          receive(batch, acknowledgements);
        }

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onCompleted() {
          acknowledgements.onCompleted();
        }
      };
    }
  }

  private synchronized void receive(
      PushSimEventsRequest batch, StreamObserver<PushSimEventsResponse> acknowledgements) {
    if (silent) {
      return;
    }
    PushSimEventsResponse response = apply(batch);
    if (batchesToCut > 0) {
      batchesToCut--;
      acknowledgements.onError(Status.UNAVAILABLE.asException());
    } else {
      acknowledgements.onNext(response);
    }
  }

  private PushSimEventsResponse apply(PushSimEventsRequest batch) {
    PushSimEventsResponse.Builder response =
        PushSimEventsResponse.newBuilder().setBatchId(batch.getBatchId());
    for (SimEvent event : batch.getEventsList()) {
      List<SimEvent> events =
          applied.computeIfAbsent(event.getSubject(), subject -> new ArrayList<>());
      RefusalReason reason = refusal(event, events);
      if (reason != null) {
        response.addRefused(
            RefusedSimEvent.newBuilder()
                .setEventId(event.getEventId())
                .setReason(reason)
                .setExpectedSequence(events.size() + 1));
      } else if (event.getSequence() <= events.size()) {
        duplicates++;
        response.setDuplicates(response.getDuplicates() + 1);
      } else {
        events.add(event);
        response.setApplied(response.getApplied() + 1);
      }
    }
    return response.build();
  }

  private RefusalReason refusal(SimEvent event, List<SimEvent> events) {
    String subject = event.getSubject();
    if (event.getSequence() > events.size() + 1) {
      return RefusalReason.REFUSAL_REASON_GAP;
    }
    if (refusals.containsKey(subject)) {
      return refusals.get(subject);
    }
    if (gapsToPretend.getOrDefault(subject, 0) > 0) {
      gapsToPretend.merge(subject, -1, Integer::sum);
      return RefusalReason.REFUSAL_REASON_GAP;
    }
    boolean sameIdElsewhere =
        event.getSequence() <= events.size()
            && !events.get((int) event.getSequence() - 1).getEventId().equals(event.getEventId());
    return sameIdElsewhere ? RefusalReason.REFUSAL_REASON_CONFLICT : null;
  }
}
