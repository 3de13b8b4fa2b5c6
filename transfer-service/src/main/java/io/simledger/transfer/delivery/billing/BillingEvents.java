package io.simledger.transfer.delivery.billing;

import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import io.simledger.simevents.v1.SimEventServiceGrpc;
import io.simledger.simevents.v1.SimEventServiceGrpc.SimEventServiceStub;
import io.simledger.transfer.outbox.EventDelivery;
import jakarta.enterprise.context.ApplicationScoped;

/** Delivers events to the billing service: one bidirectional stream for each lane. */
@ApplicationScoped
class BillingEvents implements EventDelivery {
  private final SimEventServiceStub billing;
  private final WireEvents wire;

  BillingEvents(@GrpcClient("billing") Channel billing, WireEvents wire) {
    this.billing = SimEventServiceGrpc.newStub(billing);
    this.wire = wire;
  }

  @Override
  public Stream open(int lane, Listener listener) {
    return BillingStream.open(billing, wire, listener);
  }
}
