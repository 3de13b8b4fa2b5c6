package io.simledger.transfer.bills;

import io.quarkus.grpc.GrpcClient;
import io.simledger.bills.v1.Bill;
import io.simledger.bills.v1.BillItemSummary;
import io.simledger.bills.v1.BillServiceGrpc.BillServiceBlockingStub;
import io.simledger.bills.v1.ExplainRecordRequest;
import io.simledger.bills.v1.ExplainRecordResponse;
import io.simledger.bills.v1.ExportedFile;
import io.simledger.bills.v1.GetBillItemSummaryRequest;
import io.simledger.bills.v1.GetBillRequest;
import io.simledger.bills.v1.GetDailyBillRequest;
import io.simledger.bills.v1.GetDailyBillResponse;
import io.simledger.bills.v1.GetExportedFileRequest;
import io.simledger.bills.v1.GetPriceBookRequest;
import io.simledger.bills.v1.GetPriceBookResponse;
import io.simledger.bills.v1.GetReconciliationRequest;
import io.simledger.bills.v1.GetReconciliationResponse;
import io.simledger.bills.v1.GetSimSummaryRequest;
import io.simledger.bills.v1.ListBillsRequest;
import io.simledger.bills.v1.ListRecordsRequest;
import io.simledger.bills.v1.ListRecordsResponse;
import io.simledger.bills.v1.SimSummary;
import io.simledger.bills.v1.StartExportRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The bills of the caller, asked of the billing service. */
@ApplicationScoped
public class Billing {
  private final BillServiceBlockingStub bills;
  private final BillingCall call;

  Billing(@GrpcClient("billing") BillServiceBlockingStub bills, BillingCall call) {
    this.bills = bills;
    this.call = call;
  }

  public List<Bill> list() {
    return stub()
        .listBills(ListBillsRequest.newBuilder().setAccount(call.account()).build())
        .getBillsList();
  }

  public Bill get(BillMonth month) {
    return stub()
        .getBill(
            GetBillRequest.newBuilder()
                .setAccount(call.account())
                .setMonth(month.wireName())
                .build())
        .getBill();
  }

  public GetDailyBillResponse daily(BillMonth month) {
    return stub()
        .getDailyBill(
            GetDailyBillRequest.newBuilder()
                .setAccount(call.account())
                .setMonth(month.wireName())
                .build());
  }

  List<BillItemSummary> itemSummary() {
    return stub()
        .getBillItemSummary(
            GetBillItemSummaryRequest.newBuilder().setAccount(call.account()).build())
        .getMonthsList();
  }

  List<SimSummary> simSummary() {
    return stub()
        .getSimSummary(GetSimSummaryRequest.newBuilder().setAccount(call.account()).build())
        .getMonthsList();
  }

  /** What the items of one month that has a charge came to. */
  public BillItemSummary itemSummary(BillMonth month) {
    return stub()
        .getBillItemSummary(
            GetBillItemSummaryRequest.newBuilder()
                .setAccount(call.account())
                .setMonth(month.wireName())
                .build())
        .getMonths(0);
  }

  /** What the SIMs of one month that has a charge came to, those that cost most. */
  public SimSummary simSummary(BillMonth month) {
    return stub()
        .getSimSummary(
            GetSimSummaryRequest.newBuilder()
                .setAccount(call.account())
                .setMonth(month.wireName())
                .build())
        .getMonths(0);
  }

  public ListRecordsResponse records(BillMonth month, RecordQuery query) {
    ListRecordsRequest.Builder request =
        ListRecordsRequest.newBuilder().setAccount(call.account()).setMonth(month.wireName());
    return stub().listRecords(query.addTo(request).build());
  }

  public ExplainRecordResponse explanation(BillMonth month, String recordId) {
    return stub()
        .explainRecord(
            ExplainRecordRequest.newBuilder()
                .setAccount(call.account())
                .setMonth(month.wireName())
                .setRecordId(recordId)
                .build());
  }

  public GetReconciliationResponse reconciliation(BillMonth month) {
    return stub()
        .getReconciliation(
            GetReconciliationRequest.newBuilder()
                .setAccount(call.account())
                .setMonth(month.wireName())
                .build());
  }

  /**
   * @param date yyyyMMdd (UTC); empty for today
   */
  public GetPriceBookResponse priceBook(String date) {
    return stub()
        .getPriceBook(
            GetPriceBookRequest.newBuilder()
                .setCoverageType(call.coverageType())
                .setDate(date)
                .build());
  }

  public ExportedFile export(UUID requestId, BillMonth month, ExportMode mode) {
    return stub()
        .startExport(
            StartExportRequest.newBuilder()
                .setRequestId(requestId.toString())
                .setAccount(call.account())
                .setMonth(month.wireName())
                .setWait(mode == ExportMode.SYNC)
                .build())
        .getFile();
  }

  public ExportedFile exportedFile(String exportedFileId) {
    return stub()
        .getExportedFile(
            GetExportedFileRequest.newBuilder()
                .setAccount(call.account())
                .setExportedFileId(exportedFileId)
                .build())
        .getFile();
  }

  private BillServiceBlockingStub stub() {
    return call.inTime(bills);
  }
}
