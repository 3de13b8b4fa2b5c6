package io.simledger.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestPeer;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.bill.Bill;
import io.simledger.billing.bill.Bills;
import io.simledger.billing.pricing.Catalogue;
import io.simledger.billing.pricing.CatalogueItem;
import io.simledger.billing.pricing.ItemKind;
import io.simledger.billing.pricing.ItemPeriod;
import io.simledger.billing.pricing.ItemSource;
import io.simledger.simevents.v1.CoverageType;
import io.simledger.simevents.v1.MutinySimEventServiceGrpc;
import io.simledger.simevents.v1.PushSimEventsRequest;
import io.simledger.simevents.v1.SimEvent;
import io.simledger.simevents.v1.SimRegistered;
import io.simledger.simevents.v1.SimStatus;
import io.simledger.simevents.v1.SimStatusChanged;
import io.simledger.usage.v1.MutinyUsageServiceGrpc;
import io.simledger.usage.v1.ReportUsageRequest;
import io.simledger.usage.v1.ResourceType;
import io.simledger.usage.v1.UsageRecord;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * B4: every charge of the catalogue comes onto a bill and into the file under its exact name, from
 * what a metering system or the life of a SIM says through the intake.
 */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class EveryChargeTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Catalogue CATALOGUE = Catalogue.shipped();

  /** Above everything that is included. */
  private static final String QUANTITY = "3000";

  /** What happens to a SIM until an item of the timeline is charged in {@code month}. */
  private record Life(
      Coverage coverage, String plan, String bundle, List<SimStatus> statuses, int yearsBefore) {
    static Life jp(String plan, String bundle, SimStatus... statuses) {
      return new Life(Coverage.JP, plan, bundle, List.of(statuses), 0);
    }

    static Life g(String plan, SimStatus... statuses) {
      return new Life(Coverage.G, plan, "", List.of(statuses), 0);
    }

    Life begunAYearBefore() {
      return new Life(coverage, plan, bundle, statuses, 1);
    }
  }

  private static final SimStatus READY = SimStatus.SIM_STATUS_READY;
  private static final SimStatus ACTIVE = SimStatus.SIM_STATUS_ACTIVE;
  private static final SimStatus SUSPENDED = SimStatus.SIM_STATUS_SUSPENDED;
  private static final SimStatus STANDBY = SimStatus.SIM_STATUS_STANDBY;

  private static final Map<String, Life> LIVES =
      Map.ofEntries(
          Map.entry("basicCharge-ready", Life.jp("plan-D", "", READY)),
          Map.entry("basicCharge-active", Life.jp("plan-D", "", ACTIVE)),
          Map.entry("basicCharge-inactive", Life.jp("plan-D", "", SimStatus.SIM_STATUS_INACTIVE)),
          Map.entry("basicCharge-suspended", Life.jp("plan-D", "", SUSPENDED)),
          Map.entry("basicMonthlyChargeForPlanKM1", Life.jp("plan-KM1", "", ACTIVE)),
          Map.entry("subscriberSuspensionCharge", Life.jp("plan-D", "", ACTIVE, SUSPENDED)),
          Map.entry("subscriberActivationCharge", Life.jp("plan-K2", "", STANDBY, ACTIVE)),
          Map.entry("subscriberContractRenewalCharge", Life.g("plan01s", READY).begunAYearBefore()),
          Map.entry("subscriberActivationChargeForPlanKM1", Life.jp("plan-KM1", "", READY, ACTIVE)),
          Map.entry(
              "contractRenewalChargeForPlanKM1", Life.jp("plan-KM1", "", READY).begunAYearBefore()),
          Map.entry("subscriptionDeliveryCharge-planP1", Life.g("planP1", READY)),
          Map.entry("subscriptionUsageCharge-planX3", Life.g("planX3", ACTIVE)),
          Map.entry(
              "subscriptionContractRenewalCharge-planX1",
              Life.g("planX1", READY).begunAYearBefore()),
          Map.entry("bundleChargeForPlanDU-DU-10GB", Life.jp("plan-DU", "DU-10GB", ACTIVE)),
          Map.entry("readyStatusChargeForPlanDU", Life.jp("plan-DU", "DU-10GB", READY)),
          Map.entry("readyStatusChargeForPlanDWithBundle", Life.jp("plan-D", "D-300MB", READY)),
          Map.entry(
              "suspendedStatusChargeForPlanDWithBundle", Life.jp("plan-D", "D-300MB", SUSPENDED)),
          Map.entry("bundleChargeForPlanDWithBundle-D-300MB", Life.jp("plan-D", "D-300MB", ACTIVE)),
          Map.entry("readyStatusChargeForPlanK2WithBundle", Life.jp("plan-K2", "K2-300MB", READY)),
          Map.entry(
              "suspendedStatusChargeForPlanK2WithBundle",
              Life.jp("plan-K2", "K2-300MB", SUSPENDED)),
          Map.entry(
              "bundleChargeForPlanK2WithBundle-K2-300MB", Life.jp("plan-K2", "K2-300MB", ACTIVE)));

  private static final Map<String, String> VARIABLES =
      Map.of(
          "speedClass", "s1.fast",
          "timeOfDay", "nighttime",
          "country", "US",
          "subscription", "plan01s",
          "protocol", "mqtt",
          "function", "aws-lambda",
          "plan", "Pro",
          "pack", "Basic-10",
          "usageMonth", "202601",
          "chargedMonths", "07");

  /** By how the name begins; other usage is that of a SIM. */
  private static final Map<String, ResourceType> RESOURCES =
      Map.of(
          "virtualPrivateGateway", ResourceType.RESOURCE_TYPE_VPG_ID,
          "loRaGateway", ResourceType.RESOURCE_TYPE_LORA_GATEWAY_ID,
          "sigfox", ResourceType.RESOURCE_TYPE_SIGFOX_DEVICE_ID,
          "soracomInventory", ResourceType.RESOURCE_TYPE_DEVICE_ID,
          "soracomLTEMButton", ResourceType.RESOURCE_TYPE_GADGET_ID,
          "soraCam", ResourceType.RESOURCE_TYPE_SORA_CAM_DEVICE_ID,
          "soracomLagoon", ResourceType.RESOURCE_TYPE_ACCOUNT,
          "apiAuditLog", ResourceType.RESOURCE_TYPE_ACCOUNT);

  @TestHTTPResource(value = "/", tls = true)
  URL tls;

  @TestHTTPResource("/")
  URL server;

  @Inject Downloads downloads;
  @Inject Bills bills;
  @Inject BillingAccounts accounts;
  @Inject InstantSource clock;

  private final String operator = TestSim.freshOperator();
  private final TestSim sim = new TestSim();
  private TestPeer peer;
  private YearMonth month;
  private long sequence;

  @BeforeEach
  void connect() throws Exception {
    peer = TestPeer.withCertificate(tls);
    month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
  }

  @AfterEach
  void disconnect() throws Exception {
    peer.close();
  }

  static Stream<Named<CatalogueItem>> charges() {
    return CATALOGUE.items().stream()
        .filter(item -> item.kind() == ItemKind.CHARGE)
        .map(item -> Named.of(item.name(), item));
  }

  @ParameterizedTest
  @MethodSource("charges")
  void comesOntoABillAndIntoTheFileUnderItsExactName(CatalogueItem item) throws Exception {
    Coverage coverage;
    String name;
    if (item.source() == ItemSource.TIMELINE) {
      name = nameOfLife(item);
      Life life = LIVES.get(name);
      live(life);
      coverage = life.coverage();
    } else {
      name = filled(item.name());
      coverage = name.startsWith("dataTraffic") && name.contains("-US-") ? Coverage.G : Coverage.JP;
      use(name.replace("RoundedUp", ""), coverage);
    }

    BillingAccount account = accounts.find(operator, coverage).orElseThrow();
    Bill bill = bills.get(account.key(), TestLedger.yearMonth(month));
    List<CSVRecord> rows = rows(account);
    assertThat(rows)
        .filteredOn(row -> row.get("billItemName").equals(name))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.get("date"))
                  .matches(
                      TestLedger.yearMonth(month)
                          + (item.period() == ItemPeriod.MONTHLY ? "" : "[0-9]{2}"));
              assertThat(new BigDecimal(row.get("amount")))
                  .isPositive()
                  .isEqualByComparingTo(
                      new BigDecimal(row.get("unitPrice"))
                          .multiply(new BigDecimal(row.get("quantity"))));
            });
    assertThat(
            rows.stream()
                .map(row -> new BigDecimal(row.get("amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(bill.amountBeforeTax());
  }

  /** The one life that leads to the item. */
  private static String nameOfLife(CatalogueItem item) {
    List<String> names =
        LIVES.keySet().stream()
            .filter(name -> CATALOGUE.definitionOf(name).orElseThrow().id() == item.id())
            .toList();
    assertThat(names).as("lives that lead to " + item.name()).hasSize(1);
    return names.get(0);
  }

  private static String filled(String name) {
    String filled = name;
    for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
      filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return filled;
  }

  private void live(Life life) {
    LocalDate day = month.atDay(10).minusYears(life.yearsBefore());
    List<SimEvent> events = new ArrayList<>();
    events.add(registered(life, life.statuses().get(0), day));
    for (SimStatus status : life.statuses().subList(1, life.statuses().size())) {
      events.add(
          event(day.plusDays(1))
              .setSimStatusChanged(SimStatusChanged.newBuilder().setStatus(status))
              .build());
    }
    push(events);
  }

  /** A SIM that is free in itself uses the item, or another resource does. */
  private void use(String item, Coverage coverage) {
    ResourceType type =
        RESOURCES.entrySet().stream()
            .filter(entry -> item.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(ResourceType.RESOURCE_TYPE_IMSI);
    UsageRecord.Builder record =
        UsageRecord.newBuilder()
            .setRecordId(UUID.randomUUID().toString())
            .setResourceType(type)
            .setBillItemName(item)
            .setUsedAt(noon(month.atDay(20)))
            .setQuantity(QUANTITY);
    if (type == ResourceType.RESOURCE_TYPE_IMSI) {
      String plan = coverage == Coverage.JP ? "plan-D" : "plan01s";
      Life life = new Life(coverage, plan, "", List.of(STANDBY), 0);
      push(List.of(registered(life, STANDBY, month.atDay(1))));
      record.setResourceId(sim.imsiText());
    } else {
      record
          .setOperatorId(operator)
          .setCoverageType(CoverageType.COVERAGE_TYPE_JP)
          .setResourceId(type == ResourceType.RESOURCE_TYPE_ACCOUNT ? "" : "one");
    }
    var response =
        MutinyUsageServiceGrpc.newMutinyStub(peer.channel())
            .reportUsage(
                Multi.createFrom()
                    .item(ReportUsageRequest.newBuilder().setBatchId(1).addRecords(record).build()))
            .collect()
            .first()
            .await()
            .atMost(DEADLINE);
    assertThat(response.getRefusedList()).isEmpty();
    assertThat(response.getUnassigned()).isZero();
  }

  private void push(List<SimEvent> events) {
    var response =
        MutinySimEventServiceGrpc.newMutinyStub(peer.channel())
            .pushSimEvents(
                Multi.createFrom()
                    .item(
                        PushSimEventsRequest.newBuilder()
                            .setBatchId(1)
                            .addAllEvents(events)
                            .build()))
            .collect()
            .first()
            .await()
            .atMost(DEADLINE);
    assertThat(response.getApplied()).isEqualTo(events.size());
  }

  private SimEvent registered(Life life, SimStatus status, LocalDate day) {
    return event(day)
        .setSimRegistered(
            SimRegistered.newBuilder()
                .setOperatorId(operator)
                .setCoverageType(
                    life.coverage() == Coverage.JP
                        ? CoverageType.COVERAGE_TYPE_JP
                        : CoverageType.COVERAGE_TYPE_G)
                .setImsi(sim.imsiText())
                .setSimId("8981" + sim.imsiText())
                .setSubscription(life.plan())
                .setBundle(life.bundle())
                .setStatus(status))
        .build();
  }

  private SimEvent.Builder event(LocalDate day) {
    return SimEvent.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setSubject("sim/" + sim.imsiText())
        .setSequence(++sequence)
        .setOccurredAt(noon(day));
  }

  private static Timestamp noon(LocalDate day) {
    Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    return Timestamp.newBuilder().setSeconds(noon.getEpochSecond()).build();
  }

  private List<CSVRecord> rows(BillingAccount account) throws Exception {
    String text = downloads.text(server, account, month);
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(text.substring(1)))
        .getRecords();
  }
}
