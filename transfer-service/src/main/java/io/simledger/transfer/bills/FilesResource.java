package io.simledger.transfer.bills;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Exported files. */
@Path("/v1/files")
@Tag(name = "Files")
class FilesResource {
  private final Billing billing;

  FilesResource(Billing billing) {
    this.billing = billing;
  }

  @GET
  @Path("exported/{exported_file_id}")
  public ExportProgress getExportedFile(@PathParam("exported_file_id") String exportedFileId) {
    return ExportProgress.of(billing.exportedFile(exportedFileId));
  }
}
