package io.simledger.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.simledger.client.ApiClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/**
 * Calls through the client that the build has generated. Operations are found by their names, so
 * that the same calls fit a client of the official definition and one of this project's own
 * document; everything else, paths, models and their enums included, is the generated code's.
 */
final class GeneratedClient {
  private final ApiClient client = new ApiClient();
  private final ObjectMapper mapper = client.getObjectMapper();

  GeneratedClient(String url) {
    client.updateBaseUri(url + System.getProperty("api.root", ""));
  }

  /** Sends the API key and the token of an answer from now on. */
  void signIn(JsonNode session) {
    client.setRequestInterceptor(
        request ->
            request
                .setHeader("X-Soracom-API-Key", session.path("apiKey").asText())
                .setHeader("X-Soracom-Token", session.path("token").asText()));
  }

  /**
   * Calls an operation.
   *
   * @param api tag of the operation, as the name of a class
   * @param arguments the first ones of the generated method that they fit, whose order differs
   *     between the documents; nothing is said of the others
   */
  JsonNode call(String api, String operation, Object... arguments) {
    try {
      Class<?> type = Class.forName("io.simledger.client.api." + api + "Api");
      Method method =
          Arrays.stream(type.getMethods())
              .filter(candidate -> candidate.getName().equals(operation))
              .filter(
                  candidate -> !Arrays.asList(candidate.getParameterTypes()).contains(Map.class))
              .max(Comparator.comparingInt(Method::getParameterCount))
              .orElseThrow(() -> new AssertionError(api + " has no " + operation));
      Object[] converted = converted(arguments, method.getParameterTypes());
      Object instance = type.getConstructor(ApiClient.class).newInstance(client);
      return mapper.valueToTree(method.invoke(instance, converted));
    } catch (InvocationTargetException e) {
      throw new AssertionError(operation + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("No such client: " + api, e);
    }
  }

  private Object[] converted(Object[] arguments, Class<?>[] types) {
    Object[] converted = new Object[types.length];
    int next = 0;
    for (int i = 0; i < types.length; i++) {
      if (next < arguments.length && fits(arguments[next], types[i])) {
        converted[i] = mapper.convertValue(arguments[next++], types[i]);
      } else if (!types[i].getName().startsWith("java.")) {
        converted[i] = mapper.convertValue(Map.of(), types[i]);
      }
    }
    if (next < arguments.length) {
      throw new AssertionError("Nothing takes " + arguments[next]);
    }
    return converted;
  }

  /** A text is no body. */
  private static boolean fits(Object argument, Class<?> type) {
    return !(argument instanceof String) || type.getName().startsWith("java.") || type.isEnum();
  }
}
