package io.simledger.billing.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one file: those that some record of it uses (C2).
 *
 * <p>A tag may be named like another column. Its column then stands behind the amount under that
 * same name: tag names are the operator's, and the position tells the two apart.
 */
record Columns(List<ResourceColumn> resources, List<SupplementColumn> supplements) {
  /** Quotes only what must be quoted (C4). */
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.MINIMAL).setRecordSeparator("\n").get();

  private static final List<String> AMOUNT_HEADERS =
      List.of("date", "billItemName", "unitPrice", "quantity", "amount");

  /** The header line with its line end. */
  String header() {
    StringBuilder line = new StringBuilder();
    line.append(
        String.join(
            ",",
            Stream.concat(resources.stream().map(ResourceColumn::header), AMOUNT_HEADERS.stream())
                .toList()));
    supplements.forEach(column -> append(line, column.header()));
    return line.append('\n').toString();
  }

  /** What stands before the date in a record of this resource; kind 0 for none. */
  String lead(int kind, String externalId) {
    StringBuilder lead = new StringBuilder();
    for (ResourceColumn column : resources) {
      lead.append(column.kind() == kind ? externalId : "").append(',');
    }
    return lead.toString();
  }

  /** What stands behind the amount in a record of this SIM, with the line end; null for no SIM. */
  String tail(@Nullable SimDetails sim) {
    StringBuilder tail = new StringBuilder();
    for (SupplementColumn column : supplements) {
      append(tail, sim == null ? null : column.value().apply(sim));
    }
    return tail.append('\n').toString();
  }

  private static void append(StringBuilder line, @Nullable String value) {
    try {
      FORMAT.print(value, line, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
