package io.simledger.transfer.console.billing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.bills.BillMonth;
import io.simledger.transfer.bills.Billing;
import io.simledger.transfer.console.Shell;
import io.simledger.transfer.permission.Abilities;
import io.simledger.transfer.permission.Performs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The bills of all months, and one of them with what it consists of. */
@Path("/console/bills")
@Produces(MediaType.TEXT_HTML)
class BillsPage {
  private final Billing billing;
  private final Abilities abilities;
  private final Shell shell;
  private final CalendarMonths months;

  BillsPage(Billing billing, Abilities abilities, Shell shell, CalendarMonths months) {
    this.billing = billing;
    this.abilities = abilities;
    this.shell = shell;
    this.months = months;
  }

  @GET
  @Performs("Billing:getBillingHistory")
  public Response list() {
    BillView running =
        abilities.include("Billing:getLatestBilling")
            ? BillView.of(billing.get(BillMonth.RUNNING))
            : null;
    return page(Templates.bills(running, billing.list().stream().map(BillView::of).toList()));
  }

  @GET
  @Path("latest")
  @Performs("Billing:getLatestBilling")
  public Response latest() {
    return page(
        Templates.bill(
            BillView.of(billing.get(BillMonth.RUNNING)), "latest", "Billing:exportLatestBilling"));
  }

  @GET
  @Path("{yyyyMM}")
  @Performs("Billing:getBilling")
  public Response month(@RestPath("yyyyMM") BillMonth month) {
    return page(
        Templates.bill(
            BillView.of(billing.get(month)), months.path(month), "Billing:exportBilling"));
  }

  @GET
  @Path("{yyyyMM}/days")
  @Performs("Billing:getBillingPerDay")
  public Response days(@RestPath("yyyyMM") BillMonth month) {
    BillMonth numbered = months.numbered(month);
    return page(Templates.days(DaysView.of(numbered.wireName(), billing.daily(numbered))));
  }

  @GET
  @Path("{yyyyMM}/services")
  @Performs("Billing:getBillingSummaryOfBillItems")
  public Response services(@RestPath("yyyyMM") BillMonth month) {
    return page(
        Templates.services(
            ServicesView.of(billing.itemSummary(months.numbered(month)), shell.locale())));
  }

  @GET
  @Path("{yyyyMM}/sims")
  @Performs("Billing:getBillingSummaryOfSims")
  public Response sims(@RestPath("yyyyMM") BillMonth month) {
    return page(Templates.sims(SimsView.of(billing.simSummary(months.numbered(month)))));
  }

  private static Response page(TemplateInstance page) {
    return Response.ok(page).build();
  }

  @CheckedTemplate(basePath = "console/billing")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance bills(@Nullable BillView running, List<BillView> past);

    static native TemplateInstance bill(BillView bill, String path, String exportOperation);

    static native TemplateInstance days(DaysView month);

    static native TemplateInstance services(ServicesView month);

    static native TemplateInstance sims(SimsView month);
  }
}
