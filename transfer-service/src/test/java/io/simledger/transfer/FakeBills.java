package io.simledger.transfer;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.simledger.bills.v1.Bill;
import io.simledger.bills.v1.BillItemCost;
import io.simledger.bills.v1.BillItemSummary;
import io.simledger.bills.v1.BillRecord;
import io.simledger.bills.v1.BillServiceGrpc.BillServiceImplBase;
import io.simledger.bills.v1.BillState;
import io.simledger.bills.v1.BillingAccount;
import io.simledger.bills.v1.CategoryCost;
import io.simledger.bills.v1.DailyAmount;
import io.simledger.bills.v1.Difference;
import io.simledger.bills.v1.DiscountShare;
import io.simledger.bills.v1.DiscountedCharge;
import io.simledger.bills.v1.ExplainRecordRequest;
import io.simledger.bills.v1.ExplainRecordResponse;
import io.simledger.bills.v1.ExportState;
import io.simledger.bills.v1.ExportedFile;
import io.simledger.bills.v1.FreeTierInForce;
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
import io.simledger.bills.v1.ItemLabel;
import io.simledger.bills.v1.ListBillsRequest;
import io.simledger.bills.v1.ListBillsResponse;
import io.simledger.bills.v1.ListRecordsRequest;
import io.simledger.bills.v1.ListRecordsResponse;
import io.simledger.bills.v1.PriceInForce;
import io.simledger.bills.v1.RecordKind;
import io.simledger.bills.v1.SimCost;
import io.simledger.bills.v1.SimSummary;
import io.simledger.bills.v1.StartExportRequest;
import io.simledger.bills.v1.StartExportResponse;
import io.simledger.bills.v1.StatusInterval;
import io.simledger.bills.v1.UsageQuantity;
import io.simledger.simevents.v1.CoverageType;
import java.util.List;

/**
 * The bills of a billing service that has the same for everybody: 28,734 yen or dollars in August
 * 2026, in three records. It refuses as the contract says.
 */
final class FakeBills extends BillServiceImplBase {
  private static final String MONTH = "202608";
  private static final Timestamp EVALUATED = seconds(1_787_000_000);

  private static final BillRecord DAILY =
      BillRecord.newBuilder()
          .setRecordId("c-1")
          .setKind(RecordKind.RECORD_KIND_CHARGE)
          .setResourceType("imsi")
          .setResourceId("001010000000001")
          .setDate("20260802")
          .setBillItemName("basicCharge-active")
          .setLabel(label("basicCharge-active"))
          .setUnitPrice("10")
          .setQuantity("1")
          .setAmount("10")
          .build();

  private static final BillRecord MONTHLY =
      BillRecord.newBuilder()
          .setRecordId("c-2")
          .setKind(RecordKind.RECORD_KIND_CHARGE)
          .setDate("202608")
          .setBillItemName("apiAuditLogExportCharge")
          .setUnitPrice("0.0000001")
          .setQuantity("1000000000000000")
          .setAmount("100000000.0000000")
          .build();

  private static final BillRecord DISCOUNT =
      BillRecord.newBuilder()
          .setRecordId("d-1")
          .setKind(RecordKind.RECORD_KIND_DISCOUNT)
          .setDate("202608")
          .setBillItemName("chargeCoupon")
          .setUnitPrice("-10")
          .setQuantity("1")
          .setAmount("-10")
          .build();

  private static final List<BillRecord> RECORDS = List.of(DAILY, MONTHLY, DISCOUNT);

  private static final PriceInForce PRICE =
      PriceInForce.newBuilder()
          .setBillItemName("basicCharge-active")
          .addPlans("plan-D")
          .setFromDate("20200101")
          .setUnitPrice("10")
          .setCurrency("JPY")
          .build();

  private static final ExplainRecordResponse EXPLAINED_CHARGE =
      ExplainRecordResponse.newBuilder()
          .setRecord(DAILY)
          .addIntervals(
              StatusInterval.newBuilder()
                  .setStatus("ready")
                  .setPlan("plan-D")
                  .setFrom(seconds(1_785_600_000))
                  .setTo(seconds(1_785_642_000)))
          .addIntervals(
              StatusInterval.newBuilder()
                  .setStatus("active")
                  .setPlan("plan-D")
                  .setFrom(seconds(1_785_642_000)))
          .addUsage(
              UsageQuantity.newBuilder()
                  .setDate("20260802")
                  .setBillItemName("soracomHarvestCharge")
                  .setQuantity("2001"))
          .setPrice(PRICE)
          .setPriceBookVersion("2026-04")
          .addDiscounts(
              DiscountShare.newBuilder()
                  .setRecordId("d-1")
                  .setBillItemName("chargeCoupon")
                  .setOrigin("COUPON1")
                  .setAmount("10")
                  .setChargedAmount("10"))
          .build();

