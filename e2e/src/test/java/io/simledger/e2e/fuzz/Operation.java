package io.simledger.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * An operation of the API as a document describes it, every reference resolved.
 *
 * @param path with variables in braces, version included
 * @param body schema of its JSON body; missing when it takes none
 */
record Operation(
    String method, String path, String operationId, List<Parameter> parameters, JsonNode body) {
  /** A call ends the run for everybody. */
  private static final Set<String> NEVER_CALLED = Set.of("/v1/sandbox/reset");

  /** What ends a session or a whole operator, so that the next requests find nothing. */
  private static final Set<String> DRASTIC =
      Set.of("sandboxDeleteOperator", "revokeOperatorAuthTokens", "logout");

  /** Paths of slow hashes, and of bills, which are worked out anew. */
  private static final List<String> SLOW =
      List.of("/password", "/v1/auth", "/sandbox/init", "/v1/bills", "/sandbox/clock/");

  /** Operations that ask for no API key and token. */
  private static final Set<String> OPEN =
      Set.of(
          "auth",
          "sandboxInitializeOperator",
          "sandboxGetSignupToken",
          "sandboxGetClock",
          "sandboxSetClock",
          "sandboxAdvanceClock",
          "sandboxListMails",
          "sandboxReset",
          "provisionOperator",
          "provisionPaymentMethod",
          "provisionSims");

  /** Variables that name something which one operator has and nobody else can reach. */
  private static final List<String> OWNED =
      List.of(
          "{operator_id}",
          "{imsi}",
          "{sim_id}",
          "{group_id}",
          "{order_id}",
          "{shipping_address_id}",
          "{transferId}");

  /** A variable of the path, or a parameter of the query. */
  record Parameter(String name, boolean inPath, JsonNode schema) {}

  boolean isNeverCalled() {
    return NEVER_CALLED.contains(path);
  }

  /** What ends too much or takes too long to be called as often as the others. */
  boolean isRare() {
    return DRASTIC.contains(operationId) || SLOW.stream().anyMatch(path::contains);
  }

  boolean isOpen() {
    return OPEN.contains(operationId);
  }

  boolean hasBody() {
    return !body.isMissingNode();
  }

  /** Whether the path names what belongs to an operator. */
  boolean isAboutOwned() {
    return OWNED.stream().anyMatch(path::contains);
  }
}
