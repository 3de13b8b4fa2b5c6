package io.simledger.billing.api;

import com.google.protobuf.Timestamp;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.bill.Bill;
import io.simledger.billing.bill.DailyAmount;
import io.simledger.billing.bill.Difference;
import io.simledger.billing.bill.Reconciliation;
import io.simledger.billing.explain.BillItemCost;
import io.simledger.billing.explain.Explanation;
import io.simledger.billing.explain.MonthSummary;
import io.simledger.billing.explain.RecordId;
import io.simledger.billing.explain.RecordPage;
import io.simledger.billing.explain.SimCost;
import io.simledger.billing.export.ExportedFile;
import io.simledger.billing.export.ResourceColumn;
import io.simledger.billing.pricing.FreeTierTerms;
import io.simledger.billing.pricing.ItemPattern;
import io.simledger.billing.pricing.Label;
import io.simledger.billing.pricing.PriceInForce;
import io.simledger.bills.v1.BillItemSummary;
import io.simledger.bills.v1.BillRecord;
import io.simledger.bills.v1.BillState;
import io.simledger.bills.v1.CategoryCost;
import io.simledger.bills.v1.DiscountShare;
import io.simledger.bills.v1.DiscountedCharge;
import io.simledger.bills.v1.ExplainRecordResponse;
import io.simledger.bills.v1.ExportState;
import io.simledger.bills.v1.FreeTierInForce;
import io.simledger.bills.v1.GetPriceBookResponse;
import io.simledger.bills.v1.GetReconciliationResponse;
import io.simledger.bills.v1.ItemLabel;
import io.simledger.bills.v1.ListRecordsResponse;
import io.simledger.bills.v1.RecordKind;
import io.simledger.bills.v1.SimSummary;
import io.simledger.bills.v1.StatusInterval;
import io.simledger.bills.v1.UsageQuantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the parts of responses. */
final class Responses {
  static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

  static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private Responses() {}

  static io.simledger.bills.v1.Bill bill(Bill bill) {
    return io.simledger.bills.v1.Bill.newBuilder()
        .setMonth(MONTH.format(bill.month()))
        .setState(state(bill.state()))
        .setCurrency(bill.coverage().currency())
        .setAmount(plain(bill.amount()))
        .setAmountBeforeTax(plain(bill.amountBeforeTax()))
        .setLastEvaluatedAt(timestamp(bill.evaluatedAt()))
        .setAppliedCouponAmount(plain(bill.couponAmount()))
        .build();
  }

  static BillItemSummary itemSummary(MonthSummary<BillItemCost> summary) {
    return BillItemSummary.newBuilder()
        .setMonth(MONTH.format(summary.bill().month()))
        .setCurrency(summary.bill().coverage().currency())
        .setUpdatedAt(timestamp(summary.bill().evaluatedAt()))
        .addAllCosts(
            summary.costs().stream()
                .map(
                    cost ->
                        io.simledger.bills.v1.BillItemCost.newBuilder()
                            .setBillItemName(cost.billItemName())
                            .setBillItemCategory(cost.category())
                            .setLabel(label(cost.label()))
                            .setAmount(plain(cost.amount()))
                            .build())
                .toList())
        .build();
  }

  static SimSummary simSummary(MonthSummary<SimCost> summary) {
    return SimSummary.newBuilder()
        .setMonth(MONTH.format(summary.bill().month()))
        .setCurrency(summary.bill().coverage().currency())
        .setUpdatedAt(timestamp(summary.bill().evaluatedAt()))
        .addAllCosts(
            summary.costs().stream()
                .map(
                    cost ->
                        io.simledger.bills.v1.SimCost.newBuilder()
                            .setImsi(cost.imsi())
                            .setSimId(orEmpty(cost.simId()))
                            .setName(orEmpty(cost.name()))
                            .setAmount(plain(cost.amount()))
                            .build())
                .toList())
        .build();
  }

