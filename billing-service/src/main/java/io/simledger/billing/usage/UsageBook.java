package io.simledger.billing.usage;

import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.OpenAccounts;
import io.simledger.billing.intake.UsageRecord;
import io.simledger.billing.intake.UsageResult;
import io.simledger.billing.intake.UsageResult.Reason;
import io.simledger.billing.intake.UsageResult.Refused;
import io.simledger.billing.intake.UsageSink;
import io.simledger.billing.platform.MonthPartitions;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.pricing.BillItem;
import io.simledger.billing.pricing.ItemSource;
import io.simledger.billing.pricing.Items;
import io.simledger.billing.timeline.Payers;
import io.simledger.billing.timeline.Payers.SimDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Books usage on the account that pays the day, every record once. */
@ApplicationScoped
class UsageBook implements UsageSink {
  private final UsageTables tables;
  private final Resources resources;
  private final Items items;
  private final Payers payers;
  private final BillingAccounts accounts;
  private final MonthPartitions partitions;
  private final UsageConfig config;
  private final InstantSource clock;
  private final Retry retry;

  UsageBook(
      UsageTables tables,
      Resources resources,
      Items items,
      Payers payers,
      BillingAccounts accounts,
      MonthPartitions partitions,
      UsageConfig config,
      InstantSource clock,
      Retry retry) {
    this.tables = tables;
    this.resources = resources;
    this.items = items;
    this.payers = payers;
    this.accounts = accounts;
    this.partitions = partitions;
    this.config = config;
    this.clock = clock;
    this.retry = retry;
  }

  @Override
  public UsageResult add(List<UsageRecord> records) {
    List<Refused> refused = new ArrayList<>();
    List<UUID> repeated = new ArrayList<>();
    Map<String, BillItem> known =
        items.named(records.stream().map(UsageRecord::itemName).distinct().toList());
    List<UsageRecord> taken = taken(records, known, refused, repeated);
    if (taken.isEmpty()) {
      return new UsageResult(0, 0, repeated, refused);
    }
    partitions.ensure(months(taken));
    return retry.inTransaction(() -> book(taken, known, repeated, refused));
  }

  /** Those that may be booked, one of each id. */
  private List<UsageRecord> taken(
      List<UsageRecord> records,
      Map<String, BillItem> known,
      List<Refused> refused,
      List<UUID> repeated) {
    Instant now = clock.instant();
    Map<UUID, UsageRecord> taken = new LinkedHashMap<>();
    for (UsageRecord record : records) {
      @Nullable Reason reason = reasonAgainst(record, known.get(record.itemName()), now);
      if (reason != null) {
        refused.add(new Refused(record.recordId(), reason));
        continue;
      }
      @Nullable UsageRecord first = taken.putIfAbsent(record.recordId(), record);
      if (first != null && first.digest() == record.digest()) {
        repeated.add(record.recordId());
      } else if (first != null) {
        refused.add(new Refused(record.recordId(), Reason.CONFLICT));
      }
    }
    return List.copyOf(taken.values());
  }

  private static @Nullable Reason reasonAgainst(
      UsageRecord record, @Nullable BillItem item, Instant now) {
    if (item == null || item.definition().source() != ItemSource.USAGE) {
      return Reason.UNKNOWN_ITEM;
    }
    if (record.usedAt().isAfter(now)) {
      return Reason.TIME;
    }
    boolean whole = record.quantity().stripTrailingZeros().scale() <= 0;
    return item.definition().countsWholeUnits() && !whole ? Reason.QUANTITY : null;
  }

