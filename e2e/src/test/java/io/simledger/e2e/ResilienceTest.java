package io.simledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.simledger.local.CaughtMail;
import io.simledger.local.LocalStack;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is left when processes die in the middle of things (T5, T13): every SIM has one owner, the
 * same on both sides, no event is lost or applied twice, and no offer is without its mail.
 */
@OnRunningStack
class ResilienceTest {
  private static final int MANY = 10_000;

  /** Enough that not all of them are through in a moment. */
  private static final int SOME = 3_000;

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration AT_ONCE = Duration.ofMillis(2);

  private final LocalStack stack;
  private final Api api;
  private final Databases databases;
  private final Api.Operator source;
  private final Api.Operator destination;

  ResilienceTest(LocalStack stack) {
    this.stack = stack;
    this.api = new Api(stack);
    this.databases = new Databases(stack);
    api.reset();
    this.source = api.newOperator("source");
    this.destination = api.newOperator("destination");
  }

  @AfterEach
  void bothServicesAreReady() {
    await("both services")
        .atMost(SOON)
        .until(() -> stack.transfer().isReady() && stack.billing().isReady());
  }

  /** Ten thousand SIMs under one token, applied within seconds, charged to the day (T14). */
  @Test
  void tenThousandSimsChangeHandsByOneToken() {
    YearMonth month = YearMonth.from(api.now().atZone(ZoneOffset.UTC)).plusMonths(1);
    api.travelTo(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    ManySims sims = ManySims.register(databases, source, MANY);
    sims.awaitArrivalAt(1);

    api.travelTo(month.atDay(2).atTime(12, 0).toInstant(ZoneOffset.UTC));
    String token = source.offer(sims.imsis(), destination);
    assertThat(destination.accept(token)).hasSize(MANY);
    long accepted = System.nanoTime();
    sims.awaitArrivalAt(3);
    assertThat(Duration.ofNanos(System.nanoTime() - accepted)).isLessThan(Duration.ofSeconds(15));
    assertBothSidesAgree(sims);

    api.travelTo(month.atDay(4).atTime(12, 0).toInstant(ZoneOffset.UTC));
    assertThat(rowsByDay(source, month)).isEqualTo(Map.of(day(month, 1), MANY));
    assertThat(rowsByDay(destination, month))
        .isEqualTo(Map.of(day(month, 2), MANY, day(month, 3), MANY, day(month, 4), MANY));
  }

  @Test
  void billingDiesWhileTenThousandEventsArePushed() {
    ManySims sims = ManySims.register(databases, source, MANY);
    sims.awaitArrivalAt(1);

    source.offering(sims.imsis(), destination).fire();
    awaitSomeArrivalsAt(2, sims);
    stack.billing().kill();
    long arrived = sims.arrivedAt(2);
    String token = source.offer(sims.imsis(), destination);
    assertThat(destination.accept(token)).hasSize(MANY);
    stack.billing().start();
    stack.billing().awaitReady();

    assertThat(arrived).isBetween(1L, MANY - 1L);
    sims.awaitArrivalAt(3);
    assertBothSidesAgree(sims);
  }

  @Test
  void transferDiesRightAfterAnAcceptanceIsCommitted() {
    ManySims sims = ManySims.register(databases, source, SOME);
    sims.awaitArrivalAt(1);
    String token = source.offer(sims.imsis(), destination);
    awaitMailsTo(destination);

    destination.acceptance(token).fire();
    await("the commit")
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .pollInterval(AT_ONCE)
        .until(() -> sims.ownedBy(destination) == SOME);
    stack.transfer().kill();
    stack.transfer().start();
    stack.transfer().awaitReady();

    sims.awaitArrivalAt(3);
    assertBothSidesAgree(sims);
    // The client, which got no answer, repeats its call and learns what happened (T13).
    assertThat(destination.accept(token)).containsExactlyElementsOf(sims.imsis());
    assertThat(stack.mails().mailsTo(destination.email)).hasSize(1);
  }

  @Test
  void transferDiesRightAfterAnOfferIsCommitted() {
    List<String> imsis = List.of(source.newSim("plan-D"), source.newSim("plan-D"));

    source.offering(imsis, destination).fire();
    await("the commit")
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .pollInterval(AT_ONCE)
        .until(() -> openOffersTo(destination) == 1);
    stack.transfer().kill();
    stack.transfer().start();
    stack.transfer().awaitReady();

    awaitMailsTo(destination);
    // A second one only if the crash fell between the mail server's acceptance and its record.
    assertThat(stack.mails().mailsTo(destination.email)).hasSizeBetween(1, 2);
    String token = source.offer(imsis, destination);
    assertThat(openOffersTo(destination)).isEqualTo(1);
    assertThat(destination.accept(token)).containsExactlyInAnyOrderElementsOf(imsis);
  }

  @Test
  void theDatabaseRestartsWhileEventsArePushed() {
    ManySims sims = ManySims.register(databases, source, SOME);
    sims.awaitArrivalAt(1);

    source.offering(sims.imsis(), destination).fire();
    awaitSomeArrivalsAt(2, sims);
    stack.stopDatabase();
    stack.startDatabase();

    // The client, which got no answer, repeats its call and gets the token of the same offer (T13).
    await("the same offer")
        .atMost(SOON)
        .until(() -> source.offering(sims.imsis(), destination).send().status() == 200);
    String token = source.offer(sims.imsis(), destination);
    await("an acceptance")
        .atMost(SOON)
        .until(() -> destination.acceptance(token).send().status() == 200);
    sims.awaitArrivalAt(3);
    assertBothSidesAgree(sims);
    awaitMailsTo(destination);
    assertThat(stack.mails().mailsTo(destination.email)).hasSizeBetween(1, 2);
  }

  /**
   * Owner, status and last event of every SIM are the same on both sides; each of its three events
   * stands in the timeline once, the transfer as the source's end and the destination's beginning.
   */
  private void assertBothSidesAgree(ManySims sims) {
    int count = sims.imsis().size();
    await("an empty outbox").atMost(SOON).until(() -> sims.waiting() == 0);
    assertThat(sims.ownedBy(destination)).isEqualTo(count);
    assertThat(sims.asBillingHasThem()).isEqualTo(sims.asTransferHasThem());
    assertThat(sims.timeline())
        .containsExactly(
            "1 %1$d %1$d".formatted(count),
            "2 %1$d %1$d".formatted(count),
            "3 %d %d".formatted(2 * count, count));
  }

  private static void awaitSomeArrivalsAt(int sequence, ManySims sims) {
    await("some of the events, not all")
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .pollInterval(AT_ONCE)
        .until(() -> sims.arrivedAt(sequence) > 0);
  }

  private long openOffersTo(Api.Operator operator) {
    return databases.number(
        "transfer",
        """
        SELECT count(*)
        FROM sim_transfer
        WHERE destination_operator_id = ?
          AND status = 'open'
        """,
        operator.id);
  }

  private List<CaughtMail> awaitMailsTo(Api.Operator operator) {
    return await("a mail")
        .atMost(SOON)
        .until(() -> stack.mails().mailsTo(operator.email), mails -> !mails.isEmpty());
  }

  /** Rows of the basic charge in a month's file, by day. */
  private Map<String, Integer> rowsByDay(Api.Operator operator, YearMonth month) {
    Map<String, Integer> rows = new HashMap<>();
    BillingDetail.read(operator.download(DateTimeFormatter.ofPattern("yyyyMM").format(month)))
        .rows()
        .forEach(
            row -> {
              assertThat(row.get("billItemName")).isEqualTo("basicCharge-ready");
              rows.merge(row.get("date"), 1, Integer::sum);
            });
    return rows;
  }

  private static String day(YearMonth month, int day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(month.atDay(day));
  }
}
