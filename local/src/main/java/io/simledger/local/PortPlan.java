package io.simledger.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports of a local run: eight in a row, all on loopback.
 *
 * @param base port of the public API
 */
public record PortPlan(int base) {
  static final int DEFAULT_BASE = 8080;
  private static final int COUNT = 8;
  private static final int LOWEST = 1024;
  private static final int HIGHEST = 65_535 - COUNT + 1;

  public PortPlan {
    if (base < LOWEST || base > HIGHEST) {
      throw new RunFailure(
          "--port must be between %d and %d, because the %d ports from it on are used."
              .formatted(LOWEST, HIGHEST, COUNT));
    }
  }

  /** A plan whose ports are all free at this moment. */
  public static PortPlan anyFree() {
    for (int attempt = 0; attempt < 100; attempt++) {
      PortPlan plan = new PortPlan(ThreadLocalRandom.current().nextInt(20_000, 30_000));
      if (plan.isFree()) {
        return plan;
      }
    }
    throw new RunFailure("No eight free ports in a row were found.");
  }

  /** Public API, plain HTTP. */
  public int transfer() {
    return base;
  }

  /** Signed downloads, plain HTTP. */
  public int billing() {
    return base + 1;
  }

  /** gRPC of the billing service, mutual TLS. */
  public int billingTls() {
    return base + 2;
  }

  public int postgresql() {
    return base + 3;
  }

  public int smtp() {
    return base + 4;
  }

  /** Caught mails as JSON. */
  public int mailbox() {
    return base + 5;
  }

  /** Health and metrics of the transfer service. */
  public int transferManagement() {
    return base + 6;
  }

  /** Health and metrics of the billing service. */
  public int billingManagement() {
    return base + 7;
  }

  /** Address of the public API. */
  public String apiUrl() {
    return "http://localhost:" + transfer();
  }

  /** Address that download URLs begin with. */
  public String downloadUrl() {
    return "http://localhost:" + billing();
  }

  /** Whether nothing listens on any of the ports at this moment. */
  public boolean isFree() {
    return byUse().values().stream().allMatch(PortPlan::isFree);
  }

  /** Fails with the first port that something else listens on. */
  void requireFree() {
    byUse()
        .forEach(
            (use, port) -> {
              if (!isFree(port)) {
                throw new RunFailure(
                    "Port %d (%s) is taken; choose others with --port N, which uses N to N+%d."
                        .formatted(port, use, COUNT - 1));
              }
            });
  }

  private Map<String, Integer> byUse() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("public API", transfer());
    ports.put("downloads", billing());
    ports.put("gRPC", billingTls());
    ports.put("PostgreSQL", postgresql());
    ports.put("SMTP", smtp());
    ports.put("mailbox", mailbox());
    ports.put("management of the transfer service", transferManagement());
    ports.put("management of the billing service", billingManagement());
    return ports;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
