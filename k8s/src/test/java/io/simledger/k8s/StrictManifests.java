package io.simledger.k8s;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Loads manifests as the API server would with strict validation: a kind, a field or a type that
 * Kubernetes does not know is an error.
 */
final class StrictManifests {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private StrictManifests() {}

  static List<HasMetadata> load(String manifests) {
    List<HasMetadata> resources = new ArrayList<>();
    for (String manifest : manifests.split("(?m)^---$")) {
      if (!manifest.isBlank()) {
        HasMetadata resource = YAML.unmarshal(manifest);
        String name = resource.getKind() + " " + resource.getMetadata().getName();
        if (resource instanceof GenericKubernetesResource) {
          throw new AssertionError("Unknown kind: " + name);
        }
        List<String> unknown = new ArrayList<>();
        collectUnknown(resource, "", unknown);
        if (!unknown.isEmpty()) {
          throw new AssertionError("Unknown fields in %s: %s".formatted(name, unknown));
        }
        resources.add(resource);
      }
    }
    return resources;
  }

  private static void collectUnknown(Object value, String path, List<String> unknown) {
    if (value instanceof Collection<?> elements) {
      int index = 0;
      for (Object element : elements) {
        collectUnknown(element, path + "[" + index++ + "]", unknown);
      }
    } else if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, entry) -> collectUnknown(entry, path + "." + key, unknown));
    } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
      getters(value.getClass())
          .forEach(
              getter -> {
                Object inner = call(getter, value);
                if (getter.getName().equals("getAdditionalProperties")) {
                  ((Map<?, ?>) inner).keySet().forEach(key -> unknown.add(path + "." + key));
                } else {
                  collectUnknown(inner, path + "." + field(getter), unknown);
                }
              });
    }
  }

  private static List<Method> getters(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0)
        .filter(method -> !method.getName().equals("getClass"))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> !java.lang.reflect.Modifier.isStatic(method.getModifiers()))
        .toList();
  }

  private static Object call(Method getter, Object value) {
    try {
      return getter.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError("Cannot read " + getter, e);
    }
  }

  private static String field(Method getter) {
    String name = getter.getName().substring("get".length());
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