  private static final ExplainRecordResponse EXPLAINED_DISCOUNT =
      ExplainRecordResponse.newBuilder()
          .setRecord(DISCOUNT)
          .setPriceBookVersion("2026-04")
          .setRoundedToScale(0)
          .setOrigin("COUPON1")
          .addDiscounted(
              DiscountedCharge.newBuilder()
                  .setBillItemName("basicCharge-active")
                  .setPlan("plan-D")
                  .setDate("20260802")
                  .setUnitPrice("10")
                  .setChargedAmount("10")
                  .setDiscountedAmount("10"))
          .addDiscounted(
              DiscountedCharge.newBuilder()
                  .setBillItemName("apiAuditLogExportCharge")
                  .setDate("20260801")
                  .setUnitPrice("0.0000001")
                  .setChargedAmount("100000000")
                  .setDiscountedAmount("0.0000001"))
          .build();

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
              .addDays(
                  DailyAmount.newBuilder()
                      .setDate("20260802")
                      .setAmount("580.5")
                      .addCosts(cost("beam", "80.5"))
                      .addCosts(cost("air", "500")))
              .addDays(
                  DailyAmount.newBuilder()
                      .setDate("20260731")
                      .setAmount("1")
                      .addCosts(cost("air", "1")))
              .build());
    }
  }

  @Override
  public void startExport(StartExportRequest request, StreamObserver<StartExportResponse> answer) {
    if (isKnown(request.getMonth(), answer)) {
      ExportedFile.Builder file =
          ExportedFile.newBuilder()
              .setExportedFileId("fe_1")
              .setState(ExportState.EXPORT_STATE_PROCESSING);
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
    ExportedFile.Builder file =
        ExportedFile.newBuilder().setExportedFileId(request.getExportedFileId());
    switch (request.getExportedFileId()) {
      case "fe_1" -> exported(file);
      case "fe_slow" -> file.setState(ExportState.EXPORT_STATE_PROCESSING);
      case "fe_failed" -> file.setState(ExportState.EXPORT_STATE_FAILED);
      default -> {
        FakeRefusals.refuse(answer, Status.NOT_FOUND, "BIL0004");
        return;
      }
    }
    complete(answer, GetExportedFileResponse.newBuilder().setFile(file).build());
  }

  @Override
  public void getBillItemSummary(
      GetBillItemSummaryRequest request, StreamObserver<GetBillItemSummaryResponse> answer) {
    BillItemSummary.Builder month =
        BillItemSummary.newBuilder()
            .setMonth(MONTH)
            .setCurrency(currency(request.getAccount()))
            .setUpdatedAt(EVALUATED)
            .addCosts(itemCost("basicCharge-active", "air", "310"))
            .addCosts(itemCost("uploadDataCharge-s1.fast-daytime", "air", "0.0000002"))
            .addCosts(itemCost("dataTrafficFreeTier", "discount", "-0.0000001"));
    complete(answer, GetBillItemSummaryResponse.newBuilder().addMonths(month).build());
  }

  @Override
  public void getSimSummary(
      GetSimSummaryRequest request, StreamObserver<GetSimSummaryResponse> answer) {
    SimSummary.Builder month =
        SimSummary.newBuilder()
            .setMonth(MONTH)
            .setCurrency(currency(request.getAccount()))
            .setUpdatedAt(EVALUATED)
            .addCosts(
                SimCost.newBuilder()
                    .setImsi("001010000000001")
                    .setSimId("8981100000000000001")
                    .setName("<script>alert(1)</script>")
                    .setAmount("310.5"))
            .addCosts(SimCost.newBuilder().setImsi("001010000000002").setAmount("10"));
    complete(answer, GetSimSummaryResponse.newBuilder().addMonths(month).build());
  }

  /** One record a page, whatever the page size. */
  @Override
  public void listRecords(ListRecordsRequest request, StreamObserver<ListRecordsResponse> answer) {
    if (!isKnown(request.getMonth(), answer)) {
      return;
    }
    String token = request.getPageToken();
    if (!token.matches("after-[0-9]+|") || !isDay(request.getDate())) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0001");
      return;
    }
    List<BillRecord> found =
        RECORDS.stream()
            .filter(record -> isAsked(request.getImsi(), record.getResourceId()))
            .filter(record -> isAsked(request.getDate(), record.getDate()))
            .filter(record -> isAsked(request.getBillItemName(), record.getBillItemName()))
            .toList();
    int from = token.isEmpty() ? 0 : Integer.parseInt(token.substring("after-".length()));
    int to = Math.min(found.size(), from + Math.min(request.getPageSize(), 1));
    complete(
        answer,
        ListRecordsResponse.newBuilder()
            .addAllRecords(found.subList(from, to))
            .setNextPageToken(to < found.size() ? "after-" + to : "")
            .setCurrency(currency(request.getAccount()))
            .build());
  }

  @Override
  public void explainRecord(
      ExplainRecordRequest request, StreamObserver<ExplainRecordResponse> answer) {
    if (!isKnown(request.getMonth(), answer)) {
      return;
    }
    switch (request.getRecordId()) {
      case "c-1" -> complete(answer, in(currency(request.getAccount()), EXPLAINED_CHARGE));
      case "d-1" -> complete(answer, in(currency(request.getAccount()), EXPLAINED_DISCOUNT));
      default -> FakeRefusals.refuse(answer, Status.NOT_FOUND, "BIL0031");
    }
  }

  /** Bills in yen add up; those in dollars lack a record. */
  @Override
  public void getReconciliation(
      GetReconciliationRequest request, StreamObserver<GetReconciliationResponse> answer) {
    if (!isKnown(request.getMonth(), answer)) {
      return;
    }
    boolean reconciled = currency(request.getAccount()).equals("JPY");
    GetReconciliationResponse.Builder sums =
        GetReconciliationResponse.newBuilder()
            .setMonth(MONTH)
            .setState(BillState.BILL_STATE_CLOSED)
            .setCurrency(currency(request.getAccount()))
            .setRecordsTotal("309.9999999")
            .setDailyTotal("305")
            .setMonthlyTotal("5.0000001")
            .setDiscountTotal("-0.0000002")
            .setRecomputedCharges("310.0000001")
            .setRecomputedDiscounts("-0.0000002")
            .setTaxRate("0.10")
            .setBillAmount("341")
            .setReconciled(reconciled);
    if (!reconciled) {
      sums.setFirstDifference(
          Difference.newBuilder()
              .setCheck("record")
              .setResourceType("imsi")
              .setResourceId("001010000000001")
              .setDate("20260802")
              .setBillItemName("basicCharge-active")
              .setExpected("10"));
    }
    complete(answer, sums.build());
  }

  @Override
  public void getPriceBook(
      GetPriceBookRequest request, StreamObserver<GetPriceBookResponse> answer) {
    if (!isDay(request.getDate())) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0001");
      return;
    }
    boolean jp = request.getCoverageType() == CoverageType.COVERAGE_TYPE_JP;
    complete(
        answer,
        GetPriceBookResponse.newBuilder()
            .setVersion("2026-04")
            .setDate(request.getDate().isEmpty() ? "20260817" : request.getDate())
            .setCurrency(jp ? "JPY" : "USD")
            .setTaxRate(jp ? "0.10" : "")
            .addPrices(PRICE)
            .addPrices(
                PriceInForce.newBuilder()
                    .setBillItemName("uploadDataCharge-{speedClass}-{timeOfDay}")
                    .setFromDate("20200101")
                    .setToDate("20270101")
                    .setUnitPrice("0.00000019073486328125")
                    .setCurrency("JPY")
                    .setUnit("byte")
                    .setSample(true))
            .addFreeTiers(
                FreeTierInForce.newBuilder()
                    .setBillItemName("soracomBeamRequestFreeTier")
                    .addTargetBillItemNames("soracomBeamRequestCharge-{protocol}")
                    .setQuantity("100000"))
            .build());
  }

  private static ExplainRecordResponse in(String currency, ExplainRecordResponse explanation) {
    return explanation.toBuilder().setCurrency(currency).build();
  }

  /** What could not be told from a name on the bill: markup, and the language. */
  private static ItemLabel label(String name) {
    return ItemLabel.newBuilder().setEn("<b>" + name + "</b> en").setJa(name + " ja").build();
  }

  private static boolean isKnown(String month, StreamObserver<?> answer) {
    if (!month.isEmpty() && !month.matches("20[0-9]{2}(0[1-9]|1[0-2])")) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0002");
      return false;
    }
    if (!month.isEmpty() && !month.equals(MONTH)) {
      FakeRefusals.refuse(answer, Status.NOT_FOUND, "BIL0003");
      return false;
    }
    return true;
  }

  private static boolean isAsked(String filter, String value) {
    return filter.isEmpty() || filter.equals(value);
  }

  private static boolean isDay(String date) {
    return date.isEmpty() || date.matches("20[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])?");
  }

  private static CategoryCost.Builder cost(String category, String amount) {
    return CategoryCost.newBuilder().setCategory(category).setAmount(amount);
  }

  private static BillItemCost.Builder itemCost(String name, String category, String amount) {
    return BillItemCost.newBuilder()
        .setBillItemName(name)
        .setBillItemCategory(category)
        .setLabel(label(name))
        .setAmount(amount);
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
        .setAmountBeforeTax("26121.0001")
        .setAppliedCouponAmount("1000.50")
        .setLastEvaluatedAt(EVALUATED)
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

  private static Timestamp seconds(long sinceEpoch) {
    return Timestamp.newBuilder().setSeconds(sinceEpoch).build();
  }
}
