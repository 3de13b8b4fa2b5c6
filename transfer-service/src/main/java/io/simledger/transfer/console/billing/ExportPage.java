package io.simledger.transfer.console.billing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.bills.v1.ExportedFile;
import io.simledger.transfer.bills.BillMonth;
import io.simledger.transfer.bills.Billing;
import io.simledger.transfer.bills.ExportMode;
import io.simledger.transfer.bills.ExportProgress;
import io.simledger.transfer.permission.Performs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** The billing detail file: ordered, waited for, and its link (C6). */
@Path("/console/bills")
@Produces(MediaType.TEXT_HTML)
class ExportPage {
  private final Billing billing;

  ExportPage(Billing billing) {
    this.billing = billing;
  }

  @POST
  @Path("latest/export")
  @Performs("Billing:exportLatestBilling")
  public Response exportLatest() {
    return start(BillMonth.RUNNING);
  }

  @POST
  @Path("{yyyyMM}/export")
  @Performs("Billing:exportBilling")
  public Response export(@RestPath("yyyyMM") BillMonth month) {
    return start(month);
  }

  @GET
  @Path("exports/{exported_file_id}")
  @Performs("Files:getExportedFile")
  public Response progress(@RestPath("exported_file_id") String exportedFileId) {
    return part(billing.exportedFile(exportedFileId));
  }

  private Response start(BillMonth month) {
    return part(billing.export(UUID.randomUUID(), month, ExportMode.ASYNC));
  }

  private static Response part(ExportedFile file) {
    return Response.ok(Templates.export(file.getExportedFileId(), ExportProgress.of(file))).build();
  }

  @CheckedTemplate(basePath = "console/billing")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance export(String id, ExportProgress progress);
  }
}
