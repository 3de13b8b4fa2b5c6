package io.simledger.e2e.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.simledger.e2e.Wire;
import io.simledger.e2e.fuzz.Session.Credentials;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sends one request after another, each made up from what the answers before it taught. */
final class FuzzClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How many requests are spoiled, and how many calls of what is rarely called are made. */
  private static final int ONE_IN = 5;

  private final Random random;
  private final Wire wire;
  private final Session caller;
  private final List<Operation> operations;
  private final RequestGenerator requests;
  private final Verdict verdict;

  FuzzClient(
      Random random,
      Wire wire,
      Session caller,
      List<Session> others,
      List<Operation> operations,
      Verdict verdict) {
    this.random = random;
    this.wire = wire;
    this.caller = caller;
    this.operations = operations;
    this.requests = new RequestGenerator(random, caller, others);
    this.verdict = verdict;
  }

  /** What was sent, and what it was answered. */
  record Exchange(Request request, Wire.Answer answer) {
    boolean isRefused() {
      return answer.status() >= 400;
    }
  }

  /** A request to any operation, one in five spoiled in some way. */
  Exchange sendAny() throws IOException {
    Credentials before = caller.credentials();
    Request request = requests.request(anyOperation());
    if (random.nextInt(ONE_IN) == 0) {
      Damage[] ways = Damage.values();
      request = ways[random.nextInt(ways.length)].done(request, random);
    }
    Exchange exchange = send(request);
    if (!exchange.isRefused()) {
      learn(exchange.answer());
    }
    if (hasEnded(exchange, before)) {
      caller.renew(wire, before);
    }
    return exchange;
  }

  /** A request that no operation can do anything for. */
  Exchange sendImpossible() throws IOException {
    while (true) {
      Operation operation = anyOperation();
      Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
      if (operation.isAboutOwned() && random.nextBoolean()) {
        return send(requests.aboutOthers(operation));
      }
      if (damage.refuses(operation)) {
        return send(damage.done(requests.request(operation), random));
      }
    }
  }

  private Exchange send(Request request) throws IOException {
    Wire.Answer answer;
    try {
      answer = wire.exchange(request.bytes());
    } catch (IOException e) {
      answer = new Wire.Answer(599, Map.of(), e.toString());
    }
    verdict.judge(request, answer);
    return new Exchange(request, answer);
  }

  /** Whether the caller is nobody any more, although it sent what it got. */
  private static boolean hasEnded(Exchange exchange, Credentials sent) {
    return exchange.answer().status() == 401
        && exchange.request().headers().entrySet().containsAll(sent.headers().entrySet());
  }

  private void learn(Wire.Answer answer) {
    try {
      caller.known().learn(JSON.readTree(answer.body()));
    } catch (JsonProcessingException e) {
      throw new AssertionError("No JSON: " + answer, e);
    }
  }

  private Operation anyOperation() {
    Operation operation = operations.get(random.nextInt(operations.size()));
    return operation.isRare() && random.nextInt(ONE_IN) > 0 ? anyOperation() : operation;
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
