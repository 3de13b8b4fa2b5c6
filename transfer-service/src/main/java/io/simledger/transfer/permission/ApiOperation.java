package io.simledger.transfer.permission;

import java.lang.reflect.Method;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The name of an operation in permission statements, {@code Tag:operationId}: the tag that the
 * method or its class carries, and the method's name; of a page, what it {@link Performs}.
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
    Performs performs = performs(method);
    if (performs != null) {
      return named(performs.value());
    }
    Tag tag = method.getAnnotation(Tag.class);
    if (tag == null) {
      tag = method.getDeclaringClass().getAnnotation(Tag.class);
    }
    if (tag == null) {
      throw new IllegalStateException("No tag on operation " + method);
    }
    return new ApiOperation(tag.name(), method.getName());
  }

  /** The operation of a name, {@code Tag:operationId}. */
  static ApiOperation named(String name) {
    int colon = name.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("No name of an operation: " + name);
    }
    return new ApiOperation(name.substring(0, colon), name.substring(colon + 1));
  }

  /** Whether the method is an operation; a page may be none. */
  public static boolean isOneOf(Method method) {
    Performs performs = performs(method);
    return performs == null || !performs.value().equals(Performs.NOTHING);
  }

  /** Whether permissions say anything about the method; they do of every operation of the API. */
  static boolean needsPermission(Method method) {
    Performs performs = performs(method);
    return isOneOf(method) && (performs == null || !performs.byEveryone());
  }

  /** Whether the method is a page of the console, and not an operation itself. */
  static boolean isOfPage(Method method) {
    return performs(method) != null;
  }

  private static @Nullable Performs performs(Method method) {
    Performs performs = method.getAnnotation(Performs.class);
    return performs != null ? performs : method.getDeclaringClass().getAnnotation(Performs.class);
  }

  @Override
  public String toString() {
    return tag + ":" + operationId;
  }
}
