package io.simledger.billing.pricing;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used, with everything that is wrong in it. Nothing of it was loaded. */
final class BookException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // a list of records of plain values
  private final List<BookProblem> problems;

  BookException(List<BookProblem> problems) {
    super(
        problems.stream().map(BookProblem::toString).collect(Collectors.joining("\n  ", "  ", "")));
    this.problems = List.copyOf(problems);
  }

  List<BookProblem> problems() {
    return problems;
  }
}
