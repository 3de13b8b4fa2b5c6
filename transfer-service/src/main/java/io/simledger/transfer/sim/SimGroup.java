package io.simledger.transfer.sim;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A group of SIMs with tags and settings. */
@Entity
@Table(name = "sim_group")
@DynamicUpdate
public class SimGroup extends PanacheEntityBase {
  @Id
  @Column(name = "group_id")
  UUID groupId;

  @Column(name = "operator_id")
  String operatorId;

  /** Never changed in place: Hibernate would not see it. */
  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, String> tags;

  /** Settings by namespace and key; never changed in place. */
  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, Map<String, Object>> configuration;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "modified_at")
  Instant modifiedAt;

  @Column(name = "event_sequence")
  long eventSequence;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected SimGroup() {}

  SimGroup(
      String operatorId,
      Map<String, String> tags,
      Map<String, Map<String, Object>> configuration,
      Instant now) {
    this.groupId = UUID.randomUUID();
    this.operatorId = operatorId;
    this.tags = tags;
    this.configuration = configuration;
    this.createdAt = now;
    this.modifiedAt = now;
    this.eventSequence = 1;
  }

  boolean changeTags(Map<String, String> newTags, Instant now) {
    if (tags.equals(newTags)) {
      return false;
    }
    tags = newTags;
    eventSequence++;
    touch(now);
    return true;
  }

  /** Settings are nobody else's business: no event. */
  void changeConfiguration(Map<String, Map<String, Object>> newConfiguration, Instant now) {
    configuration = newConfiguration;
    touch(now);
  }

  private void touch(Instant now) {
    modifiedAt = modifiedAt.isAfter(now) ? modifiedAt : now;
  }
}
