package io.simledger.billing.intake;

import io.simledger.billing.pricing.Plan;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.simevents.v1.SimOwnershipTransferred;
import io.simledger.simevents.v1.SimRegistered;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads events off the wire. */
final class EventReader {
  private static final String SIM = "sim/";
  private static final String GROUP = "group/";

  private EventReader() {}

  /** Puts the event into one of the batch's lists, or throws {@link ContractBreach}. */
  static void read(io.simledger.simevents.v1.SimEvent event, EventBatch batch) {
    Occurrence occurrence =
        new Occurrence(
            Fields.uuid(event.getEventId()),
            Fields.require(event.getSequence() >= 1, event.getSequence(), "sequence"),
            Fields.instant(event.hasOccurredAt(), event.getOccurredAt()),
            Digests.of(event));
    String subject = event.getSubject();
    if (subject.startsWith(SIM)) {
      long imsi = Fields.imsi(subject.substring(SIM.length()));
      batch.sims().add(new SimEvent(occurrence, imsi, simChange(event, occurrence, imsi)));
    } else if (subject.startsWith(GROUP)) {
      UUID groupId = Fields.uuid(subject.substring(GROUP.length()));
      batch.groups().add(groupEvent(event, occurrence, groupId));
    } else {
      throw new ContractBreach("subject");
    }
  }

  private static SimChange simChange(
      io.simledger.simevents.v1.SimEvent event, Occurrence occurrence, long imsi) {
    return switch (event.getWhatCase()) {
      case SIM_REGISTERED -> registered(event.getSimRegistered(), occurrence, imsi);
      case SIM_STATUS_CHANGED ->
          new SimChange.StatusChanged(status(event.getSimStatusChanged().getStatusValue()));
      case SIM_OWNERSHIP_TRANSFERRED -> transferred(event.getSimOwnershipTransferred());
      case SIM_ATTRIBUTES_CHANGED ->
          new SimChange.AttributesChanged(
              attributes(event.getSimAttributesChanged().getAttributes()));
      case SIM_TERMINATED -> new SimChange.StatusChanged(SimStatus.TERMINATED);
      default -> throw new ContractBreach("what");
    };
  }

  private static SimChange registered(SimRegistered registered, Occurrence occurrence, long imsi) {
    Fields.require(Fields.imsi(registered.getImsi()) == imsi, imsi, "subject");
    Fields.require(occurrence.sequence() == 1, occurrence, "sequence of a registration");
    return new SimChange.Registered(
        Fields.operatorId(registered.getOperatorId()),
        Fields.coverage(registered.getCoverageType()),
        Fields.simId(registered.getSimId()),
        new Plan(
            Fields.requiredText(registered.getSubscription()), Fields.text(registered.getBundle())),
        status(registered.getStatusValue()),
        attributes(registered.getAttributes()));
  }

  private static SimChange transferred(SimOwnershipTransferred transferred) {
    return new SimChange.Transferred(
        Fields.operatorId(transferred.getSourceOperatorId()),
        Fields.operatorId(transferred.getDestinationOperatorId()),
        status(transferred.getStatusValue()));
  }

  private static GroupEvent groupEvent(
      io.simledger.simevents.v1.SimEvent event, Occurrence occurrence, UUID groupId) {
    return switch (event.getWhatCase()) {
      case GROUP_CHANGED ->
          new GroupEvent(
              occurrence,
              groupId,
              Fields.operatorId(event.getGroupChanged().getOperatorId()),
              new GroupEvent.Values(
                  Fields.textOrNull(event.getGroupChanged().getName()),
                  Fields.tags(event.getGroupChanged().getTagsMap())));
      case GROUP_DELETED ->
          new GroupEvent(
              occurrence,
              groupId,
              Fields.operatorId(event.getGroupDeleted().getOperatorId()),
              null);
      default -> throw new ContractBreach("what");
    };
  }

  private static SimAttributes attributes(io.simledger.simevents.v1.SimAttributes attributes) {
    return new SimAttributes(
        Fields.textOrNull(attributes.getName()),
        Fields.tags(attributes.getTagsMap()),
        groupId(attributes.getGroupId()));
  }

  private static @Nullable UUID groupId(String text) {
    return text.isEmpty() ? null : Fields.uuid(text);
  }

  private static SimStatus status(int number) {
    try {
      return SimStatus.of(number);
    } catch (IllegalArgumentException e) {
      throw new ContractBreach("status");
    }
  }
}
