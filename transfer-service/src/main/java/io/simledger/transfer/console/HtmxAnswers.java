package io.simledger.transfer.console;

import jakarta.ws.rs.core.Response;

/** What a change is answered with when the page as a whole has to be shown anew. */
public final class HtmxAnswers {
  private HtmxAnswers() {}

  /** Leads to a page. */
  public static Response goTo(String path) {
    return Response.noContent().header("HX-Redirect", path).build();
  }

  /** Shows the same page again. */
  public static Response reload() {
    return Response.noContent().header("HX-Refresh", "true").build();
  }
}
