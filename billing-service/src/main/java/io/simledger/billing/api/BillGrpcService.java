package io.simledger.billing.api;

import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.bill.Bill;
import io.simledger.billing.bill.Bills;
import io.simledger.billing.bill.DailyAmount;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.explain.BillRecords;
import io.simledger.billing.explain.Explanations;
import io.simledger.billing.explain.RecordFilter;
import io.simledger.billing.explain.RecordId;
import io.simledger.billing.explain.RecordPage;
import io.simledger.billing.explain.Summaries;
import io.simledger.billing.export.ExportedFile;
import io.simledger.billing.export.Exports;
import io.simledger.billing.pricing.DiscountTerms;
import io.simledger.billing.pricing.PricesInForce;
import io.simledger.bills.v1.BillService;
import io.simledger.bills.v1.ExplainRecordRequest;
import io.simledger.bills.v1.ExplainRecordResponse;
import io.simledger.bills.v1.GetBillItemSummaryRequest;
import io.simledger.bills.v1.GetBillItemSummaryResponse;
import io.simledger.bills.v1.GetBillRequest;
import io.simledger.bills.v1.GetBillResponse;
import io.simledger.bills.v1.GetDailyBillRequest;
import io.simledger.bills.v1.GetDailyBillResponse;
import io.simledger.bills.v1.GetExportedFileRequest;
import io.simledger.bills.v1.GetExportedFileResponse;
import io.simledger.bills.v1.GetPriceBookRequest;
import io.simledger.bills.v1.GetPriceBookResponse;
import io.simledger.bills.v1.GetReconciliationRequest;
import io.simledger.bills.v1.GetReconciliationResponse;
import io.simledger.bills.v1.GetSimSummaryRequest;
import io.simledger.bills.v1.GetSimSummaryResponse;
import io.simledger.bills.v1.ListBillsRequest;
import io.simledger.bills.v1.ListBillsResponse;
import io.simledger.bills.v1.ListRecordsRequest;
import io.simledger.bills.v1.ListRecordsResponse;
import io.simledger.bills.v1.StartExportRequest;
import io.simledger.bills.v1.StartExportResponse;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Edge of {@code simledger.bills.v1}. */
@GrpcService
@Authenticated
@Blocking
class BillGrpcService implements BillService {
  private final Bills bills;
  private final Exports exports;
  private final Summaries summaries;
  private final BillRecords records;
  private final Explanations explanations;
  private final PricesInForce prices;
  private final DiscountTerms discounts;
  private final InstantSource clock;

  BillGrpcService(
      Bills bills,
      Exports exports,
      Summaries summaries,
      BillRecords records,
      Explanations explanations,
      PricesInForce prices,
      DiscountTerms discounts,
      InstantSource clock) {
    this.bills = bills;
    this.exports = exports;
    this.summaries = summaries;
    this.records = records;
    this.explanations = explanations;
    this.prices = prices;
    this.discounts = discounts;
    this.clock = clock;
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

  @Override
  public Uni<GetBillItemSummaryResponse> getBillItemSummary(GetBillItemSummaryRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    return Uni.createFrom()
        .item(
            GetBillItemSummaryResponse.newBuilder()
                .addAllMonths(
                    summaries.byItem(account, request.getMonth()).stream()
                        .map(Responses::itemSummary)
                        .toList())
                .build());
  }

  @Override
  public Uni<GetSimSummaryResponse> getSimSummary(GetSimSummaryRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    return Uni.createFrom()
        .item(
            GetSimSummaryResponse.newBuilder()
                .addAllMonths(
                    summaries.bySim(account, request.getMonth()).stream()
                        .map(Responses::simSummary)
                        .toList())
                .build());
  }

  @Override
  public Uni<ListRecordsResponse> listRecords(ListRecordsRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    RecordPage page =
        records.list(
            account,
            request.getMonth(),
            RecordFilter.of(request.getImsi(), request.getDate(), request.getBillItemName()),
            Requests.pageToken(request.getPageToken()),
            Requests.pageSize(request.getPageSize()));
    return Uni.createFrom().item(Responses.page(page, account.coverage()));
  }

  @Override
  public Uni<ExplainRecordResponse> explainRecord(ExplainRecordRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    RecordId id = RecordId.parse(request.getRecordId(), BillingError.RECORD_NOT_FOUND);
    return Uni.createFrom()
        .item(
            Responses.explanation(
                explanations.of(account, request.getMonth(), id), account.coverage()));
  }

  @Override
  public Uni<GetReconciliationResponse> getReconciliation(GetReconciliationRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    return Uni.createFrom()
        .item(Responses.reconciliation(bills.reconciliation(account, request.getMonth())));
  }

  @Override
  public Uni<GetPriceBookResponse> getPriceBook(GetPriceBookRequest request) {
    Coverage coverage = Requests.coverage(request.getCoverageType());
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate day = Requests.day(request.getDate()).orElse(today);
    return Uni.createFrom()
        .item(
            Responses.priceBook(
                prices.version(),
                day,
                coverage,
                prices.taxRate(day, coverage),
                prices.on(day, coverage),
                discounts.freeTiers(coverage, day)));
  }
}
