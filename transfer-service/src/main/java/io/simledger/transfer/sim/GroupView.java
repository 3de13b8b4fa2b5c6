package io.simledger.transfer.sim;

import java.util.Map;
import java.util.UUID;

/** A group as the API shows it. Times are milliseconds of Unix time, under both of their names. */
record GroupView(
    UUID groupId,
    String operatorId,
    Map<String, String> tags,
    Map<String, Map<String, Object>> configuration,
    long createdAt,
    long createdTime,
    long lastModifiedAt,
    long lastModifiedTime) {

  static GroupView of(SimGroup group) {
    long created = group.createdAt.toEpochMilli();
    long modified = group.modifiedAt.toEpochMilli();
    return new GroupView(
        group.groupId,
        group.operatorId,
        Tags.shown(group.tags),
        group.configuration,
        created,
        created,
        modified,
        modified);
  }
}
