package io.simledger.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.bill.ChargedMonth;
import io.simledger.usage.v1.ResourceType;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C1 to C5: the file to the letter. Days stand as {@code 01} here, months as {@code --}. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class BillingDetailTest {
  @Inject Downloads downloads;
  @Inject TestLedger ledger;
  @Inject InstantSource clock;
  @Inject DataSource dataSource;

  @TestHTTPResource("/")
  URL server;

  private YearMonth month;
  private BillingAccount account;

  @BeforeEach
  void openAnAccount() {
    month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
    account = ledger.newAccount(Coverage.JP);
  }

  @Test
  void theWholeFileOfASmallAccount() throws Exception {
    String group = ledger.group(account.operatorId(), "グループ 1", "{\"g_tag2\": \"bar\"}");
    long first = sim("440100000000001");
    long vpg = ledger.resource(account, ResourceType.RESOURCE_TYPE_VPG_ID, "vpg-1");
    long second = sim("001010000001234");
    long former = sim("440100000000003");
    ledger.attributes(
        account, first, "MySIM 1", "8981100000000000001", "{\"tag1\": \"foo\"}", group);
    ledger.attributes(
        account, second, "", "8981100000000000002", "{\"tag2\": \"a, \\\"b\\\"\"}", "");
    ledger.charge(account, month.atDay(2), second, "basicCharge-ready", "5", "1");
    ledger.charge(account, month.atDay(2), former, "basicCharge-active", "10.00", "1");
    ledger.charge(account, month.atDay(1), first, "basicCharge-active", "10", "1");
    ledger.charge(
        account, month.atDay(1), first, "uploadDataCharge-s1.fast-daytime", "0.0000002", "1234567");
    ledger.charge(account, month.atDay(1), vpg, "virtualPrivateGatewayCharge", "50", "24");
    ledger.charge(account, month.atDay(1), second, "basicMonthlyChargeForPlanKM1", "100", "1");
    ledger.charge(account, month.atDay(1), 0, "soracomLagoonMonthlyCharge-pro", "4980", "1");
    ledger.discount(account, month, "dataTrafficFreeTier", "-0.0000002", "1000");

    assertThat(file())
        .isEqualTo(
            """
            \uFEFFimsi,vpgId,date,billItemName,unitPrice,quantity,amount,name,simId,tag1,tag2,group:groupId,group:name,group:g_tag2
            ,,--,soracomLagoonMonthlyCharge-pro,4980,1,4980,,,,,,,
            001010000001234,,--,basicMonthlyChargeForPlanKM1,100,1,100,,8981100000000000002,,"a, ""b""\",,,
            440100000000001,,01,basicCharge-active,10,1,10,MySIM 1,8981100000000000001,foo,,GROUP,グループ 1,bar
            440100000000001,,01,uploadDataCharge-s1.fast-daytime,0.0000002,1234567,0.2469134,MySIM 1,8981100000000000001,foo,,GROUP,グループ 1,bar
            ,vpg-1,01,virtualPrivateGatewayCharge,50,24,1200,,,,,,,
            001010000001234,,02,basicCharge-ready,5,1,5,,8981100000000000002,,"a, ""b""\",,,
            440100000000003,,02,basicCharge-active,10,1,10,,,,,,,
            ,,--,dataTrafficFreeTier,-0.0000002,1000,-0.0002,,,,,,,
            """
                .replace("GROUP", group));
  }

  /** C2: a column is there exactly if some record of this very file uses it. */
  @Test
  void aColumnThatNoRecordUsesIsNotThere() throws Exception {
    long silent = sim("440100000000010");
    ledger.resource(account, ResourceType.RESOURCE_TYPE_GADGET_ID, "gadget-1");
    ledger.attributes(account, silent, "Silent", "8981100000000000010", "{\"unused\": \"x\"}", "");
    ledger.charge(account, month.minusMonths(1).atDay(1), silent, "basicCharge-active", "10", "1");
    long device = ledger.resource(account, ResourceType.RESOURCE_TYPE_DEVICE_ID, "d-1");
    ledger.charge(account, month.atDay(1), device, "soracomInventoryEventCharge", "1", "1");

    assertThat(file())
        .isEqualTo(
            """
            \uFEFFdeviceId,date,billItemName,unitPrice,quantity,amount
            d-1,01,soracomInventoryEventCharge,1,1,1
            """);
  }

  @Test
  void anAccountLevelFileHasNoResourceColumns() throws Exception {
    ledger.charge(account, month.atDay(1), 0, "apiAuditLogExportCharge", "0.5", "3");

    assertThat(file())
        .isEqualTo(
            """
            \uFEFFdate,billItemName,unitPrice,quantity,amount
            --,apiAuditLogExportCharge,0.5,3,1.5
            """);
  }

  /** C3: neither a deleted group nor one of another operator is shown. */
  @Test
  void groupsOfOthersAreNotShown() throws Exception {
    String foreign = ledger.group(TestSim.freshOperator(), "Theirs", "{\"secret\": \"x\"}");
    long sim = sim("440100000000020");
    ledger.attributes(account, sim, "Mine", "8981100000000000020", "{}", foreign);
    ledger.charge(account, month.atDay(1), sim, "basicCharge-active", "10", "1");

    assertThat(file())
        .isEqualTo(
            """
            \uFEFFimsi,date,billItemName,unitPrice,quantity,amount,name,simId
            440100000000020,01,basicCharge-active,10,1,10,Mine,8981100000000000020
            """);
  }

  /** B10: late usage stands on the open bill under its own date, before the days of the month. */
  @Test
  void lateChargesKeepTheirDate() throws Exception {
    long sim = sim("440100000000030");
    ledger.charge(account, month.atDay(1), sim, "basicCharge-active", "10", "1");
    ledger.charge(
        account, month, month.minusMonths(1).atDay(28), sim, "basicCharge-active", "10", "1");

    assertThat(file())
        .isEqualTo(
            """
            \uFEFFimsi,date,billItemName,unitPrice,quantity,amount
            440100000000030,%s28,basicCharge-active,10,1,10
            440100000000030,01,basicCharge-active,10,1,10
            """
                .formatted(month.minusMonths(1).toString().replace("-", "")));
  }

  /** C4: whatever a tag holds is read back unchanged. */
  @Test
  void nastyTagsAreReadBackUnchanged() throws Exception {
    List<String> nasty =
        List.of(
            "a,b",
            "say \"hi\"",
            "\"",
            "two\nlines",
            "two\r\nlines",
            "日本語",
            "📡 sim",
            "=1+1",
            " spaces ",
            "name2",
            "amount",
            "date",
            "#",
            "\\",
            "tab\there");
    long sim = sim("440100000000040");
    StringBuilder tags = new StringBuilder();
    for (String text : nasty) {
      tags.append(tags.isEmpty() ? "{" : ",").append(json(text)).append(':').append(json(text));
    }
    ledger.attributes(account, sim, "\"名前\", 1", "8981100000000000040", tags + "}", "");
    ledger.charge(account, month.atDay(1), sim, "basicCharge-active", "10", "1");

    List<CSVRecord> records =
        CSVParser.parse(new StringReader(rawFile().substring(1)), CSVFormat.RFC4180).getRecords();

    CSVRecord header = records.get(0);
    CSVRecord charge = records.get(1);
    assertThat(records).hasSize(2);
    assertThat(header.toList().subList(6, 8)).containsExactly("name", "simId");
    assertThat(charge.get(6)).isEqualTo("\"名前\", 1");
    assertThat(header.toList().subList(8, header.size()))
        .containsExactlyElementsOf(nasty.stream().sorted().toList())
        .isEqualTo(charge.toList().subList(8, charge.size()));
    assertThat(charge.get(5)).isEqualTo("10");
  }

  /** C8: the file is the same however little memory its SIMs may take. */
  @Test
  void aFileWithoutMemoryForItsSimsIsTheSame() throws Exception {
    ledger.chargeEveryDay(account, month, 3000);

    String whole = write(SupplementMemory.BLOCK * 100L);
    String inRanges = write(0);

    assertThat(inRanges).isEqualTo(whole);
    assertThat(whole.lines().count()).isEqualTo(1 + 3000L * month.lengthOfMonth());
  }

  private String write(long memory) throws IOException, SQLException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BillingDetail(dataSource, new SupplementMemory(memory))
        .write(new ChargedMonth(account, month), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private long sim(String imsi) {
    return ledger.resource(account, ResourceType.RESOURCE_TYPE_IMSI, imsi);
  }

  private String file() throws Exception {
    String name = month.toString().replace("-", "");
    return rawFile()
        .replaceAll("(?m)(^|,)" + name + ",", "$1--,")
        .replaceAll("(?m)(^|,)" + name + "(\\d\\d),", "$1$2,");
  }

  private String rawFile() throws Exception {
    ledger.bill(account, month, "closed");
    return downloads.text(server, account, month);
  }

  private static String json(String text) throws IOException {
    StringWriter json = new StringWriter();
    new ObjectMapper().writeValue(json, text);
    return json.toString();
  }
}
