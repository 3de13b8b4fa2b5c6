package io.simledger.transfer.console.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.audit.AuditedCall;
import io.simledger.transfer.audit.AuditedCalls;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.platform.Page;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who did what, the latest first. */
@Path("/console/audit")
@Produces(MediaType.TEXT_HTML)
class AuditPage {
  private final AuditedCalls calls;
  private final Caller caller;

  AuditPage(AuditedCalls calls, Caller caller) {
    this.calls = calls;
    this.caller = caller;
  }

  @GET
  @Performs("AuditLog:getApiAuditLogs")
  public TemplateInstance show(@BeanParam AuditFilter filter) {
    Page<AuditedCall> page =
        calls.list(caller.operatorId(), filter.toQuery()).map(AuditedCalls.Listed::call);
    return Templates.audit(
        new AuditView(
            filter.from(),
            filter.to(),
            filter.kind(),
            page.items(),
            filter.after == null,
            filter.next(page.nextKey())));
  }

  @CheckedTemplate(basePath = "console/audit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance audit(AuditView log);
  }
}
