package io.simledger.transfer.platform;

import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * What a path was called with before the part by which its operation is found. Who made the call
 * knows the path with it only.
 */
public final class PathPrefix {
  private static final String PROPERTY = "simledger.path.prefix";

  private PathPrefix() {}

  /** Keeps a prefix that is taken away from the path. */
  public static void keep(ContainerRequestContext request, String prefix) {
    request.setProperty(PROPERTY, prefix);
  }

  /** The prefix, empty when there was none. */
  public static String of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof String prefix ? prefix : "";
  }
}
