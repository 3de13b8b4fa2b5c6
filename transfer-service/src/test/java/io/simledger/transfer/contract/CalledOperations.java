package io.simledger.transfer.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the tests of this run called, and what they were answered: a line each in a file. */
final class CalledOperations {
  static final Path FILE = Path.of("target/called-operations.txt");

  private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();
  private static volatile String test = "";

  private CalledOperations() {}

  /** What is called from now on is called by this test. */
  static void by(String name) {
    test = name;
  }

  static void add(String operationId, int status) {
    String line = "%s %d %s".formatted(operationId, status, test);
    if (KNOWN.add(line)) {
      append(line);
    }
  }

  /** Says something once in the whole run. */
  static void saying(String message) {
    if (isFirst("simledger.said")) {
      System.out.println(message);
    }
  }

  /** Not by a static field: each start of the application in a run has its own class loader. */
  private static boolean isFirst(String property) {
    return System.getProperties().putIfAbsent(property, "") == null;
  }

  static List<Call> read() throws IOException {
    return Files.exists(FILE)
        ? Files.readAllLines(FILE).stream().map(Call::parse).distinct().toList()
        : List.of();
  }

  private static synchronized void append(String line) {
    try {
      if (isFirst("simledger.called-operations.begun")) {
        Files.deleteIfExists(FILE);
      }
      Files.writeString(FILE, line + "\n", UTF_8, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A call by a test. */
  record Call(String operationId, int status, String test) {
    static Call parse(String line) {
      String[] parts = line.split(" ", 3);
      return new Call(parts[0], Integer.parseInt(parts[1]), parts[2]);
    }
  }
}
