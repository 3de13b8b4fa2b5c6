package io.simledger.transfer.console;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.simledger.transfer.auth.Open;
import io.simledger.transfer.permission.Performs;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All pages of the console, read from the compiled classes. */
final class ConsolePages {
  private ConsolePages() {}

  /**
   * One page, or one change.
   *
   * @param path with the names of its variables replaced by what names nothing
   */
  record ConsolePage(
      Method method, String httpMethod, String path, boolean isOpen, Optional<String> performs) {
    boolean isChange() {
      return !httpMethod.equals(HttpMethod.GET);
    }

    boolean needsPermission() {
      return performs.filter(operation -> !operation.equals(Performs.NOTHING)).isPresent();
    }
  }

  static List<ConsolePage> all() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.simledger.transfer.console")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(type -> load(type.getName()))
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(ConsolePages::of))
            .filter(page -> page.path().startsWith("/console"))
            .toList();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ConsolePages.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<ConsolePage> of(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(httpMethod -> httpMethod != null)
        .map(
            httpMethod ->
                new ConsolePage(
                    method,
                    httpMethod.value(),
                    path(method.getDeclaringClass()) + path(method),
                    said(method, element -> element.getAnnotation(Open.class)).isPresent(),
                    said(method, element -> element.getAnnotation(Performs.class))
                        .map(Performs::value)));
  }

  /** What the method says, or else its class. */
  private static <A> Optional<A> said(Method method, Function<AnnotatedElement, A> annotation) {
    return Stream.of(method, method.getDeclaringClass())
        .map(annotation)
        .filter(found -> found != null)
        .findFirst();
  }

  private static String path(AnnotatedElement element) {
    return Optional.ofNullable(element.getAnnotation(Path.class))
        .map(Path::value)
        .map(value -> value.startsWith("/") ? value : "/" + value)
        .orElse("")
        .replaceAll("\\{[^}]+}", "x")
        .replaceAll("^/$", "");
  }
}
