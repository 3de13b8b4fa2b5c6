package io.simledger.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How to act for the two sample operators. Kept as a file of assignments that a shell reads with
 * {@code . samples.env}.
 *
 * @param apiUrl where the public API is
 */
record SampleCredentials(String apiUrl, Operator source, Operator destination) {

  /** One operator: its root user's address and password, and a key. */
  record Operator(
      String operatorId, String email, String password, String authKeyId, String authKey) {

    private String toAssignments(String prefix) {
      return """
          %1$s_OPERATOR_ID=%2$s
          %1$s_EMAIL=%3$s
          %1$s_PASSWORD=%4$s
          %1$s_AUTH_KEY_ID=%5$s
          %1$s_AUTH_KEY=%6$s
          """
          .formatted(prefix, operatorId, email, password, authKeyId, authKey);
    }

    private static Operator of(Map<String, String> assignments, String prefix) {
      return new Operator(
          assignments.getOrDefault(prefix + "_OPERATOR_ID", ""),
          assignments.getOrDefault(prefix + "_EMAIL", ""),
          assignments.getOrDefault(prefix + "_PASSWORD", ""),
          assignments.getOrDefault(prefix + "_AUTH_KEY_ID", ""),
          assignments.getOrDefault(prefix + "_AUTH_KEY", ""));
    }
  }

  void write(Path file) throws IOException {
    OwnerOnly.write(
        file,
        "SIMLEDGER_URL=%s\n".formatted(apiUrl)
            + source.toAssignments("SOURCE")
            + destination.toAssignments("DESTINATION"));
  }

  static SampleCredentials read(Path file) throws IOException {
    Map<String, String> assignments = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        assignments.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return new SampleCredentials(
        assignments.getOrDefault("SIMLEDGER_URL", ""),
        Operator.of(assignments, "SOURCE"),
        Operator.of(assignments, "DESTINATION"));
  }

  /** The same operators at another address, after a start on other ports. */
  SampleCredentials at(String otherApiUrl) {
    return new SampleCredentials(otherApiUrl, source, destination);
  }
}
