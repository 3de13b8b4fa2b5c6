package io.simledger.transfer;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;

/** Refuses calls as the billing service does: the description begins with the code. */
final class FakeRefusals {
  private FakeRefusals() {}

  static void refuse(StreamObserver<?> answer, Status status, String code) {
    answer.onError(status.withDescription(code + " The reason in words.").asRuntimeException());
  }
}
