package io.simledger.billing;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.charge.DailyRating;
import io.simledger.billing.intake.UsageRecord;
import io.simledger.billing.intake.UsageSink;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import io.simledger.usage.v1.ResourceType;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports usage, has days rated, and says what was charged. */
@ApplicationScoped
public class TestRating {
  private final UsageSink usage;
  private final DailyRating rating;
  private final TestCharges charges;
  private final Sql sql;
  private final Retry retry;

  TestRating(UsageSink usage, DailyRating rating, TestCharges charges, Sql sql, Retry retry) {
    this.usage = usage;
    this.rating = rating;
    this.charges = charges;
    this.sql = sql;
    this.retry = retry;
  }

  /** A SIM used an item. */
  public void use(TestSim sim, String item, String quantity, String time) {
    use(UsageRecord.KIND_SIM, sim.imsiText(), item, quantity, time, null);
  }

  /** Another resource of an account of Japan coverage used an item. */
  public void use(
      String operatorId, ResourceType type, String id, String item, String quantity, String time) {
    use(
        (short) type.getNumber(),
        id,
        item,
        quantity,
        time,
        new BillingAccount.Key(operatorId, Coverage.JP));
  }

  /** Charges up to a moment, as {@link TestCharges#of} but without IMSIs, which always differ. */
  public List<String> rated(String operatorId, String now) {
    return rated(operatorId, Coverage.JP, now);
  }

  public List<String> rated(String operatorId, Coverage coverage, String now) {
    rating.rateUpTo(charges.account(operatorId, coverage), Instant.parse(now));
    return lines(operatorId, coverage);
  }

  /** The schedule begins with a day, as if it had rated nothing from there on. */
  public void scheduleFrom(String day) {
    retry.inTransaction(
        () ->
            sql.update(
                "UPDATE rating_progress SET next_day = CAST(:day AS date)", Map.of("day", day)));
  }

  /** Lets the schedule rate the days {@code [firstDay, now)}. */
  public List<String> ratedBySchedule(String operatorId, String firstDay, String now) {
    scheduleFrom(firstDay);
    rating.rateDue(Instant.parse(now));
    return lines(operatorId);
  }

  public List<String> lines(String operatorId) {
    return lines(operatorId, Coverage.JP);
  }

  private List<String> lines(String operatorId, Coverage coverage) {
    return charges.of(operatorId, coverage).stream()
        .map(line -> line.replaceFirst(" [0-9]{15} ", " "))
        .toList();
  }

  private void use(
      short kind,
      String id,
      String item,
      String quantity,
      String time,
      BillingAccount.@Nullable Key owner) {
    UUID recordId = UUID.randomUUID();
    usage.add(
        List.of(
            new UsageRecord(
                recordId,
                recordId.getMostSignificantBits(),
                kind,
                id,
                item,
                Instant.parse(time),
                new BigDecimal(quantity),
                owner)));
  }
}
