package io.simledger.transfer.batch;

import java.util.Map;

/**
 * What an action needs to know beside the SIMs.
 *
 * @param values by names that the action defines: a destination, a group, a tag
 */
public record BatchArgument(Map<String, String> values) {
  public static final BatchArgument NONE = new BatchArgument(Map.of());

  private static final String OPERATOR = "operatorId";
  private static final String EMAIL = "email";
  private static final String GROUP = "groupId";
  private static final String TAG_NAME = "tagName";
  private static final String TAG_VALUE = "tagValue";
  private static final String SPEED_CLASS = "speedClass";

  public static BatchArgument destination(String operatorId, String email) {
    return new BatchArgument(Map.of(OPERATOR, operatorId, EMAIL, email));
  }

  public static BatchArgument group(String groupId) {
    return new BatchArgument(Map.of(GROUP, groupId));
  }

  public static BatchArgument tag(String name, String value) {
    return new BatchArgument(Map.of(TAG_NAME, name, TAG_VALUE, value));
  }

  public static BatchArgument speedClass(String speedClass) {
    return new BatchArgument(Map.of(SPEED_CLASS, speedClass));
  }

  public String destinationOperatorId() {
    return value(OPERATOR);
  }

  public String destinationEmail() {
    return value(EMAIL);
  }

  String groupId() {
    return value(GROUP);
  }

  String tagName() {
    return value(TAG_NAME);
  }

  String tagValue() {
    return value(TAG_VALUE);
  }

  String speedClass() {
    return value(SPEED_CLASS);
  }

  private String value(String name) {
    return values.getOrDefault(name, "");
  }
}
