package io.simledger.transfer.sim;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A SIM of an operator. Each changing method says whether anything changed; a change that others
 * are told about advances {@code eventSequence}, and its caller records it in the {@link
 * SimEventLog}.
 */
@Entity
@Table(name = "sim")
@DynamicUpdate
class Sim extends PanacheEntityBase {
  @Id String imsi;

  @Column(name = "sim_id")
  String simId;

  @Column(name = "operator_id")
  String operatorId;

  @Column(name = "coverage_type")
  CoverageType coverageType;

  String subscription;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(columnDefinition = "text[]")
  List<String> bundles;

  SimStatus status;

  @Column(name = "speed_class")
  String speedClass;

  String msisdn;

  @Column(name = "serial_number")
  String serialNumber;

  @Column(name = "module_type")
  String moduleType;

  @Column(name = "registration_secret")
  String registrationSecret;

  @Column(name = "group_id")
  @Nullable UUID groupId;

  /** Never changed in place: Hibernate would not see it. */
  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, String> tags;

  @Column(name = "termination_enabled")
  boolean terminationEnabled;

  @Column(name = "imei_lock")
  @Nullable String imeiLock;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  @Column(name = "expiry_action")
  @Nullable String expiryAction;

  @Column(name = "open_transfer_id")
  @Nullable UUID openTransferId;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "modified_at")
  Instant modifiedAt;

  @Column(name = "event_sequence")
  long eventSequence;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Sim() {}

  /** Changes the status as the rules S2 and S3 allow; the same status again is no change. */
  boolean changeStatus(SimStatus target, Instant now) {
    if (status == target) {
      return false;
    }
    if (status == SimStatus.TERMINATED) {
      throw new ApiException(ErrorCode.SIM_TERMINATED);
    }
    if (target == SimStatus.STANDBY && !plan().hasStandby()) {
      throw new ApiException(ErrorCode.STANDBY_UNSUPPORTED);
    }
    if (target == SimStatus.TERMINATED && !terminationEnabled) {
      throw new ApiException(ErrorCode.TERMINATION_PROTECTED);
    }
    status = target;
    recordChange(now);
    return true;
  }

  /** Takes the SIM out of the offer that it is in; the offer's id if there was one (T11). */
  Optional<UUID> leaveOffer() {
    Optional<UUID> left = Optional.ofNullable(openTransferId);
    openTransferId = null;
    return left;
  }

  boolean changeTags(Map<String, String> newTags, Instant now) {
    if (tags.equals(newTags)) {
      return false;
    }
    tags = newTags;
    recordChange(now);
    return true;
  }

  boolean changeGroup(@Nullable UUID newGroupId, Instant now) {
    if (Objects.equals(groupId, newGroupId)) {
      return false;
    }
    groupId = newGroupId;
    recordChange(now);
    return true;
  }

  boolean changeSpeedClass(String newSpeedClass, Instant now) {
    if (!plan().supports(newSpeedClass)) {
      throw new ApiException(ErrorCode.SPEED_CLASS_UNSUITABLE, "speedClass");
    }
    if (speedClass.equals(newSpeedClass)) {
      return false;
    }
    speedClass = newSpeedClass;
    recordChange(now);
    return true;
  }

  /** Termination protection off or on (S3); nobody else is told. */
  void changeTerminationEnabled(boolean enabled, Instant now) {
    if (terminationEnabled != enabled) {
      terminationEnabled = enabled;
      modifiedAt = later(modifiedAt, now);
    }
  }

  private Plan plan() {
    return Plan.named(subscription)
        .orElseThrow(() -> new IllegalStateException("Unknown plan " + subscription));
  }

  private void recordChange(Instant now) {
    eventSequence++;
    modifiedAt = later(modifiedAt, now);
  }

  /** Instants of a SIM's events never decrease, whatever the clocks of replicas say. */
  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
