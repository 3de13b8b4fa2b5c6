package io.simledger.transfer.permission;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.simledger.transfer.auth.Open;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All operations of the API, read from the compiled resources. */
public final class Operations {
  private static final List<Operation> EVERYTHING = read();
  private static final List<Operation> ALL = under("/v1/");

  private Operations() {}

  /** One operation. */
  public record Operation(Method resourceMethod, String httpMethod, String path, boolean isOpen) {}

  /** The operations under {@code /v1}, by path. */
  public static List<Operation> all() {
    return ALL;
  }

  /** What can be called under a path, by path: operations, or pages of the console. */
  public static List<Operation> under(String prefix) {
    return EVERYTHING.stream().filter(operation -> operation.path().startsWith(prefix)).toList();
  }

  private static List<Operation> read() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.simledger.transfer");
    return classes.stream()
        .filter(type -> type.isAnnotatedWith(Path.class))
        .map(type -> load(type.getName()))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(Operations::of))
        .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::httpMethod))
        .toList();
  }

  /** Not initialized: a class loader of its own runs the application. */
  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Operations.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Operation> of(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(httpMethod -> httpMethod != null)
        .map(
            httpMethod ->
                new Operation(
                    method,
                    httpMethod.value(),
                    path(method.getDeclaringClass().getAnnotation(Path.class))
                        + path(method.getAnnotation(Path.class)),
                    method.isAnnotationPresent(Open.class)
                        || method.getDeclaringClass().isAnnotationPresent(Open.class)));
  }

  private static String path(Path path) {
    return Optional.ofNullable(path)
        .map(Path::value)
        .map(value -> value.startsWith("/") ? value : "/" + value)
        .filter(value -> !value.equals("/"))
        .orElse("");
  }
}
