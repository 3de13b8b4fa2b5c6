package io.simledger.transfer.sim;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What {@code /query/subscribers} looks for. */
class SubscriberSearch {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 100;

  @RestQuery @Nullable List<String> name;

  @RestQuery @Nullable List<String> group;

  @RestQuery @Nullable List<String> imsi;

  @RestQuery @Nullable List<String> msisdn;

  @RestQuery @Nullable List<String> iccid;

  @RestQuery("serial_number")
  @Nullable List<String> serialNumber;

  @RestQuery @Nullable List<String> tag;

  @RestQuery @Nullable List<String> subscription;

  @RestQuery("module_type")
  @Nullable List<String> moduleType;

  @RestQuery("search_type")
  @Nullable String searchType;

  @RestQuery
  @Min(1)
  @Max(MAX_LIMIT)
  @Nullable Integer limit;

  @RestQuery("last_evaluated_key")
  @Nullable String lastEvaluatedKey;

  int limit() {
    return limit == null ? DEFAULT_LIMIT : limit;
  }

  SearchTerms terms() {
    return collected(new SearchTerms.Collector()).combined(searchType);
  }

  SearchTerms.Collector collected(SearchTerms.Collector terms) {
    return terms
        .add(SearchField.NAME, name)
        .add(SearchField.GROUP, group)
        .add(SearchField.IMSI, imsi)
        .add(SearchField.MSISDN, msisdn)
        .add(SearchField.ICCID, iccid)
        .add(SearchField.SERIAL_NUMBER, serialNumber)
        .add(SearchField.TAG, tag)
        .add(SearchField.SUBSCRIPTION, subscription)
        .add(SearchField.MODULE_TYPE, moduleType);
  }
}
