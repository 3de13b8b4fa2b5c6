package io.simledger.transfer.bills;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Bills and their detail files (B9, C6, C10). */
@Path("/v1/bills")
@Tag(name = "Billing")
class BillsResource {
  private final Billing billing;

  BillsResource(Billing billing) {
    this.billing = billing;
  }

  @GET
  public BillList getBillingHistory() {
    return BillList.of(billing.list());
  }

  @GET
  @Path("latest")
  public LatestBill getLatestBilling() {
    return LatestBill.of(billing.get(BillMonth.RUNNING));
  }

  @GET
  @Path("{yyyyMM}")
  public MonthlyBill getBilling(@PathParam("yyyyMM") BillMonth month) {
    return MonthlyBill.of(billing.get(month));
  }

  @GET
  @Path("{yyyyMM}/daily")
  public DailyBillList getBillingPerDay(@PathParam("yyyyMM") BillMonth month) {
    return DailyBillList.of(billing.daily(month));
  }

  @GET
  @Path("summaries/bill_items")
  public List<CostSummary<CostSummary.ItemBreakdown>> getBillingSummaryOfBillItems() {
    return billing.itemSummary().stream().map(CostSummary::of).toList();
  }

  @GET
  @Path("summaries/sims")
  public List<CostSummary<CostSummary.SimBreakdown>> getBillingSummaryOfSims() {
    return billing.simSummary().stream().map(CostSummary::of).toList();
  }

  @POST
  @Path("latest/export")
  public FileExport exportLatestBilling(
      @QueryParam("export_mode") @Nullable String modeInQuery, @Nullable ExportBill body) {
    return export(BillMonth.RUNNING, ExportMode.of(modeInQuery, body));
  }

  @POST
  @Path("{yyyyMM}/export")
  public FileExport exportBilling(
      @PathParam("yyyyMM") BillMonth month,
      @QueryParam("export_mode") @Nullable String modeInQuery,
      @Nullable ExportBill body) {
    return export(month, ExportMode.of(modeInQuery, body));
  }

  private FileExport export(BillMonth month, ExportMode mode) {
    return FileExport.of(billing.export(UUID.randomUUID(), month, mode), mode);
  }
}
