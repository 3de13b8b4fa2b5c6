package io.simledger.transfer.batch;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.sim.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a list of SIMs as people have it: an IMSI, a SIM ID or a range of IMSIs in each line. */
@ApplicationScoped
public class ListedSims {
  private static final Pattern LINE =
      Pattern.compile(
          "(?<imsi>[0-9]{15})(?:\\s*(?:-|–|\\.\\.)\\s*(?<last>[0-9]{15}))?|(?<simId>[0-9]{19})");
  private static final int MAX_LINES = 50_000;
  private static final int MAX_PROBLEMS = 100;

  private final Sql sql;
  private final BatchConfig config;

  ListedSims(Sql sql, BatchConfig config) {
    this.sql = sql;
    this.config = config;
  }

  /** What is wrong with a line. */
  public enum Fault {
    MALFORMED,
    UNKNOWN,
    RANGE,
    REPEATED
  }

  /** A line that cannot be used, by its number from 1. */
  public record Problem(int line, Fault fault) {}

  /**
   * What was found.
   *
   * @param problems the first of them
   * @param problemCount how many there are
   */
  public record Found(List<String> imsis, List<Problem> problems, int problemCount) {}

  /** Both ends belong to the range, as people mean it. */
  private record Range(int line, String first, String last) {}

  /** Looks every line up; empty lines do not count. */
  @Transactional
  public Found read(Owner owner, String text) {
    // One more tells that there are too many; a text of nothing but lines has millions.
    List<String> lines = text.lines().limit(MAX_LINES + 1).toList();
    if (lines.size() > MAX_LINES) {
      throw new ApiException(ErrorCode.SELECTION_TOO_LARGE);
    }
    Entries entries = new Entries(config.maxSims());
    for (int i = 0; i < lines.size(); i++) {
      entries.add(i + 1, lines.get(i));
    }
    TreeSet<String> found = new TreeSet<>();
    found.addAll(lookUp(owner, "imsi", entries.imsis, entries.faults));
    found.addAll(lookUp(owner, "sim_id", entries.simIds, entries.faults));
    found.addAll(inRanges(owner, entries.ranges, entries.faults));
    return new Found(List.copyOf(found), entries.firstProblems(), entries.faults.size());
  }

  /** What the lines say, before anybody knows whether there are such SIMs. */
  private static final class Entries {
    private final Map<String, Integer> imsis = new TreeMap<>();
    private final Map<String, Integer> simIds = new TreeMap<>();
    private final List<Range> ranges = new ArrayList<>();
    private final Map<Integer, Fault> faults = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final int maxRange;

    Entries(int maxRange) {
      this.maxRange = maxRange;
    }

    void add(int line, String text) {
      // Lists often come out of a table: what follows the first column is not read.
      String entry = text.strip().split("[,;\t]", 2)[0].replace("\"", "").strip();
      if (entry.isEmpty()) {
        return;
      }
      Matcher matcher = LINE.matcher(entry);
      if (!matcher.matches()) {
        faults.put(line, Fault.MALFORMED);
      } else if (!seen.add(entry)) {
        faults.put(line, Fault.REPEATED);
      } else if (matcher.group("simId") != null) {
        simIds.put(entry, line);
      } else if (matcher.group("last") == null) {
        imsis.put(entry, line);
      } else {
        addRange(new Range(line, matcher.group("imsi"), matcher.group("last")));
      }
    }

    private void addRange(Range range) {
      long more = Long.parseLong(range.last()) - Long.parseLong(range.first());
      if (more < 0 || more >= maxRange) {
        faults.put(range.line(), Fault.RANGE);
      } else {
        ranges.add(range);
      }
    }

    List<Problem> firstProblems() {
      return faults.entrySet().stream()
          .limit(MAX_PROBLEMS)
          .map(fault -> new Problem(fault.getKey(), fault.getValue()))
          .toList();
    }
  }

  private List<String> lookUp(
      Owner owner, String column, Map<String, Integer> keys, Map<Integer, Fault> faults) {
    Map<String, String> imsiOfKey = new TreeMap<>();
    sql.query(
        """
        SELECT
          sim.%1$s,
          sim.imsi
        FROM unnest(CAST(:keys AS text[])) AS named (key)
        JOIN sim ON sim.%1$s = named.key
        WHERE sim.operator_id = :operatorId
          AND sim.coverage_type = :coverageType
        """
            .formatted(column),
        Map.of(
            "keys", keys.keySet().toArray(String[]::new),
            "operatorId", owner.operatorId(),
            "coverageType", owner.coverageType().wireName()),
        row -> imsiOfKey.put((String) row[0], (String) row[1]));
    keys.forEach(
        (key, line) -> {
          if (!imsiOfKey.containsKey(key)) {
            faults.put(line, Fault.UNKNOWN);
          }
        });
    return List.copyOf(imsiOfKey.values());
  }

  /** Ranges that overlap are looked up once. */
  private List<String> inRanges(Owner owner, List<Range> ranges, Map<Integer, Fault> faults) {
    List<Range> apart = apart(ranges);
    TreeSet<String> found =
        new TreeSet<>(
            sql.query(
                """
                SELECT
                  sim.imsi
                FROM unnest(CAST(:first AS text[]), CAST(:last AS text[])) AS named (first, last)
                JOIN sim ON sim.imsi BETWEEN named.first AND named.last
                WHERE sim.operator_id = :operatorId
                  AND sim.coverage_type = :coverageType
                """,
                Map.of(
                    "operatorId", owner.operatorId(),
                    "coverageType", owner.coverageType().wireName(),
                    "first", apart.stream().map(Range::first).toArray(String[]::new),
                    "last", apart.stream().map(Range::last).toArray(String[]::new)),
                row -> (String) row[0]));
    for (Range range : ranges) {
      if (found.subSet(range.first(), true, range.last(), true).isEmpty()) {
        faults.put(range.line(), Fault.UNKNOWN);
      }
    }
    return List.copyOf(found);
  }

  /** The same IMSIs in ranges of which no two overlap. */
  private static List<Range> apart(List<Range> ranges) {
    List<Range> apart = new ArrayList<>();
    for (Range range : ranges.stream().sorted(Comparator.comparing(Range::first)).toList()) {
      Range before = apart.isEmpty() ? null : apart.get(apart.size() - 1);
      if (before == null || range.first().compareTo(before.last()) > 0) {
        apart.add(range);
      } else if (range.last().compareTo(before.last()) > 0) {
        apart.set(apart.size() - 1, new Range(before.line(), before.first(), range.last()));
      }
    }
    return apart;
  }
}
