package io.simledger.transfer.sim;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for (A7). */
class PageQuery {
  private static final int MAX_LIMIT = 100;

  @RestQuery
  @Min(1)
  @Max(MAX_LIMIT)
  @Nullable Integer limit;

  @RestQuery("last_evaluated_key")
  @Nullable String lastEvaluatedKey;

  int limit() {
    return limitOr(MAX_LIMIT);
  }

  int limitOr(int otherwise) {
    return limit == null ? otherwise : limit;
  }
}
