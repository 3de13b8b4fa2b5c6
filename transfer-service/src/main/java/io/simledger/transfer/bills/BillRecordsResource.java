package io.simledger.transfer.bills;

import io.simledger.bills.v1.ListRecordsResponse;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.PageHeaders;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The records behind a bill: listed, explained and reconciled (B13, C9). */
@Path("/v1/bills")
@Tag(name = "Simledger")
class BillRecordsResource {
  private final Billing billing;

  BillRecordsResource(Billing billing) {
    this.billing = billing;
  }

  /** Lists the records of a month in the order of its file, charges before discounts. */
  @GET
  @Path("{yyyyMM}/records")
  public RestResponse<List<BillRecordView>> listBillRecords(
      @RestPath("yyyyMM") BillMonth month, @Valid @BeanParam RecordQuery query, UriInfo request) {
    ListRecordsResponse found = billing.records(month, query);
    return PageHeaders.respond(
        new Page<>(found.getRecordsList(), WireValues.orNull(found.getNextPageToken()))
            .map(record -> BillRecordView.of(record, found.getCurrency())),
        request);
  }

  /** Says what made the amount of one record. */
  @GET
  @Path("{yyyyMM}/records/{id}/explanation")
  public RecordExplanation explainBillRecord(
      @RestPath("yyyyMM") BillMonth month, @RestPath String id) {
    return RecordExplanation.of(billing.explanation(month, id));
  }

  /** Adds a month up in every way that must come to the same. */
  @GET
  @Path("{yyyyMM}/reconciliation")
  public Reconciliation reconcileBill(@RestPath("yyyyMM") BillMonth month) {
    return Reconciliation.of(billing.reconciliation(month));
  }
}
