package io.simledger.transfer.permission;

import io.simledger.transfer.error.PathTemplate;
import io.simledger.transfer.permission.Condition.Met;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which variables the operations of the API have in their paths, read from the resources so that
 * none is overlooked. A page that performs an operation has a path of its own, which may lack some.
 */
@ApplicationScoped
class OperationPaths {
  private static final String OPERATOR = "operator_id";
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)");

  private final Map<ApiOperation, Set<String>> variables = new HashMap<>();

  OperationPaths(BeanManager beans) {
    beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(bean -> bean.getBeanClass())
        .filter(type -> type.isAnnotationPresent(Path.class))
        .forEach(this::collect);
  }

  /**
   * The call with what its path lacks of the operation's.
   *
   * @param operatorId of the caller, about whom every page is
   * @param met what a condition on any other variable is
   */
  ApiCall complete(ApiCall call, String operatorId, Function<String, Met> met) {
    Map<String, String> known = new HashMap<>(call.pathVariables());
    Map<String, Met> lacking = new HashMap<>();
    for (String name : variables.getOrDefault(call.operation(), Set.of())) {
      if (name.equals(OPERATOR)) {
        known.putIfAbsent(name, operatorId);
      } else if (!known.containsKey(name)) {
        lacking.put(name, met.apply(name));
      }
    }
    return new ApiCall(
        call.operation(), call.userName(), call.address(), known, call.destination(), lacking);
  }

  private void collect(Class<?> resource) {
    for (Method method : resource.getDeclaredMethods()) {
      if (isCalled(method) && !ApiOperation.isOfPage(method)) {
        variables.put(
            ApiOperation.of(method),
            VARIABLE
                .matcher(PathTemplate.of(resource, method))
                .results()
                .map((MatchResult variable) -> variable.group(1))
                .collect(Collectors.toUnmodifiableSet()));
      }
    }
  }

  private static boolean isCalled(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class));
  }
}
