package io.simledger.transfer;

import io.grpc.stub.StreamObserver;
import io.simledger.sandbox.v1.SandboxServiceGrpc.SandboxServiceImplBase;
import io.simledger.sandbox.v1.SetClockRequest;
import io.simledger.sandbox.v1.SetClockResponse;

/** Takes every time: nothing of a billing service in memory falls due. */
final class FakeClock extends SandboxServiceImplBase {
  @Override
  public void setClock(SetClockRequest request, StreamObserver<SetClockResponse> answer) {
    answer.onNext(SetClockResponse.newBuilder().setNow(request.getNow()).build());
    answer.onCompleted();
  }
}
