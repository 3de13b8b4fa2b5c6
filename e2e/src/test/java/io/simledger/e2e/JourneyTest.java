package io.simledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.simledger.local.CaughtMail;
import io.simledger.local.LocalStack;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Offer, mail, acceptance, charges, both billing details: the journey that the product exists for.
 */
@OnRunningStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTest {
  private static final String READY_CHARGE = "basicCharge-ready";
  private static final int TRANSFER_DAY = 10;
  private static final BigDecimal TAX = new BigDecimal("1.10");
  private static final Pattern TOKEN =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-[0-9a-f]{4,12}){5}");

  /** Everything that a CSV reader may trip over. */
  private static final Map<String, String> TAGS =
      Map.of(
          "name", "Pump, \"north\"",
          "comma, in the name", "a,b,,c",
          "quotes", "\"quoted\" and \"\"",
          "lines", "first\nsecond\r\nthird",
          "場所", "京都、西口",
          "emoji", "🚰👩‍🔧",
          "spaces", "  kept  ",
          "formula", "=1+1");

  private final LocalStack stack;
  private final Api api;
  private YearMonth month;
  private List<String> transferred;
  private String kept;
  private Api.Operator source;
  private Api.Operator destination;
  private BillingDetail sourceDetail;
  private BillingDetail destinationDetail;

  JourneyTest(LocalStack stack) {
    this.stack = stack;
    this.api = new Api(stack);
  }

  @BeforeAll
  void travel() {
    api.reset();
    month = YearMonth.from(api.now().atZone(ZoneOffset.UTC)).plusMonths(1);
    api.travelTo(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    source = api.newOperator("source");
    destination = api.newOperator("destination");
    transferred = List.of(source.newSim("plan-D"), source.newSim("plan-D"));
    kept = source.newSim("plan-D");
    source.tag(transferred.get(0), "left behind", "secret of the source");
    source.tag(kept, "place", "depot");

    api.travelTo(offeredAt());
    String token = source.offer(transferred, destination);
    assertThat(tokenInMail()).isEqualTo(token);
    assertThat(destination.accept(token)).containsExactlyInAnyOrderElementsOf(transferred);
    TAGS.forEach((name, value) -> destination.tag(transferred.get(0), name, value));

    api.travelTo(month.plusMonths(1).atDay(4).atStartOfDay().toInstant(ZoneOffset.UTC));
    sourceDetail = BillingDetail.read(source.download(yyyyMM()));
    destinationDetail = BillingDetail.read(destination.download(yyyyMM()));
  }

  /** T14: the source pays up to the day before the transfer, the destination from that day on. */
  @Test
  void chargesSplitAtTheDayOfTheTransfer() {
    for (String imsi : transferred) {
      assertThat(sourceDetail.days(imsi, READY_CHARGE)).isEqualTo(days(1, TRANSFER_DAY - 1));
      assertThat(destinationDetail.days(imsi, READY_CHARGE))
          .isEqualTo(days(TRANSFER_DAY, month.lengthOfMonth()));
    }
    assertThat(sourceDetail.days(kept, READY_CHARGE)).isEqualTo(days(1, month.lengthOfMonth()));
    assertThat(destinationDetail.days(kept, READY_CHARGE)).isEmpty();
  }

  /** B1, B9, C9: rows multiply exactly, and the sum of the file is the bill before tax. */
  @Test
  void theFileAddsUpToTheBill() {
    for (var side : Map.of(source, sourceDetail, destination, destinationDetail).entrySet()) {
      assertThat(side.getValue().rows())
          .isNotEmpty()
          .allSatisfy(
              row ->
                  assertThat(new BigDecimal(row.get("amount")))
                      .isEqualByComparingTo(
                          new BigDecimal(row.get("unitPrice"))
                              .multiply(new BigDecimal(row.get("quantity")))));
      JsonNode bill = side.getKey().get("/v1/bills/" + yyyyMM());
      assertThat(bill.get("amount").decimalValue())
          .isEqualByComparingTo(
              side.getValue().sum().multiply(TAX).setScale(0, RoundingMode.CEILING));
    }
  }

  /** C3: a former owner sees nothing of what the new owner wrote, nor the other way round. */
  @Test
  void neitherSideSeesTheTagsOfTheOther() {
    List<String> tagsOfDestination =
        TAGS.keySet().stream().filter(tag -> !tag.equals("name")).toList();
    assertThat(sourceDetail.columns())
        .contains("place")
        .doesNotContainAnyElementsOf(tagsOfDestination);
    assertThat(destinationDetail.columns()).doesNotContain("left behind", "place");
    assertThat(new String(sourceDetail.bytes(), StandardCharsets.UTF_8))
        .doesNotContain("京都", "Pump");
    assertThat(new String(destinationDetail.bytes(), StandardCharsets.UTF_8))
        .doesNotContain("secret of the source");
  }

  /** C4: whatever a tag holds is read back unchanged. */
  @Test
  void tagsAreReadBackUnchanged() {
    assertThat(rowsOf(destinationDetail.rows(), transferred.get(0)))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).containsAllEntriesOf(TAGS));
    assertThat(rowsOf(destinationDetail.rows(), transferred.get(1)))
        .isNotEmpty()
        .allSatisfy(row -> TAGS.keySet().forEach(tag -> assertThat(row.get(tag)).isEmpty()));
  }

  /** C4, with a reader that the CSV was not written with. */
  @Test
  void pythonReadsTheSameRows(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("detail.csv"), destinationDetail.bytes());
    String script =
        """
        import csv, json, sys
        with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
            print(json.dumps(list(csv.DictReader(file))))
        """;

    String read = python(script, file.toString());

    List<Map<String, String>> rows = new ArrayList<>();
    Api.JSON
        .readTree(read)
        .forEach(
            row -> {
              Map<String, String> cells = new LinkedHashMap<>();
              row.properties().forEach(cell -> cells.put(cell.getKey(), cell.getValue().asText()));
              rows.add(cells);
            });
    assertThat(rows).isEqualTo(destinationDetail.rows());
  }

  private Instant offeredAt() {
    return month.atDay(TRANSFER_DAY).atTime(9, 0).toInstant(ZoneOffset.UTC);
  }

  private String tokenInMail() {
    CaughtMail mail =
        await("mail to the destination")
            .atMost(Duration.ofSeconds(20))
            .until(() -> stack.mails().mailsTo(destination.email), mails -> !mails.isEmpty())
            .get(0);
    assertThat(mail.sentTime()).as("X2: by the clock of the sandbox").isAfterOrEqualTo(offeredAt());
    Matcher token = TOKEN.matcher(mail.text());
    assertThat(token.find()).as("a token in %s", mail.text()).isTrue();
    return token.group();
  }

  private static String python(String script, String argument) throws Exception {
    Process python;
    try {
      python = new ProcessBuilder("python3", "-c", script, argument).start();
    } catch (IOException e) {
      System.out.println(
          "NOT RUN: python3 is not here, so the CSV was not read by its csv module.");
      return Assumptions.abort("python3 is not here");
    }
    String output = new String(python.getInputStream().readAllBytes());
    assertThat(python.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(python.exitValue()).as(new String(python.getErrorStream().readAllBytes())).isZero();
    return output;
  }

  private static List<Map<String, String>> rowsOf(List<Map<String, String>> rows, String imsi) {
    return rows.stream().filter(row -> imsi.equals(row.get("imsi"))).toList();
  }

  private List<String> days(int first, int last) {
    return month
        .atDay(first)
        .datesUntil(month.atDay(last).plusDays(1))
        .map(DateTimeFormatter.BASIC_ISO_DATE::format)
        .toList();
  }

  private String yyyyMM() {
    return DateTimeFormatter.ofPattern("yyyyMM").format(month);
  }
}