  private UsageResult book(
      List<UsageRecord> records,
      Map<String, BillItem> known,
      List<UUID> repeated,
      List<Refused> refused) {
    tables.keepOwners();
    List<Booking> asked = bookings(records, known);
    Set<UUID> unpriced = unpriced(asked);
    List<Booking> bookings =
        asked.stream().filter(b -> !unpriced.contains(b.record().recordId())).toList();
    accounts.keepMonthsOpen(
        bookings.stream().map(Booking::accountId).filter(Objects::nonNull).toList());
    Set<UUID> seen =
        bookings.size() < config.stageFrom()
            ? tables.bookSmall(bookings)
            : tables.bookLarge(bookings);
    int unassigned =
        (int)
            bookings.stream()
                .filter(b -> b.accountId() == null && !seen.contains(b.record().recordId()))
                .count();
    List<UUID> duplicates = new ArrayList<>(repeated);
    List<Refused> allRefused = new ArrayList<>(refused);
    unpriced.forEach(id -> allRefused.add(new Refused(id, Reason.UNKNOWN_ITEM)));
    tellApart(seen, records, duplicates, allRefused);
    return new UsageResult(bookings.size() - seen.size(), unassigned, duplicates, allRefused);
  }

  /**
   * New records of items that nothing is ever charged for where they were used. One that was taken
   * before, when it was not known who pays it, is a repeat like any other.
   */
  private Set<UUID> unpriced(List<Booking> bookings) {
    Set<UUID> unpriced = tables.unpriced(bookings);
    if (!unpriced.isEmpty()) {
      unpriced.removeAll(tables.digests(unpriced).keySet());
    }
    return unpriced;
  }

  /** Records seen before are duplicates, or conflicts if their content is another one. */
  private void tellApart(
      Set<UUID> seen, List<UsageRecord> records, List<UUID> duplicates, List<Refused> refused) {
    if (seen.isEmpty()) {
      return;
    }
    Map<UUID, Long> digests = tables.digests(seen);
    for (UsageRecord record : records) {
      @Nullable Long digest = digests.get(record.recordId());
      if (digest != null && digest == record.digest()) {
        duplicates.add(record.recordId());
      } else if (digest != null) {
        refused.add(new Refused(record.recordId(), Reason.CONFLICT));
      }
    }
  }

  private List<Booking> bookings(List<UsageRecord> records, Map<String, BillItem> known) {
    Map<SimDay, Payers.Payer> simPayers =
        payers.of(
            records.stream()
                .filter(record -> record.kind() == UsageRecord.KIND_SIM)
                .map(UsageBook::simDay)
                .collect(Collectors.toSet()));
    OpenAccounts owners =
        accounts.ensure(
            records.stream().map(UsageRecord::owner).filter(Objects::nonNull).distinct().toList());
    Map<Resources.Key, Long> others =
        resources.ensure(
            records.stream()
                .filter(record -> record.owner() != null)
                .filter(record -> record.kind() != UsageRecord.KIND_ACCOUNT)
                .map(record -> resourceKey(record, owners))
                .distinct()
                .toList());
    return records.stream()
        .map(record -> booking(record, itemId(record, known), simPayers, owners, others))
        .toList();
  }

  private static short itemId(UsageRecord record, Map<String, BillItem> known) {
    return Objects.requireNonNull(known.get(record.itemName()), "item").id();
  }

  private static Booking booking(
      UsageRecord record,
      short itemId,
      Map<SimDay, Payers.Payer> simPayers,
      OpenAccounts owners,
      Map<Resources.Key, Long> others) {
    if (record.kind() == UsageRecord.KIND_SIM) {
      Payers.@Nullable Payer payer = simPayers.get(simDay(record));
      return payer == null
          ? new Booking(record, null, 0, itemId)
          : new Booking(record, payer.accountId(), payer.simId(), itemId);
    }
    Resources.Key key = resourceKey(record, owners);
    return new Booking(record, key.accountId(), others.getOrDefault(key, 0L), itemId);
  }

  private static SimDay simDay(UsageRecord record) {
    return new SimDay(Long.parseLong(record.externalId()), Booking.dayOf(record));
  }

  private static Resources.Key resourceKey(UsageRecord record, OpenAccounts owners) {
    return new Resources.Key(
        owners.id(Objects.requireNonNull(record.owner(), "owner")),
        record.kind(),
        record.externalId());
  }

  /** Months of the records, and the present one, which takes what is late for a closed one. */
  private Set<YearMonth> months(List<UsageRecord> records) {
    Set<YearMonth> months = new TreeSet<>();
    records.forEach(record -> months.add(YearMonth.from(Booking.dayOf(record))));
    months.add(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)));
    return months;
  }
}
