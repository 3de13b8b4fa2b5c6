package io.simledger.transfer.sim;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which SIMs are listed; several values of one parameter are separated by {@code |}. */
class SimFilter {
  private static final Set<String> STATUSES =
      Stream.concat(
              Arrays.stream(SimStatus.values()).map(SimStatus::wireName),
              // Statuses of SIMs that no operator has yet: known, and never found.
              Stream.of("instock", "shipped"))
          .collect(Collectors.toUnmodifiableSet());

  @RestQuery("status_filter")
  @Nullable String statusFilter;

  @RestQuery("speed_class_filter")
  @Nullable String speedClassFilter;

  @RestQuery("serial_number_filter")
  @Nullable String serialNumberFilter;

  @RestQuery("tag_name")
  @Nullable String tagName;

  @RestQuery("tag_value")
  @Nullable String tagValue;

  @RestQuery("tag_value_match_mode")
  @Nullable String tagValueMatchMode;

  String[] statuses() {
    String[] statuses = split(statusFilter);
    if (!STATUSES.containsAll(Set.of(statuses))) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "status_filter");
    }
    return statuses;
  }

  String[] speedClasses() {
    return split(speedClassFilter);
  }

  String[] serialNumbers() {
    return split(serialNumberFilter);
  }

  TagFilter tag() {
    return TagFilter.of(tagName, tagValue, tagValueMatchMode);
  }

  private static String[] split(@Nullable String values) {
    return values == null
        ? new String[0]
        : Arrays.stream(values.split("\\|", -1))
            .filter(value -> !value.isEmpty())
            .distinct()
            .toArray(String[]::new);
  }
}
