package io.simledger.transfer.permission;

import java.lang.reflect.Method;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The name of an operation in permission statements, {@code Tag:operationId}: the tag that the
 * method or its class carries, and the method's name.
 */
public record ApiOperation(String tag, String operationId) {
  /** The tag of operations that Soracom does not have. */
  public static final String OWN = "Simledger";

  /** Whether the operation is this project's own. */
  public boolean isOwn() {
    return tag.equals(OWN);
  }

  /**
   * The operation of a resource method.
   *
   * @throws IllegalStateException when it has no tag; a test of all operations keeps that from
   *     happening
   */
  public static ApiOperation of(Method method) {
    Tag tag = method.getAnnotation(Tag.class);
    if (tag == null) {
      tag = method.getDeclaringClass().getAnnotation(Tag.class);
    }
    if (tag == null) {
      throw new IllegalStateException("No tag on operation " + method);
    }
    return new ApiOperation(tag.name(), method.getName());
  }

  @Override
  public String toString() {
    return tag + ":" + operationId;
  }
}
