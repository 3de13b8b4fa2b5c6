package io.simledger.transfer.sim;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, and whether a SIM must match all of it or any (A10). Nothing to look for
 * matches every SIM.
 */
record SearchTerms(List<Term> terms, boolean any) {
  private static final int MAX_TERMS = 50;
  private static final int MIN_LENGTH = 2;
  private static final int MAX_LENGTH = 1024;

  SearchTerms {
    if (terms.size() > MAX_TERMS) {
      throw new ApiException(ErrorCode.SEARCH_TOO_LARGE);
    }
  }

  /** The condition on a row of {@code sim}. */
  String condition() {
    if (terms.isEmpty()) {
      return "true";
    }
    List<String> conditions = new ArrayList<>(terms.size());
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      conditions.add("(" + term.field().condition(term.value(), bind(i)) + ")");
    }
    return conditions.stream().collect(Collectors.joining(any ? " OR " : " AND ", "(", ")"));
  }

  Map<String, String> binds() {
    Map<String, String> binds = new HashMap<>();
    for (int i = 0; i < terms.size(); i++) {
      binds.put(bind(i), terms.get(i).value());
    }
    return binds;
  }

  private static String bind(int index) {
    return "term" + index;
  }

  /** One value that one field is searched for. */
  record Term(SearchField field, String value) {
    Term {
      if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
        throw new ApiException(ErrorCode.PARAMETER_INVALID, field.parameter());
      }
    }
  }

  /** Collects the terms of a query. */
  static final class Collector {
    private final List<Term> terms = new ArrayList<>();

    /** Adds the values of one parameter, several of which may be separated by a comma. */
    Collector add(SearchField field, @Nullable List<String> values) {
      if (values != null) {
        values.stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .filter(value -> !value.isEmpty())
            .forEach(value -> terms.add(new Term(field, value)));
      }
      return this;
    }

    SearchTerms combined(@Nullable String searchType) {
      if (searchType == null || searchType.equalsIgnoreCase("and")) {
        return new SearchTerms(List.copyOf(terms), false);
      }
      if (searchType.equalsIgnoreCase("or")) {
        return new SearchTerms(List.copyOf(terms), true);
      }
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "search_type");
    }
  }
}
