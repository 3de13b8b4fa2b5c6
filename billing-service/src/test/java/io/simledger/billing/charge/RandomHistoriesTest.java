package io.simledger.billing.charge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestCharges;
import io.simledger.billing.TestParts;
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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * B1, B5, T14 on random histories, against an {@link Oracle}: whatever happens to SIMs, in whatever
 * batches and order it becomes known, however often it is repeated and rated in between.
 */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class RandomHistoriesTest {
  private static final Logger LOG = Logger.getLogger(RandomHistoriesTest.class);
  private static final int SIMS = 1_200;
  private static final Instant NOW =
      RandomHistory.END.atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(1);

  @Inject EventSink events;
  @Inject UsageSink usage;
  @Inject DailyRating rating;
  @Inject BillingAccounts accounts;
  @Inject TestCharges charges;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final List<String> operators =
      IntStream.range(0, 5).mapToObj(i -> TestSim.freshOperator()).toList();

  @Test
  void everyDayIsChargedToItsPayerAsTheRulesSay() {
    LOG.infof("seed %d", seed);
    List<RandomHistory> histories =
        IntStream.range(0, SIMS).mapToObj(i -> new RandomHistory(random, operators)).toList();

    deliver(histories);
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

  /**
   * In batches of random size, SIMs and usage in any order, the events of a SIM in their own; some
   * twice; and with somebody asking for a bill now and then.
   */
  private void deliver(List<RandomHistory> histories) {
    List<List<SimEvent>> streams =
        histories.stream()
            .map(history -> (List<SimEvent>) new ArrayList<>(history.events))
            .collect(Collectors.toCollection(ArrayList::new));
    List<UsageRecord> records =
        histories.stream()
            .flatMap(history -> history.usage.stream())
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(records, random);
    while (!streams.isEmpty() || !records.isEmpty()) {
      push(nextEvents(streams));
      if (streams.isEmpty() || random.nextBoolean()) {
        report(take(records, 1 + random.nextInt(900)));
      }
      if (random.nextInt(4) == 0) {
        String operator = operators.get(random.nextInt(operators.size()));
        Instant then = NOW.minusSeconds(random.nextInt(8 * 86_400));
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
              day ->
                  Oracle.basicCharge(history.held, day)
                      .ifPresent(
                          price ->
                              lines.add(
                                  line(
                                      history,
                                      day,
                                      price.item(),
                                      price.amount(),
                                      BigDecimal.ONE))));
      quantities(history)
          .forEach(
              (day, quantity) ->
                  lines.add(
                      line(history, day, RandomHistory.ITEM, new BigDecimal("0.0009"), quantity)));
    }
    Collections.sort(lines);
    return lines;
  }

  /** By day; usage of a day that nobody pays waits. */
  private static SortedMap<LocalDate, BigDecimal> quantities(RandomHistory history) {
    SortedMap<LocalDate, BigDecimal> quantities = new TreeMap<>();
    for (UsageRecord record : history.usage) {
      LocalDate day = record.usedAt().atOffset(ZoneOffset.UTC).toLocalDate();
      if (Oracle.payer(history.held, day).isPresent()) {
        quantities.merge(day, record.quantity(), BigDecimal::add);
      }
    }
    return quantities;
  }

  private static String line(
      RandomHistory history, LocalDate day, String item, BigDecimal price, BigDecimal quantity) {
    return "%s %s %s %s %s x %s = %s"
        .formatted(
            Oracle.payer(history.held, day).orElseThrow(),
            day.format(DateTimeFormatter.BASIC_ISO_DATE),
            history.sim.imsiText(),
            item,
            price.toPlainString(),
            quantity.toPlainString(),
            new BigDecimal(price.multiply(quantity).stripTrailingZeros().toPlainString())
                .toPlainString());
  }
}