  static ListRecordsResponse page(RecordPage page, Coverage coverage) {
    RecordId next = page.next();
    return ListRecordsResponse.newBuilder()
        .addAllRecords(page.records().stream().map(Responses::record).toList())
        .setNextPageToken(next == null ? "" : next.text())
        .setCurrency(coverage.currency())
        .build();
  }

  static ExplainRecordResponse explanation(Explanation explanation, Coverage coverage) {
    ExplainRecordResponse.Builder response =
        ExplainRecordResponse.newBuilder()
            .setRecord(record(explanation.record()))
            .addAllIntervals(explanation.intervals().stream().map(Responses::interval).toList())
            .addAllUsage(explanation.usage().stream().map(Responses::used).toList())
            .setPriceBookVersion(explanation.priceBookVersion())
            .addAllDiscounts(explanation.discounts().stream().map(Responses::share).toList())
            .setOrigin(explanation.origin())
            .setCurrency(coverage.currency())
            .addAllDiscounted(
                explanation.discounted().stream().map(Responses::discounted).toList());
    PriceInForce price = explanation.price();
    return price == null ? response.build() : response.setPrice(price(price)).build();
  }

  static GetReconciliationResponse reconciliation(Reconciliation reconciliation) {
    GetReconciliationResponse.Builder response =
        GetReconciliationResponse.newBuilder()
            .setMonth(MONTH.format(reconciliation.month()))
            .setState(state(reconciliation.state()))
            .setCurrency(reconciliation.coverage().currency())
            .setRecordsTotal(plain(reconciliation.records()))
            .setDailyTotal(plain(reconciliation.daily()))
            .setMonthlyTotal(plain(reconciliation.monthly()))
            .setDiscountTotal(plain(reconciliation.discounts()))
            .setRecomputedCharges(plain(reconciliation.recomputedCharges()))
            .setRecomputedDiscounts(plain(reconciliation.recomputedDiscounts()))
            .setTaxRate(reconciliation.taxRate().toPlainString())
            .setBillAmount(plain(reconciliation.billAmount()))
            .setReconciled(reconciliation.isReconciled());
    Difference first = reconciliation.firstDifference();
    return first == null
        ? response.build()
        : response.setFirstDifference(difference(first)).build();
  }

  static GetPriceBookResponse priceBook(
      String version,
      LocalDate day,
      Coverage coverage,
      Optional<BigDecimal> taxRate,
      List<PriceInForce> prices,
      List<FreeTierTerms> freeTiers) {
    return GetPriceBookResponse.newBuilder()
        .setVersion(version)
        .setDate(DAY.format(day))
        .setCurrency(coverage.currency())
        .setTaxRate(taxRate.map(BigDecimal::toPlainString).orElse(""))
        .addAllPrices(prices.stream().map(Responses::price).toList())
        .addAllFreeTiers(freeTiers.stream().map(Responses::freeTier).toList())
        .build();
  }

  private static BillRecord record(io.simledger.billing.explain.BillRecord record) {
    boolean isByMonth = !(record.id() instanceof RecordId.OfCharge charge) || charge.monthly();
    return BillRecord.newBuilder()
        .setRecordId(record.id().text())
        .setKind(
            record.id().isDiscount()
                ? RecordKind.RECORD_KIND_DISCOUNT
                : RecordKind.RECORD_KIND_CHARGE)
        .setResourceType(ResourceColumn.headerOf(record.resourceKind()))
        .setResourceId(record.resourceId())
        .setDate((isByMonth ? MONTH : DAY).format(record.day()))
        .setBillItemName(record.billItemName())
        .setLabel(label(record.label()))
        .setUnitPrice(plain(record.unitPrice()))
        .setQuantity(plain(record.quantity()))
        .setAmount(plain(record.amount()))
        .build();
  }

  private static StatusInterval interval(Explanation.Interval interval) {
    StatusInterval.Builder message =
        StatusInterval.newBuilder()
            .setStatus(interval.status())
            .setPlan(interval.plan())
            .setFrom(timestamp(interval.from()));
    Instant to = interval.to();
    return to == null ? message.build() : message.setTo(timestamp(to)).build();
  }

