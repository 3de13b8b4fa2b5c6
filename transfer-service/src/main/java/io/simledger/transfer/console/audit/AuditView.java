package io.simledger.transfer.console.audit;

import io.simledger.transfer.audit.AuditedCall;
import java.util.List;

/**
 * What the page of the audit log shows.
 *
 * @param from as it was typed in, like {@code to} and {@code kind}
 * @param first whether it is the first page
 * @param next address of the next page, empty on the last one
 */
public record AuditView(
    String from, String to, String kind, List<AuditedCall> calls, boolean first, String next) {

  /** Whether only some calls are asked for. */
  public boolean isFiltered() {
    return !from.isEmpty() || !to.isEmpty() || !kind.isEmpty();
  }
}
