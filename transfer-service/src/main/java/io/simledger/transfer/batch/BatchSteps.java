package io.simledger.transfer.batch;

import io.simledger.transfer.sim.Imsi;
import io.simledger.transfer.sim.Owner;
import io.simledger.transfer.sim.SimAttributes;
import io.simledger.transfer.sim.SimStatuses;
import io.simledger.transfer.sim.Tags;
import io.simledger.transfer.simtransfer.OfferCancellation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Does to one SIM what its batch is about. Done again it changes nothing. */
@ApplicationScoped
class BatchSteps {
  private final SimStatuses statuses;
  private final SimAttributes attributes;
  private final OfferCancellation cancellation;

  BatchSteps(SimStatuses statuses, SimAttributes attributes, OfferCancellation cancellation) {
    this.statuses = statuses;
    this.attributes = attributes;
    this.cancellation = cancellation;
  }

  /** Not for offers, which are one step for all SIMs. */
  void take(Batch batch, Imsi imsi) {
    Owner owner = batch.owner();
    BatchArgument argument = batch.argument();
    BatchAction action = Objects.requireNonNull(batch.action());
    switch (action) {
      case ACTIVATE, DEACTIVATE, SUSPEND, STANDBY, TERMINATE ->
          statuses.change(owner, imsi, Objects.requireNonNull(action.target()));
      case ENABLE_TERMINATION -> statuses.changeTerminationEnabled(owner, imsi, true);
      case DISABLE_TERMINATION -> statuses.changeTerminationEnabled(owner, imsi, false);
      case SET_GROUP -> attributes.setGroup(owner, imsi, UUID.fromString(argument.groupId()));
      case UNSET_GROUP -> attributes.unsetGroup(owner, imsi);
      case PUT_TAG ->
          attributes.putTags(
              owner, imsi, List.of(new Tags.TagUpdate(argument.tagName(), argument.tagValue())));
      case DELETE_TAG -> attributes.deleteTag(owner, imsi, argument.tagName());
      case SPEED_CLASS -> attributes.changeSpeedClass(owner, imsi, argument.speedClass());
      case CANCEL_TRANSFER -> cancellation.cancelSim(owner.operatorId(), imsi.value());
      case TRANSFER -> throw new IllegalArgumentException("An offer is one step for all SIMs");
    }
  }
}
