package io.simledger.transfer.error;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Paths of operations, with their variables in braces. */
public final class PathTemplate {
  private PathTemplate() {}

  /** The path of a method of a resource. */
  public static String of(Class<?> resource, Method method) {
    return text(resource.getAnnotation(Path.class)) + text(method.getAnnotation(Path.class));
  }

  private static String text(@Nullable Path path) {
    if (path == null) {
      return "";
    }
    return path.value().startsWith("/") ? path.value() : "/" + path.value();
  }
}
