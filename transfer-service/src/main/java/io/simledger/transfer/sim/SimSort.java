package io.simledger.transfer.sim;

import java.util.Arrays;
import java.util.Locale;

/** By what a table of SIMs is sorted, and in which direction; equal ones by IMSI. */
public record SimSort(Column by, boolean isDescending) {
  private static final String DESCENDING = "-";

  /** The sort of a name, after a {@code -} if it is descending; by IMSI for any other. */
  public static SimSort named(String name) {
    boolean isDescending = name.startsWith(DESCENDING);
    String column = isDescending ? name.substring(1) : name;
    return Arrays.stream(Column.values())
        .filter(known -> known.wireName().equals(column))
        .findFirst()
        .map(known -> new SimSort(known, isDescending))
        .orElse(new SimSort(Column.IMSI, false));
  }

  public String wireName() {
    return isDescending ? DESCENDING + by.wireName() : by.wireName();
  }

  /** A column that can be sorted by. */
  public enum Column {
    IMSI("sim.imsi"),
    NAME("coalesce(sim.tags ->> 'name', '')"),
    STATUS("sim.status"),
    GROUP("coalesce(CAST(sim.group_id AS text), '')"),
    SUBSCRIPTION("sim.subscription"),
    SPEED_CLASS("sim.speed_class");

    private final String expression;

    Column(String expression) {
      this.expression = expression;
    }

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** In SQL. */
    String expression() {
      return expression;
    }
  }
}
