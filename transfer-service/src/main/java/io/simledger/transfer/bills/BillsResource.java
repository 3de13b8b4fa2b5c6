package io.simledger.transfer.bills;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
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
    return LatestBill.of(billing.get(Billing.RUNNING_MONTH));
  }

  @GET
  @Path("{yyyyMM}")
  public MonthlyBill getBilling(@PathParam("yyyyMM") String month) {
    return MonthlyBill.of(billing.get(month));
  }

  @GET
  @Path("{yyyyMM}/daily")
  public DailyBillList getBillingPerDay(@PathParam("yyyyMM") String month) {
    return DailyBillList.of(billing.daily(month));
  }

  @POST
  @Path("latest/export")
  public FileExport exportLatestBilling(
      @QueryParam("export_mode") @Nullable String modeInQuery, @Nullable ExportBill body) {
    return export(Billing.RUNNING_MONTH, ExportMode.of(modeInQuery, body));
  }

  @POST
  @Path("{yyyyMM}/export")
  public FileExport exportBilling(
      @PathParam("yyyyMM") String month,
      @QueryParam("export_mode") @Nullable String modeInQuery,
      @Nullable ExportBill body) {
    return export(month, ExportMode.of(modeInQuery, body));
  }

  private FileExport export(String month, ExportMode mode) {
    return FileExport.of(billing.export(UUID.randomUUID(), month, mode), mode);
  }
}