  private static UsageQuantity used(Explanation.Used used) {
    return UsageQuantity.newBuilder()
        .setDate(DAY.format(used.day()))
        .setBillItemName(used.billItemName())
        .setQuantity(plain(used.quantity()))
        .build();
  }

  private static DiscountShare share(Explanation.Share share) {
    return DiscountShare.newBuilder()
        .setRecordId(share.id().text())
        .setBillItemName(share.billItemName())
        .setOrigin(share.origin())
        .setAmount(plain(share.amount()))
        .setChargedAmount(plain(share.charged()))
        .build();
  }

  private static DiscountedCharge discounted(Explanation.Discounted discounted) {
    return DiscountedCharge.newBuilder()
        .setBillItemName(discounted.billItemName())
        .setPlan(discounted.plan())
        .setDate(DAY.format(discounted.day()))
        .setUnitPrice(plain(discounted.unitPrice()))
        .setChargedAmount(plain(discounted.charged()))
        .setDiscountedAmount(plain(discounted.amount()))
        .build();
  }

  private static io.simledger.bills.v1.PriceInForce price(PriceInForce price) {
    return io.simledger.bills.v1.PriceInForce.newBuilder()
        .setBillItemName(price.billItemName())
        .addAllPlans(price.plans())
        .setFromDate(DAY.format(price.from()))
        .setToDate(price.to() == null ? "" : DAY.format(price.to()))
        .setUnitPrice(plain(price.unitPrice()))
        .setCurrency(price.coverage().currency())
        .setUnit(orEmpty(price.unit()))
        .setSample(price.sample())
        .build();
  }

  private static FreeTierInForce freeTier(FreeTierTerms terms) {
    return FreeTierInForce.newBuilder()
        .setBillItemName(terms.discountItem())
        .addAllTargetBillItemNames(terms.targets().stream().map(ItemPattern::name).toList())
        .setQuantity(plain(terms.quantity()))
        .setSample(terms.sample())
        .build();
  }

  private static io.simledger.bills.v1.Difference difference(Difference difference) {
    return io.simledger.bills.v1.Difference.newBuilder()
        .setCheck(difference.check())
        .setResourceType(ResourceColumn.headerOf(difference.resourceKind()))
        .setResourceId(difference.resourceId())
        .setDate(difference.day() == null ? "" : DAY.format(difference.day()))
        .setBillItemName(difference.billItemName())
        .setExpected(difference.expected() == null ? "" : plain(difference.expected()))
        .setActual(difference.actual() == null ? "" : plain(difference.actual()))
        .build();
  }

  private static BillState state(Bill.State state) {
    return switch (state) {
      case TEMPORARY -> BillState.BILL_STATE_TEMPORARY;
      case CLOSED -> BillState.BILL_STATE_CLOSED;
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  static io.simledger.bills.v1.DailyAmount day(DailyAmount day) {
    return io.simledger.bills.v1.DailyAmount.newBuilder()
        .setDate(DAY.format(day.day()))
        .setAmount(plain(day.amount()))
        .addAllCosts(
            day.byCategory().entrySet().stream()
                .map(
                    cost ->
                        CategoryCost.newBuilder()
                            .setCategory(cost.getKey())
                            .setAmount(plain(cost.getValue()))
                            .build())
                .toList())
        .build();
  }

  private static ItemLabel label(Label label) {
    return ItemLabel.newBuilder().setEn(label.en()).setJa(label.ja()).build();
  }

  static io.simledger.bills.v1.ExportedFile file(ExportedFile file, Optional<String> url) {
    return io.simledger.bills.v1.ExportedFile.newBuilder()
        .setExportedFileId(file.publicId())
        .setState(
            switch (file.state()) {
              case PROCESSING -> ExportState.EXPORT_STATE_PROCESSING;
              case EXPORTED -> ExportState.EXPORT_STATE_EXPORTED;
              case FAILED -> ExportState.EXPORT_STATE_FAILED;
            })
        .setUrl(url.orElse(""))
        .build();
  }

  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
