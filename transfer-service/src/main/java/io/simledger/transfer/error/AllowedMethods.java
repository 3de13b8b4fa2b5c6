package io.simledger.transfer.error;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which methods a path supports. The REST layer keeps that to itself when it refuses a method, so
 * that it is read from the resources themselves.
 */
@ApplicationScoped
class AllowedMethods {
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

  private final List<Template> templates;

  AllowedMethods(BeanManager beans) {
    Map<String, Set<String>> methods = new TreeMap<>();
    beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(bean -> bean.getBeanClass())
        .filter(type -> type.isAnnotationPresent(Path.class))
        .distinct()
        .forEach(type -> collect(type, methods));
    templates =
        methods.entrySet().stream()
            .map(entry -> Template.of(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingInt(Template::literals).reversed())
            .toList();
  }

  /** The methods of the path that fits best, as the header {@code Allow} has them. */
  String of(String path) {
    return templates.stream()
        .filter(template -> template.pattern().matcher(path).matches())
        .findFirst()
        .map(template -> String.join(", ", template.methods()))
        .orElse("");
  }

  private static void collect(Class<?> resource, Map<String, Set<String>> methods) {
    for (Method method : resource.getDeclaredMethods()) {
      for (String name : httpMethods(method)) {
        Set<String> allowed =
            methods.computeIfAbsent(PathTemplate.of(resource, method), added -> new TreeSet<>());
        allowed.addAll(
            name.equals("GET") ? List.of("GET", "HEAD", "OPTIONS") : List.of(name, "OPTIONS"));
      }
    }
  }

  private static List<String> httpMethods(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(httpMethod -> httpMethod != null)
        .map(HttpMethod::value)
        .toList();
  }

  /** A path with variables, and how much of it is none. */
  private record Template(Pattern pattern, int literals, Set<String> methods) {
    static Template of(String path, Set<String> methods) {
      List<String> literals = List.of(VARIABLE.split(path, -1));
      String regex = literals.stream().map(Pattern::quote).collect(Collectors.joining("[^/]+"));
      return new Template(
          Pattern.compile(regex), literals.stream().mapToInt(String::length).sum(), methods);
    }
  }
}
