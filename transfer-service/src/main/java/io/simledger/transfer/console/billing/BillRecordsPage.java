package io.simledger.transfer.console.billing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.bills.v1.ListRecordsResponse;
import io.simledger.transfer.bills.BillMonth;
import io.simledger.transfer.bills.Billing;
import io.simledger.transfer.bills.Reconciliation;
import io.simledger.transfer.bills.RecordQuery;
import io.simledger.transfer.console.Shell;
import io.simledger.transfer.permission.Performs;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** The records behind a bill: listed, explained and added up (B13, C9). */
@Path("/console/bills")
@Produces(MediaType.TEXT_HTML)
class BillRecordsPage {
  private final Billing billing;
  private final Shell shell;
  private final CalendarMonths months;

  BillRecordsPage(Billing billing, Shell shell, CalendarMonths months) {
    this.billing = billing;
    this.shell = shell;
    this.months = months;
  }

  @GET
  @Path("{yyyyMM}/records")
  @Performs("Simledger:listBillRecords")
  public Response records(
      @RestPath("yyyyMM") BillMonth month, @Valid @BeanParam RecordQuery query) {
    // First, since it refuses what is no month.
    ListRecordsResponse found = billing.records(month, query);
    return Response.ok(
            Templates.records(
                RecordsView.of(months.of(month), months.path(month), query, found, shell.locale())))
        .build();
  }

  @GET
  @Path("{yyyyMM}/records/{id}")
  @Performs("Simledger:explainBillRecord")
  public Response explanation(@RestPath("yyyyMM") BillMonth month, @RestPath String id) {
    return Response.ok(
            Templates.explanation(
                ExplanationView.of(
                    months.path(month), billing.explanation(month, id), shell.locale())))
        .build();
  }

  @GET
  @Path("{yyyyMM}/reconciliation")
  @Performs("Simledger:reconcileBill")
  public Response reconciliation(@RestPath("yyyyMM") BillMonth month) {
    return Response.ok(Templates.reconciliation(Reconciliation.of(billing.reconciliation(month))))
        .build();
  }

  @CheckedTemplate(basePath = "console/billing")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance records(RecordsView page);

    static native TemplateInstance explanation(ExplanationView explanation);

    static native TemplateInstance reconciliation(Reconciliation sums);
  }
}
