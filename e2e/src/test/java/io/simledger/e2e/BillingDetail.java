package io.simledger.e2e;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A billing detail CSV, read by its header as a customer would.
 *
 * @param bytes the file as downloaded
 */
record BillingDetail(byte[] bytes, List<String> columns, List<Map<String, String>> rows) {
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  static BillingDetail read(InputStream download) {
    try (download) {
      byte[] bytes = download.readAllBytes();
      if (!Arrays.equals(Arrays.copyOf(bytes, BOM.length), BOM)) {
        throw new AssertionError("The file does not begin with a byte order mark (C1)");
      }
      try (CSVParser csv =
          CSVParser.parse(
              new InputStreamReader(
                  new ByteArrayInputStream(bytes, BOM.length, bytes.length - BOM.length),
                  StandardCharsets.UTF_8),
              FORMAT)) {
        return new BillingDetail(
            bytes, csv.getHeaderNames(), csv.stream().map(CSVRecord::toMap).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Days (yyyyMMdd) on which an item is charged for a SIM, in the order of the file. */
  List<String> days(String imsi, String item) {
    return rows.stream()
        .filter(row -> imsi.equals(row.get("imsi")) && item.equals(row.get("billItemName")))
        .map(row -> row.get("date"))
        .toList();
  }

  BigDecimal sum() {
    return rows.stream()
        .map(row -> new BigDecimal(row.get("amount")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
