package io.simledger.transfer.contract;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/**
 * Looks at every answer of the service that a test gets: a call that is answered otherwise than the
 * definition says fails where it is made.
 */
final class ContractFilter implements Filter {
  private final Optional<ApiDefinition> official = ApiDefinition.official();
  private final KnownDifferences differences = KnownDifferences.read();
  private volatile ApiDefinition own;
  private volatile Call lastCall;

  ContractFilter() {
    if (official.isEmpty()) {
      CalledOperations.saying("No API definition is found: answers are compared with /q/openapi.");
    }
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification response,
      FilterContext context) {
    Response answer = context.next(request, response);
    lastCall = new Call(request, answer);
    URI uri = URI.create(request.getURI());
    String path = uri.getRawPath().replaceFirst("^/g/v1/", "/v1/");
    if (path.startsWith("/v1/")) {
      operation(request.getMethod(), path, uri)
          .ifPresent(
              operation ->
                  check(operation, Answer.of(uri.getPath(), answer, hasCredentials(request))));
    }
    return answer;
  }

  /** What was called last, and the answer. */
  Optional<String> lastCall() {
    return Optional.ofNullable(lastCall).map(Call::toString);
  }

  void forgetLastCall() {
    lastCall = null;
  }

  private Optional<ApiDefinition.Operation> operation(String method, String path, URI uri) {
    return official
        .flatMap(definition -> definition.find(method, path))
        .or(() -> own(uri).find(method, path));
  }

  /** A NUL in the URI is refused before anybody looks at credentials. */
  private static boolean hasCredentials(FilterableRequestSpecification request) {
    return request.getHeaders().hasHeaderWithName("X-Soracom-Token")
        && !request.getURI().contains("%00");
  }

  private void check(ApiDefinition.Operation operation, Answer answer) {
    CalledOperations.add(operation.operationId(), answer.status());
    List<Violation> violations =
        AnswerContract.violations(operation, answer).stream()
            .filter(violation -> !differences.contain(violation))
            .toList();
    if (!violations.isEmpty()) {
      throw new AssertionError(
          "%s was answered otherwise than it is defined: %s%n%s"
              .formatted(operation.operationId(), violations, answer.body()));
    }
  }

  /** What the running service says of itself, by which its own operations are judged. */
  private synchronized ApiDefinition own(URI called) {
    if (own == null) {
      try {
        own =
            ApiDefinition.own(
                HttpClient.newHttpClient()
                    .send(
                        HttpRequest.newBuilder(called.resolve("/q/openapi?format=json")).build(),
                        HttpResponse.BodyHandlers.ofString())
                    .body());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return own;
  }

  /** Put into words only when somebody asks. */
  private record Call(FilterableRequestSpecification request, Response answer) {
    @Override
    public String toString() {
      Object body = request.getBody();
      return "%s %s %s%nanswered %d %s"
          .formatted(
              request.getMethod(),
              request.getURI(),
              body == null ? "" : body,
              answer.statusCode(),
              answer.asString());
    }
  }
}
