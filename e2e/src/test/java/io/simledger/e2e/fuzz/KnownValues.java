package io.simledger.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one operator is known to have, by the names that fields and parameters give it; learned from
 * the answers.
 */
final class KnownValues {
  private static final int KEPT = 40;

  /** Names of what requests ask for again. */
  private static final List<String> NAMES =
      List.of(
          "imsi",
          "simid",
          "msisdn",
          "serialnumber",
          "registrationsecret",
          "groupid",
          "orderid",
          "shippingaddressid",
          "transferid",
          "operatorid",
          "email",
          "username",
          "roleid",
          "authkeyid",
          "authkey",
          "couponcode",
          "exportedfileid",
          "contractid",
          "token",
          "lastevaluatedkey",
          "id");

  private final Map<String, List<String>> values = new ConcurrentHashMap<>();

  /** Everything was another operator's. */
  void forget() {
    values.clear();
  }

  /** Remembers every value in an answer that has one of the names. */
  void learn(JsonNode answer) {
    if (answer.isArray()) {
      answer.forEach(this::learn);
    }
    for (Map.Entry<String, JsonNode> field : answer.properties()) {
      if (field.getValue().isTextual()) {
        learn(field.getKey(), field.getValue().asText());
      } else if (field.getKey().equals("imsi")) {
        field.getValue().forEach(imsi -> learn("imsi", imsi.asText()));
      } else {
        learn(field.getValue());
      }
    }
  }

  void learn(String name, String value) {
    String known = normal(name);
    // A token with a dot is a session's, not a transfer's.
    if (NAMES.contains(known) && !(known.equals("token") && value.contains("."))) {
      List<String> present = values.computeIfAbsent(known, absent -> new ArrayList<>());
      synchronized (present) {
        if (!present.contains(value)) {
          if (present.size() == KEPT) {
            present.remove(KEPT / 2);
          }
          present.add(value);
        }
      }
    }
  }

  /** One of the values of that name, which may have something before it: {@code transferImsi}. */
  Optional<String> any(String name, Random random) {
    String wanted = normal(name);
    return NAMES.stream()
        .filter(known -> known.equals("id") ? wanted.equals("id") : wanted.endsWith(known))
        .findFirst()
        .map(values::get)
        .map(present -> one(present, random));
  }

  private static String one(List<String> present, Random random) {
    synchronized (present) {
      return present.get(random.nextInt(present.size()));
    }
  }

  private static String normal(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
