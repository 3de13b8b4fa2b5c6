package io.simledger.billing.api;

import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.bill.Bill;
import io.simledger.billing.bill.Bills;
import io.simledger.billing.bill.DailyAmount;
import io.simledger.billing.export.ExportedFile;
import io.simledger.billing.export.Exports;
import io.simledger.bills.v1.BillService;
import io.simledger.bills.v1.GetBillRequest;
import io.simledger.bills.v1.GetBillResponse;
import io.simledger.bills.v1.GetDailyBillRequest;
import io.simledger.bills.v1.GetDailyBillResponse;
import io.simledger.bills.v1.GetExportedFileRequest;
import io.simledger.bills.v1.GetExportedFileResponse;
import io.simledger.bills.v1.ListBillsRequest;
import io.simledger.bills.v1.ListBillsResponse;
import io.simledger.bills.v1.StartExportRequest;
import io.simledger.bills.v1.StartExportResponse;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Edge of {@code simledger.bills.v1}. */
@GrpcService
@Authenticated
@Blocking
class BillGrpcService implements BillService {
  private final Bills bills;
  private final Exports exports;

  BillGrpcService(Bills bills, Exports exports) {
    this.bills = bills;
    this.exports = exports;
  }

  @Override
  public Uni<ListBillsResponse> listBills(ListBillsRequest request) {
    List<Bill> history = bills.history(Requests.account(request.getAccount()));
    return Uni.createFrom()
        .item(
            ListBillsResponse.newBuilder()
                .addAllBills(history.stream().map(Responses::bill).toList())
                .build());
  }

  @Override
  public Uni<GetBillResponse> getBill(GetBillRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    Bill bill =
        request.getMonth().isEmpty()
            ? bills.latest(account)
            : bills.get(account, request.getMonth());
    return Uni.createFrom()
        .item(GetBillResponse.newBuilder().setBill(Responses.bill(bill)).build());
  }

  @Override
  public Uni<GetDailyBillResponse> getDailyBill(GetDailyBillRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    List<DailyAmount> days = bills.daily(account, request.getMonth());
    return Uni.createFrom()
        .item(
            GetDailyBillResponse.newBuilder()
                .setCurrency(account.coverage().currency())
                .addAllDays(days.stream().map(Responses::day).toList())
                .build());
  }

  @Override
  public Uni<StartExportResponse> startExport(StartExportRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    UUID requestId = Requests.uuid(request.getRequestId());
    ExportedFile file = exports.start(requestId, account, request.getMonth(), request.getWait());
    return Uni.createFrom()
        .item(
            StartExportResponse.newBuilder()
                .setFile(Responses.file(file, exports.url(file)))
                .build());
  }

  @Override
  public Uni<GetExportedFileResponse> getExportedFile(GetExportedFileRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    ExportedFile file = exports.get(account, request.getExportedFileId());
    return Uni.createFrom()
        .item(
            GetExportedFileResponse.newBuilder()
                .setFile(Responses.file(file, exports.url(file)))
                .build());
  }
}
