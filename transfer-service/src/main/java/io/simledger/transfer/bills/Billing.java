package io.simledger.transfer.bills;

import io.quarkus.grpc.GrpcClient;
import io.simledger.bills.v1.Bill;
import io.simledger.bills.v1.BillServiceGrpc.BillServiceBlockingStub;
import io.simledger.bills.v1.BillingAccount;
import io.simledger.bills.v1.ExportedFile;
import io.simledger.bills.v1.GetBillRequest;
import io.simledger.bills.v1.GetDailyBillRequest;
import io.simledger.bills.v1.GetDailyBillResponse;
import io.simledger.bills.v1.GetExportedFileRequest;
import io.simledger.bills.v1.ListBillsRequest;
import io.simledger.bills.v1.StartExportRequest;
import io.simledger.simevents.v1.CoverageType;
import io.simledger.transfer.account.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The bills of the caller, asked of the billing service. Every question has a deadline. */
@ApplicationScoped
class Billing {
  /** Month that stands for the running one. */
  static final String RUNNING_MONTH = "";

  private final BillServiceBlockingStub bills;
  private final BillsConfig config;
  private final Caller caller;

  Billing(@GrpcClient("billing") BillServiceBlockingStub bills, BillsConfig config, Caller caller) {
    this.bills = bills;
    this.config = config;
    this.caller = caller;
  }

  List<Bill> list() {
    return stub()
        .listBills(ListBillsRequest.newBuilder().setAccount(account()).build())
        .getBillsList();
  }

  Bill get(String month) {
    return stub()
        .getBill(GetBillRequest.newBuilder().setAccount(account()).setMonth(month).build())
        .getBill();
  }

  GetDailyBillResponse daily(String month) {
    return stub()
        .getDailyBill(
            GetDailyBillRequest.newBuilder().setAccount(account()).setMonth(month).build());
  }

  ExportedFile export(UUID requestId, String month, ExportMode mode) {
    return stub()
        .startExport(
            StartExportRequest.newBuilder()
                .setRequestId(requestId.toString())
                .setAccount(account())
                .setMonth(month)
                .setWait(mode == ExportMode.SYNC)
                .build())
        .getFile();
  }

  ExportedFile exportedFile(String exportedFileId) {
    return stub()
        .getExportedFile(
            GetExportedFileRequest.newBuilder()
                .setAccount(account())
                .setExportedFileId(exportedFileId)
                .build())
        .getFile();
  }

  private BillServiceBlockingStub stub() {
    return bills.withDeadlineAfter(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
  }

  private BillingAccount account() {
    return BillingAccount.newBuilder()
        .setOperatorId(caller.operatorId())
        .setCoverageType(
            switch (caller.coverageType()) {
              case JP -> CoverageType.COVERAGE_TYPE_JP;
              case G -> CoverageType.COVERAGE_TYPE_G;
            })
        .build();
  }
}
