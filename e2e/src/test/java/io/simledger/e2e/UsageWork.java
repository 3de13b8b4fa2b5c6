package io.simledger.e2e;

import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.simledger.local.LocalStack;
import io.simledger.usage.v1.ReportUsageRequest;
import io.simledger.usage.v1.ReportUsageResponse;
import io.simledger.usage.v1.ResourceType;
import io.simledger.usage.v1.UsageRecord;
import io.simledger.usage.v1.UsageServiceGrpc;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.postgresql.PGConnection;

/** A hundred thousand usage records of ten thousand SIMs, in batches of ten thousand. */
final class UsageWork implements Work {
  private static final int SIMS = 10_000;
  private static final int RECORDS = 100_000;
  private static final int BATCH = 10_000;
  private static final String ITEM = "soracomBeamRequestCharge-mqtt";

  private final LocalStack stack;
  private final Api api;
  private final Databases databases;
  private final List<String> imsis;

  UsageWork(LocalStack stack) {
    this.stack = stack;
    this.api = new Api(stack);
    this.databases = new Databases(stack);
    ManySims sims = ManySims.register(databases, api.newOperator("usage"), SIMS);
    sims.awaitArrivalAt(1);
    this.imsis = sims.imsis();
    databases.update(
        "billing",
        """
        CREATE TABLE IF NOT EXISTS least_usage (
          record_id uuid,
          imsi bigint,
          item text,
          used_at timestamptz,
          quantity numeric
        )
        """);
  }

  @Override
  public String name() {
    return "100,000 usage records, gRPC to committed";
  }

  @Override
  public String least() {
    return "COPY of the same into a table without index";
  }

  @Override
  public double atMost() {
    return 10;
  }

  @Override
  public Duration doLeast() throws Exception {
    Instant now = api.now();
    StringBuilder rows = new StringBuilder();
    for (int record = 0; record < RECORDS; record++) {
      rows.append(UUID.randomUUID())
          .append(',')
          .append(imsis.get(record % SIMS))
          .append(',')
          .append(ITEM)
          .append(',')
          .append(now)
          .append(",1\n");
    }
    try (Connection connection = databases.connect("billing");
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE least_usage");
      return Work.timed(
          () ->
              connection
                  .unwrap(PGConnection.class)
                  .getCopyAPI()
                  .copyIn(
                      "COPY least_usage FROM STDIN (FORMAT csv)",
                      new StringReader(rows.toString())));
    }
  }

  @Override
  public Duration doIt() throws Exception {
    List<ReportUsageRequest> batches = batches();
    ManagedChannel channel = channel();
    try {
      return Work.timed(() -> report(channel, batches));
    } finally {
      channel.shutdownNow();
    }
  }

  private List<ReportUsageRequest> batches() {
    Timestamp now = Timestamp.newBuilder().setSeconds(api.now().getEpochSecond()).build();
    List<ReportUsageRequest> batches = new ArrayList<>();
    for (int batch = 0; batch < RECORDS / BATCH; batch++) {
      ReportUsageRequest.Builder request = ReportUsageRequest.newBuilder().setBatchId(batch);
      for (int record = 0; record < BATCH; record++) {
        request.addRecords(
            UsageRecord.newBuilder()
                .setRecordId(UUID.randomUUID().toString())
                .setResourceType(ResourceType.RESOURCE_TYPE_IMSI)
                .setResourceId(imsis.get(record % SIMS))
                .setBillItemName(ITEM)
                .setUsedAt(now)
                .setQuantity("1"));
      }
      batches.add(request.build());
    }
    return batches;
  }

  private static void report(ManagedChannel channel, List<ReportUsageRequest> batches)
      throws Exception {
    Answers answers = new Answers();
    StreamObserver<ReportUsageRequest> requests =
        UsageServiceGrpc.newStub(channel).reportUsage(answers);
    batches.forEach(requests::onNext);
    requests.onCompleted();
    if (answers.accepted.get() != RECORDS) {
      throw new AssertionError("%d records were accepted".formatted(answers.accepted.get()));
    }
  }

  private ManagedChannel channel() throws IOException {
    return NettyChannelBuilder.forAddress("localhost", stack.ports().billingTls())
        .sslContext(
            GrpcSslContexts.forClient()
                .keyManager(
                    stack.certificates().certificate("transfer").toFile(),
                    stack.certificates().key("transfer").toFile())
                .trustManager(stack.certificates().authority().toFile())
                .build())
        .build();
  }

  /** Counts what was accepted, up to the end of the stream. */
  private static final class Answers implements StreamObserver<ReportUsageResponse> {
    final CompletableFuture<Integer> accepted = new CompletableFuture<>();
    private int count;

    @Override
    public void onNext(ReportUsageResponse answer) {
      count += answer.getAccepted();
    }

    @Override
    public void onError(Throwable failure) {
      accepted.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      accepted.complete(count);
    }
  }
}
