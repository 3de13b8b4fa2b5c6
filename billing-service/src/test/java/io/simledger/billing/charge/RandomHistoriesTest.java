package io.simledger.billing.charge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestCharges;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestRating;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.intake.EventBatch;
import io.simledger.billing.intake.EventSink;
import io.simledger.billing.intake.SimEvent;
import io.simledger.billing.intake.UsageRecord;
import io.simledger.billing.intake.UsageSink;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * B1, B5, B7, B12, T14 on random histories, against an {@link Oracle}: whatever happens to SIMs, in
 * whatever batches and order it becomes known, however often it is repeated and rated in between.
 */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class RandomHistoriesTest {
  private static final Logger LOG = Logger.getLogger(RandomHistoriesTest.class);
  private static final int SIMS = 1_200;
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");
  private static final Instant NOW =
      RandomHistory.END.atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(1);

  @Inject EventSink events;
  @Inject UsageSink usage;
  @Inject DailyRating rating;
  @Inject BillingAccounts accounts;
  @Inject TestCharges charges;
  @Inject TestRating testRating;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final List<String> operators =
      IntStream.range(0, 5).mapToObj(i -> TestSim.freshOperator()).toList();

  @Test
  void everyDayAndMonthIsChargedToItsPayerAsTheRulesSay() {
    LOG.infof("seed %d", seed);
    List<RandomHistory> histories = histories();

    deliver(
        histories, event -> true, record -> true, () -> NOW.minusSeconds(random.nextInt(691_200)));
    operators.forEach(operator -> rating.rateUpTo(charges.account(operator), NOW));
    List<String> charged = charged();
    assertThat(charged).as("seed %d", seed).isEqualTo(expected(histories));

    for (String operator : operators) {
      charges.change(
          "INSERT INTO rating_due (account_id, day, onwards) VALUES (:account, '2026-01-28', true)",
          operator);
      rating.rateUpTo(charges.account(operator), NOW);
    }
    assertThat(charged()).as("rated anew, seed %d", seed).isEqualTo(charged);
  }

  /** B12: day by day, as it happens and with bills asked for in between, comes to the same. */
  @Test
  void theScheduleComesToTheSameDayByDay() {
    LOG.infof("seed %d", seed);
    List<RandomHistory> histories = histories();
    testRating.scheduleFrom(RandomHistory.FIRST.toString());
    RandomHistory.FIRST
        .datesUntil(RandomHistory.END)
        .forEach(
            day -> {
              deliver(
                  histories,
                  event -> dayOf(event.occurrence().occurredAt()).equals(day),
                  record -> dayOf(record.usedAt()).equals(day),
                  () -> start(day).plusSeconds(random.nextInt(86_400)));
              rating.rateDue(start(day.plusDays(1)));
            });
    assertThat(charged()).as("seed %d", seed).isEqualTo(expected(histories));
  }

  /** T14: nothing is lost and nothing paid twice when SIMs change hands. */
  @Test
  void whatTheOwnersOfASimPayTogetherIsWhatOneWouldHavePaid() {
    LOG.infof("seed %d", seed);
    List<RandomHistory> histories =
        IntStream.range(0, SIMS).mapToObj(i -> RandomHistory.lawful(random, operators)).toList();

    deliver(histories, event -> true, record -> true, () -> NOW);
    operators.forEach(operator -> rating.rateUpTo(charges.account(operator), NOW));
    List<String> together = charged().stream().map(line -> line.split(" ", 2)[1]).toList();
    histories.forEach(
        history ->
            history.held.replaceAll(
                held -> new Oracle.Held(held.from(), operators.get(0), held.status())));
    assertThat(together)
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(
            expected(histories).stream().map(line -> line.split(" ", 2)[1]).toList());
  }

  private List<RandomHistory> histories() {
    return IntStream.range(0, SIMS).mapToObj(i -> RandomHistory.wild(random, operators)).toList();
  }

  /**
   * In batches of random size, SIMs and usage in any order, the events of a SIM in their own; some
   * twice; and with somebody asking for a bill now and then.
   */
  private void deliver(
      List<RandomHistory> histories,
      Predicate<SimEvent> events,
      Predicate<UsageRecord> usage,
      Supplier<Instant> asked) {
    List<List<SimEvent>> streams =
        histories.stream()
            .map(history -> history.events.stream().filter(events).toList())
            .filter(stream -> !stream.isEmpty())
            .map(stream -> (List<SimEvent>) new ArrayList<>(stream))
            .collect(Collectors.toCollection(ArrayList::new));
    List<UsageRecord> records =
        histories.stream()
            .flatMap(history -> history.usage.stream())
            .filter(usage)
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(records, random);
    while (!streams.isEmpty() || !records.isEmpty()) {
      push(nextEvents(streams));
      if (streams.isEmpty() || random.nextBoolean()) {
        report(take(records, 1 + random.nextInt(900)));
      }
      if (random.nextInt(4) == 0) {
        String operator = operators.get(random.nextInt(operators.size()));
        Instant then = asked.get();
        accounts
            .find(operator, Coverage.JP)
            .ifPresent(account -> rating.rateUpTo(account.id(), then));
      }
    }
  }

  private void push(List<SimEvent> batch) {
    if (!batch.isEmpty()) {
      assertThat(events.apply(new EventBatch(batch, List.of())).refused()).isEmpty();
      assertThat(events.apply(new EventBatch(batch.subList(0, 1), List.of())).duplicates())
          .isEqualTo(1);
    }
  }

  private void report(List<UsageRecord> batch) {
    if (!batch.isEmpty()) {
      batch.add(batch.get(0));
      assertThat(usage.add(batch).duplicates()).hasSize(1);
    }
  }

  private List<SimEvent> nextEvents(List<List<SimEvent>> streams) {
    List<SimEvent> batch = new ArrayList<>();
    int size = 1 + random.nextInt(800);
    while (batch.size() < size && !streams.isEmpty()) {
      List<SimEvent> stream = streams.remove(random.nextInt(streams.size()));
      batch.addAll(take(stream, 1 + random.nextInt(stream.size())));
      if (!stream.isEmpty()) {
        streams.add(stream);
      }
    }
    return batch;
  }

  private static <T> List<T> take(List<T> from, int count) {
    List<T> head = from.subList(0, Math.min(count, from.size()));
    List<T> taken = new ArrayList<>(head);
    head.clear();
    return taken;
  }

  private List<String> charged() {
    return operators.stream()
        .flatMap(operator -> charges.of(operator).stream().map(line -> operator + " " + line))
        .sorted()
        .toList();
  }

  private static List<String> expected(List<RandomHistory> histories) {
    List<String> lines = new ArrayList<>();
    for (RandomHistory history : histories) {
      RandomHistory.FIRST
          .datesUntil(RandomHistory.END)
          .forEach(
              day -> {
                if (history.subscription.isByTheDay()) {
                  Oracle.basicCharge(history.held, day)
                      .ifPresent(price -> lines.add(line(history, day, price)));
                }
                Oracle.changes(history.subscription, history.held, day).stream()
                    .collect(Collectors.groupingBy(change -> change, Collectors.counting()))
                    .forEach(
                        (change, count) ->
                            lines.add(
                                line(
                                    change.operator(),
                                    DAY.format(day),
                                    history,
                                    change.price(),
                                    BigDecimal.valueOf(count))));
              });
      for (YearMonth month :
          List.of(YearMonth.from(RandomHistory.FIRST), YearMonth.from(RandomHistory.END))) {
        Oracle.monthlyFee(history.subscription, history.held, month)
            .ifPresent(
                price ->
                    lines.add(
                        line(
                            payer(history, month.atEndOfMonth()),
                            MONTH.format(month),
                            history,
                            price,
                            BigDecimal.ONE)));
      }
      quantities(history).forEach((used, quantity) -> lines.addAll(line(history, used, quantity)));
    }
    Collections.sort(lines);
    return lines;
  }

  /** What an operator pays of an item and date together. */
  private record Used(String operator, String date, Oracle.Metered item) {}

  /** Usage of a day that nobody pays waits. */
  private static Map<Used, BigDecimal> quantities(RandomHistory history) {
    Map<Used, BigDecimal> quantities = new HashMap<>();
    for (UsageRecord record : history.usage) {
      LocalDate day = dayOf(record.usedAt());
      Oracle.Metered item =
          Oracle.METERED.stream()
              .filter(metered -> metered.name().equals(record.itemName()))
              .findFirst()
              .orElseThrow();
      Oracle.payer(history.held, day)
          .ifPresent(
              payer ->
                  quantities.merge(
                      new Used(payer, (item.byMonth() ? MONTH : DAY).format(day), item),
                      record.quantity(),
                      BigDecimal::add));
    }
    return quantities;
  }

  private static List<String> line(RandomHistory history, Used used, BigDecimal quantity) {
    BigDecimal beyond = quantity.subtract(BigDecimal.valueOf(used.item().included()));
    Oracle.Price price =
        new Oracle.Price(used.item().name(), 0, new BigDecimal(used.item().price()));
    return beyond.signum() > 0
        ? List.of(line(used.operator(), used.date(), history, price, beyond))
        : List.of();
  }

  private static String line(RandomHistory history, LocalDate day, Oracle.Price price) {
    return line(payer(history, day), DAY.format(day), history, price, BigDecimal.ONE);
  }

  private static String line(
      String operator,
      String date,
      RandomHistory history,
      Oracle.Price price,
      BigDecimal quantity) {
    return "%s %s %s %s %s x %s = %s"
        .formatted(
            operator,
            date,
            history.sim.imsiText(),
            price.item(),
            price.amount().toPlainString(),
            quantity.toPlainString(),
            price.amount().multiply(quantity).stripTrailingZeros().toPlainString());
  }

  private static String payer(RandomHistory history, LocalDate day) {
    return Oracle.payer(history.held, day).orElseThrow();
  }

  private static LocalDate dayOf(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
