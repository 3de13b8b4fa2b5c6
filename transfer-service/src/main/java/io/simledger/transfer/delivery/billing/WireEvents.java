package io.simledger.transfer.delivery.billing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.google.protobuf.Timestamp;
import io.simledger.simevents.v1.CoverageType;
import io.simledger.simevents.v1.GroupChanged;
import io.simledger.simevents.v1.GroupDeleted;
import io.simledger.simevents.v1.SimAttributes;
import io.simledger.simevents.v1.SimAttributesChanged;
import io.simledger.simevents.v1.SimEvent;
import io.simledger.simevents.v1.SimOwnershipTransferred;
import io.simledger.simevents.v1.SimRegistered;
import io.simledger.simevents.v1.SimStatus;
import io.simledger.simevents.v1.SimStatusChanged;
import io.simledger.simevents.v1.SimTerminated;
import io.simledger.transfer.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Makes a message of the contract from an event of the outbox. */
@ApplicationScoped
class WireEvents {
  private final ObjectReader json;

  WireEvents(ObjectMapper json) {
    this.json = json.reader();
  }

  private record Registered(
      String operatorId,
      String coverageType,
      String imsi,
      String simId,
      String subscription,
      String bundle,
      String status,
      Attributes attributes) {}

  private record StatusChanged(String status) {}

  private record OwnershipTransferred(
      String sourceOperatorId, String destinationOperatorId, String status) {}

  private record AttributesChanged(Attributes attributes) {}

  private record Attributes(
      String name, Map<String, String> tags, String groupId, String speedClass) {
    SimAttributes toMessage() {
      return SimAttributes.newBuilder()
          .setName(name)
          .putAllTags(tags)
          .setGroupId(groupId)
          .setSpeedClass(speedClass)
          .build();
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Group(String operatorId, String name, Map<String, String> tags) {}

  /**
   * @throws IllegalArgumentException if this version does not know the kind, or the body is not one
   *     of that kind
   */
  SimEvent toMessage(OutboxEvent event) {
    SimEvent.Builder message =
        SimEvent.newBuilder()
            .setEventId(event.eventId().toString())
            .setSubject(event.subject())
            .setSequence(event.sequence())
            .setOccurredAt(timestamp(event.occurredAt()));
    switch (event.kind()) {
      case "simRegistered" -> message.setSimRegistered(registered(event));
      case "simStatusChanged" ->
          message.setSimStatusChanged(
              SimStatusChanged.newBuilder()
                  .setStatus(status(body(event, StatusChanged.class).status())));
      case "simOwnershipTransferred" -> message.setSimOwnershipTransferred(transferred(event));
      case "simAttributesChanged" ->
          message.setSimAttributesChanged(
              SimAttributesChanged.newBuilder()
                  .setAttributes(body(event, AttributesChanged.class).attributes().toMessage()));
      case "simTerminated" -> message.setSimTerminated(SimTerminated.getDefaultInstance());
      case "groupChanged" -> message.setGroupChanged(groupChanged(event));
      case "groupDeleted" ->
          message.setGroupDeleted(
              GroupDeleted.newBuilder().setOperatorId(body(event, Group.class).operatorId()));
      default -> throw new IllegalArgumentException("unknown kind of event: " + event.kind());
    }
    return message.build();
  }

  private SimRegistered registered(OutboxEvent event) {
    Registered body = body(event, Registered.class);
    return SimRegistered.newBuilder()
        .setOperatorId(body.operatorId())
        .setCoverageType(
            CoverageType.valueOf("COVERAGE_TYPE_" + body.coverageType().toUpperCase(Locale.ROOT)))
        .setImsi(body.imsi())
        .setSimId(body.simId())
        .setSubscription(body.subscription())
        .setBundle(body.bundle())
        .setStatus(status(body.status()))
        .setAttributes(body.attributes().toMessage())
        .build();
  }

  private SimOwnershipTransferred transferred(OutboxEvent event) {
    OwnershipTransferred body = body(event, OwnershipTransferred.class);
    return SimOwnershipTransferred.newBuilder()
        .setSourceOperatorId(body.sourceOperatorId())
        .setDestinationOperatorId(body.destinationOperatorId())
        .setStatus(status(body.status()))
        .build();
  }

  private GroupChanged groupChanged(OutboxEvent event) {
    Group body = body(event, Group.class);
    return GroupChanged.newBuilder()
        .setOperatorId(body.operatorId())
        .setName(body.name())
        .putAllTags(body.tags())
        .build();
  }

  private <T> T body(OutboxEvent event, Class<T> type) {
    try {
      return json.forType(type).readValue(event.body());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a body of " + event.kind(), e);
    }
  }

  private static SimStatus status(String status) {
    return SimStatus.valueOf("SIM_STATUS_" + status.toUpperCase(Locale.ROOT));
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
