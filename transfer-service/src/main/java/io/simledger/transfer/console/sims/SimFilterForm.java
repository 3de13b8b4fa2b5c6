package io.simledger.transfer.console.sims;

import io.simledger.transfer.console.TextValues;
import io.simledger.transfer.sim.SimSort;
import io.simledger.transfer.sim.SimTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the table of SIMs is narrowed and sorted by, as its address carries it. */
public class SimFilterForm {
  private static final String DEFAULT_SORT = "imsi";

  @RestQuery @Nullable String status;
  @RestQuery @Nullable String group;
  @RestQuery @Nullable String tag;

  @RestQuery("tag_value")
  @Nullable String tagValue;

  @RestQuery("q")
  @Nullable String text;

  @RestQuery @Nullable String sort;

  /** IMSI of the last SIM of the page before. */
  @RestQuery @Nullable String after;

  SimTable.Filter filter() {
    return new SimTable.Filter(
        getStatus(), getGroup(), getTag().strip(), getTagValue(), getText().strip());
  }

  SimSort sortOrder() {
    return SimSort.named(getSort());
  }

  public String getStatus() {
    return Objects.requireNonNullElse(status, "");
  }

  public String getGroup() {
    return Objects.requireNonNullElse(group, "");
  }

  public String getTag() {
    return Objects.requireNonNullElse(tag, "");
  }

  public String getTagValue() {
    return Objects.requireNonNullElse(tagValue, "");
  }

  public String getText() {
    return Objects.requireNonNullElse(text, "");
  }

  public String getSort() {
    return SimSort.named(Objects.requireNonNullElse(sort, "")).wireName();
  }

  public boolean isFiltered() {
    return !filter().equals(SimTable.Filter.ALL);
  }

  public boolean isFirstPage() {
    return after == null || after.isEmpty();
  }

  /** The same table from its beginning, sorted by a column, or the other way round if it is so. */
  public String sortedBy(String column) {
    return address(isSortedBy(column) && !isDescending() ? "-" + column : column, "");
  }

  public boolean isSortedBy(String column) {
    return sortOrder().by().wireName().equals(column);
  }

  public boolean isDescending() {
    return sortOrder().isDescending();
  }

  /** The page after an IMSI. */
  public String pageAfter(String imsi) {
    return address(getSort(), imsi);
  }

  private String address(String sortedBy, String afterImsi) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("q", getText());
    query.put("status", getStatus());
    query.put("group", getGroup());
    query.put("tag", getTag());
    query.put("tag_value", getTagValue());
    query.put("sort", sortedBy.equals(DEFAULT_SORT) ? "" : sortedBy);
    query.put("after", afterImsi);
    String text =
        query.entrySet().stream()
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(
                parameter -> parameter.getKey() + "=" + TextValues.urlEncoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return text.isEmpty() ? "/console/sims" : "/console/sims?" + text;
  }
}
