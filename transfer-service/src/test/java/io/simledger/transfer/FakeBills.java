package io.simledger.transfer;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.simledger.bills.v1.Bill;
import io.simledger.bills.v1.BillServiceGrpc.BillServiceImplBase;
import io.simledger.bills.v1.BillState;
import io.simledger.bills.v1.BillingAccount;
import io.simledger.bills.v1.DailyAmount;
import io.simledger.bills.v1.ExportState;
import io.simledger.bills.v1.ExportedFile;
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

/**
 * The bills of a billing service that has one charge for everybody: 28,734 yen or dollars in August
 * 2026. It refuses as the contract says.
 */
final class FakeBills extends BillServiceImplBase {
  private static final String MONTH = "202608";

  @Override
  public void listBills(ListBillsRequest request, StreamObserver<ListBillsResponse> answer) {
    complete(answer, ListBillsResponse.newBuilder().addBills(bill(request.getAccount())).build());
  }

  @Override
  public void getBill(GetBillRequest request, StreamObserver<GetBillResponse> answer) {
    if (isKnown(request.getMonth(), answer)) {
      complete(answer, GetBillResponse.newBuilder().setBill(bill(request.getAccount())).build());
    }
  }

  @Override
  public void getDailyBill(
      GetDailyBillRequest request, StreamObserver<GetDailyBillResponse> answer) {
    if (isKnown(request.getMonth(), answer)) {
      complete(
          answer,
          GetDailyBillResponse.newBuilder()
              .setCurrency(currency(request.getAccount()))
              .addDays(DailyAmount.newBuilder().setDate("20260802").setAmount("580.5"))
              .build());
    }
  }

  @Override
  public void startExport(StartExportRequest request, StreamObserver<StartExportResponse> answer) {
    if (isKnown(request.getMonth(), answer)) {
      ExportedFile.Builder file = ExportedFile.newBuilder().setExportedFileId("fe_1");
      complete(
          answer,
          StartExportResponse.newBuilder()
              .setFile(request.getWait() ? exported(file) : file)
              .build());
    }
  }

  @Override
  public void getExportedFile(
      GetExportedFileRequest request, StreamObserver<GetExportedFileResponse> answer) {
    if (!request.getExportedFileId().equals("fe_1")) {
      answer.onError(Status.NOT_FOUND.asRuntimeException());
      return;
    }
    complete(
        answer,
        GetExportedFileResponse.newBuilder()
            .setFile(exported(ExportedFile.newBuilder().setExportedFileId("fe_1")))
            .build());
  }

  private static boolean isKnown(String month, StreamObserver<?> answer) {
    if (!month.isEmpty() && !month.matches("20[0-9]{2}(0[1-9]|1[0-2])")) {
      answer.onError(Status.INVALID_ARGUMENT.asRuntimeException());
      return false;
    }
    if (!month.isEmpty() && !month.equals(MONTH)) {
      answer.onError(Status.NOT_FOUND.asRuntimeException());
      return false;
    }
    return true;
  }

  private static ExportedFile.Builder exported(ExportedFile.Builder file) {
    return file.setState(ExportState.EXPORT_STATE_EXPORTED)
        .setUrl("http://localhost:8081/exports/1?signature=abc");
  }

  private static Bill bill(BillingAccount account) {
    return Bill.newBuilder()
        .setMonth(MONTH)
        .setState(BillState.BILL_STATE_TEMPORARY)
        .setCurrency(currency(account))
        .setAmount("28734")
        .setLastEvaluatedAt(Timestamp.newBuilder().setSeconds(1_787_000_000))
        .build();
  }

  private static String currency(BillingAccount account) {
    return switch (account.getCoverageType()) {
      case COVERAGE_TYPE_JP -> "JPY";
      case COVERAGE_TYPE_G -> "USD";
      default -> throw Status.INVALID_ARGUMENT.asRuntimeException();
    };
  }

  private static <T> void complete(StreamObserver<T> answer, T message) {
    answer.onNext(message);
    answer.onCompleted();
  }
}
