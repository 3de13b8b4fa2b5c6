package io.simledger.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.bill.Bills;
import io.simledger.billing.intake.EventSink;
import io.simledger.billing.intake.SimAttributes;
import io.simledger.billing.pricing.SimStatus;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** T14, C3: a SIM that changed hands, in the files of both of its owners. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class TransferredSimTest {
  @Inject EventSink events;
  @Inject BillingAccounts accounts;
  @Inject Bills bills;
  @Inject Downloads downloads;
  @Inject InstantSource clock;

  @TestHTTPResource("/")
  URL server;

  private final String source = TestSim.freshOperator();
  private final String destination = TestSim.freshOperator();

  @Test
  void daysAreSplitAndTheFormerOwnerSeesNoNames() throws Exception {
    YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
    TestSim sim = new TestSim();
    events.apply(
        TestSim.batch(
            sim.registered(source, SimStatus.ACTIVE, month.atDay(1) + "T10:00:00Z"),
            sim.attributes(
                new SimAttributes("Old name", Map.of("old", "x"), null),
                month.atDay(1) + "T11:00:00Z"),
            sim.transferred(source, destination, month.atDay(3) + "T00:00:00Z"),
            sim.attributes(
                new SimAttributes("New name", Map.of("new", "y"), null),
                month.atDay(4) + "T00:00:00Z")));

    List<String> former = file(source, month);
    List<String> present = file(destination, month);

    String yearMonth = TestLedger.yearMonth(month);
    assertThat(former)
        .containsExactly(
            "\uFEFFimsi,date,billItemName,unitPrice,quantity,amount",
            sim.imsiText() + "," + yearMonth + "01,basicCharge-active,10,1,10",
            sim.imsiText() + "," + yearMonth + "02,basicCharge-active,10,1,10");
    assertThat(present)
        .hasSize(1 + month.lengthOfMonth() - 2)
        .startsWith("\uFEFFimsi,date,billItemName,unitPrice,quantity,amount,name,simId,new");
    assertThat(present.get(1))
        .startsWith(sim.imsiText() + "," + yearMonth + "03,basicCharge-ready,5,1,5,New name,")
        .endsWith(",y");
    assertThat(bill(source, month)).isEqualTo("22");
    assertThat(bill(destination, month))
        .isEqualTo(Integer.toString((55 * (month.lengthOfMonth() - 2) + 9) / 10));
  }

  private List<String> file(String operator, YearMonth month) throws Exception {
    BillingAccount account = accounts.find(operator, Coverage.JP).orElseThrow();
    return downloads.text(server, account, month).lines().toList();
  }

  private String bill(String operator, YearMonth month) {
    return bills
        .get(new BillingAccount.Key(operator, Coverage.JP), TestLedger.yearMonth(month))
        .amount()
        .toPlainString();
  }
}
