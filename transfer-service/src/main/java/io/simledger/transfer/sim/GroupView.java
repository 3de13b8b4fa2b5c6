package io.simledger.transfer.sim;

import java.util.Map;
import java.util.UUID;

/** A group as the API shows it. Times are milliseconds of Unix time. */
public record GroupView(
    UUID groupId,
    String operatorId,
    Map<String, String> tags,
    Map<String, Map<String, Object>> configuration,
    long createdTime,
    long lastModifiedTime) {

  public static GroupView of(SimGroup group) {
    return new GroupView(
        group.groupId,
        group.operatorId,
        Tags.shown(group.tags),
        group.configuration,
        group.createdAt.toEpochMilli(),
        group.modifiedAt.toEpochMilli());
  }
}
