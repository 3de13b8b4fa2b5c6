package io.simledger.transfer.console;

import io.simledger.transfer.permission.Operations;
import io.simledger.transfer.permission.Operations.Operation;
import io.simledger.transfer.permission.Performs;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
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
      Method method, String httpMethod, String path, boolean isOpen, Optional<Performs> performs) {
    boolean isChange() {
      return !httpMethod.equals(HttpMethod.GET);
    }

    boolean needsPermission() {
      return performs
          .filter(operation -> !operation.value().equals(Performs.NOTHING))
          .filter(operation -> !operation.byEveryone())
          .isPresent();
    }
  }

  static List<ConsolePage> all() {
    return Operations.under("/console").stream().map(ConsolePages::page).toList();
  }

  private static ConsolePage page(Operation operation) {
    Method method = operation.resourceMethod();
    return new ConsolePage(
        method,
        operation.httpMethod(),
        operation.path().replaceAll("\\{[^}]+}", "x"),
        operation.isOpen(),
        Stream.<AnnotatedElement>of(method, method.getDeclaringClass())
            .map(element -> element.getAnnotation(Performs.class))
            .filter(performs -> performs != null)
            .findFirst());
  }
}
