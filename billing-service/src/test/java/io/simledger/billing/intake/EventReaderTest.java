package io.simledger.billing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.simledger.billing.pricing.Plan;
import io.simledger.simevents.v1.CoverageType;
import io.simledger.simevents.v1.GroupChanged;
import io.simledger.simevents.v1.SimAttributesChanged;
import io.simledger.simevents.v1.SimEvent;
import io.simledger.simevents.v1.SimRegistered;
import io.simledger.simevents.v1.SimStatus;
import io.simledger.simevents.v1.SimStatusChanged;
import io.simledger.simevents.v1.SimTerminated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the event contract lets through. */
class EventReaderTest {
  private static final SimEvent REGISTERED =
      SimEvent.newBuilder()
          .setEventId("6f1b3d60-25b8-4f0e-9d2a-000000000001")
          .setSubject("sim/001010000000001")
          .setSequence(1)
          .setOccurredAt(Timestamp.newBuilder().setSeconds(1_767_225_600).setNanos(1_999))
          .setSimRegistered(
              SimRegistered.newBuilder()
                  .setOperatorId("OP0000000001")
                  .setCoverageType(CoverageType.COVERAGE_TYPE_JP)
                  .setImsi("001010000000001")
                  .setSimId("8981100000000000001")
                  .setSubscription("plan-D")
                  .setStatus(SimStatus.SIM_STATUS_READY))
          .build();
  private static final SimEvent STATUS =
      REGISTERED.toBuilder()
          .setSequence(2)
          .setSimStatusChanged(SimStatusChanged.newBuilder().setStatus(SimStatus.SIM_STATUS_ACTIVE))
          .build();

  @Test
  void timesAreReadInMicroseconds() {
    assertThat(read(REGISTERED).sims().get(0).occurrence().occurredAt())
        .isEqualTo(Instant.parse("2026-01-01T00:00:00.000001Z"));
  }

  @Test
  void leadingZerosOfAnImsiCount() {
    assertThat(read(REGISTERED).sims().get(0).imsi()).isEqualTo(1_010_000_000_001L);
  }

  @Test
  void theBundleBelongsToThePlan() {
    assertThat(plan(REGISTERED)).isEqualTo(Plan.of("plan-D"));
    assertThat(
            plan(
                REGISTERED.toBuilder()
                    .setSimRegistered(
                        REGISTERED.getSimRegistered().toBuilder().setBundle("D-300MB"))
                    .build()))
        .isEqualTo(new Plan("plan-D", "D-300MB"));
  }

  private static Plan plan(SimEvent event) {
    return ((SimChange.Registered) read(event).sims().get(0).change()).plan();
  }

  @Test
  void aTerminationIsAStatus() {
    assertThat(
            read(STATUS.toBuilder().setSimTerminated(SimTerminated.getDefaultInstance()).build())
                .sims()
                .get(0)
                .change())
        .isEqualTo(new SimChange.StatusChanged(io.simledger.billing.pricing.SimStatus.TERMINATED));
  }

  @Test
  void theDigestDoesNotDependOnTheOrderOfTags() {
    SimEvent one = group("a", "1", "b", "2");
    SimEvent other = group("b", "2", "a", "1");
    assertThat(Digests.of(one)).isEqualTo(Digests.of(other));
    assertThat(Digests.of(one)).isNotEqualTo(Digests.of(group("a", "1", "b", "3")));
  }

  static Stream<SimEvent> breaches() {
    return Stream.of(
        REGISTERED.toBuilder().setEventId("1").build(),
        REGISTERED.toBuilder().setEventId("6f1b3d60-25b8-4f0e-9d2a-1").build(),
        REGISTERED.toBuilder().setSubject("sim/00101000000001").build(),
        REGISTERED.toBuilder().setSubject("sim/0010100000000011").build(),
        REGISTERED.toBuilder().setSubject("sim/001010000000002").build(),
        REGISTERED.toBuilder().setSubject("router/1").build(),
        REGISTERED.toBuilder().setSubject("group/x").build(),
        REGISTERED.toBuilder().setSequence(0).build(),
        REGISTERED.toBuilder().setSequence(2).build(),
        REGISTERED.toBuilder().clearOccurredAt().build(),
        REGISTERED.toBuilder()
            .setOccurredAt(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))
            .build(),
        REGISTERED.toBuilder().setOccurredAt(Timestamp.newBuilder().setSeconds(0)).build(),
        REGISTERED.toBuilder().clearWhat().build(),
        registered(r -> r.setOperatorId("OP1")),
        registered(r -> r.setCoverageType(CoverageType.COVERAGE_TYPE_UNSPECIFIED)),
        registered(r -> r.setSimId("1")),
        registered(r -> r.setSubscription("")),
        registered(r -> r.setStatus(SimStatus.SIM_STATUS_UNSPECIFIED)),
        registered(r -> r.setStatusValue(99)),
        STATUS.toBuilder().setSimStatusChanged(SimStatusChanged.getDefaultInstance()).build(),
        STATUS.toBuilder().setGroupChanged(GroupChanged.getDefaultInstance()).build(),
        attributes("a\0b", ""),
        attributes("x".repeat(10_001), ""),
        attributes("", "no-uuid"));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void aBreachOfTheContractIsNotRead(SimEvent event) {
    assertThatThrownBy(() -> read(event)).isInstanceOf(ContractBreach.class);
  }

  private static EventBatch read(SimEvent event) {
    EventBatch batch = new EventBatch(new ArrayList<>(), new ArrayList<>());
    EventReader.read(event, batch);
    return batch;
  }

  private static SimEvent registered(
      java.util.function.UnaryOperator<SimRegistered.Builder> change) {
    return REGISTERED.toBuilder()
        .setSimRegistered(change.apply(REGISTERED.getSimRegistered().toBuilder()))
        .build();
  }

  private static SimEvent attributes(String name, String groupId) {
    return STATUS.toBuilder()
        .setSimAttributesChanged(
            SimAttributesChanged.newBuilder()
                .setAttributes(
                    io.simledger.simevents.v1.SimAttributes.newBuilder()
                        .setName(name)
                        .setGroupId(groupId)))
        .build();
  }

  private static SimEvent group(String tag1, String value1, String tag2, String value2) {
    return STATUS.toBuilder()
        .setSubject("group/6f1b3d60-25b8-4f0e-9d2a-000000000002")
        .setGroupChanged(
            GroupChanged.newBuilder()
                .setOperatorId("OP0000000001")
                .putTags(tag1, value1)
                .putTags(tag2, value2))
        .build();
  }
}
