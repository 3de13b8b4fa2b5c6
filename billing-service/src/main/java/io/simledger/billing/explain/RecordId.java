package io.simledger.billing.explain;

import io.simledger.billing.error.BillingError;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a record within its month, made from what identifies it: the same after the month was
 * evaluated again.
 */
public sealed interface RecordId {
  /** Letters, digits and hyphens. */
  String text();

  /** Whether the record is a line of the discounts. */
  default boolean isDiscount() {
    return this instanceof OfDiscount;
  }

  /**
   * Names a charge.
   *
   * @param monthly whether its item is charged by the month: such records come first (C5)
   */
  record OfCharge(boolean monthly, LocalDate day, long resourceId, short itemId)
      implements RecordId {
    @Override
    public String text() {
      return "%s-%s-%d-%d"
          .formatted(
              monthly ? "m" : "c",
              DateTimeFormatter.BASIC_ISO_DATE.format(day),
              resourceId,
              itemId);
    }
  }

  /** Names a discount by a digest of its key, whose parts are as long as they like. */
  record OfDiscount(String digest) implements RecordId {
    private static final int BYTES = 12;

    static OfDiscount of(short itemId, String origin, short targetItemId, BigDecimal unitPrice) {
      String key =
          "%d %s %d %s"
              .formatted(
                  itemId, origin, targetItemId, unitPrice.stripTrailingZeros().toPlainString());
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        return new OfDiscount(HexFormat.of().formatHex(digest, 0, BYTES));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every JDK has SHA-256", e);
      }
    }

    @Override
    public String text() {
      return "d-" + digest;
    }
  }

  /** Reads the name of a record; one that no record can have is refused. */
  static RecordId parse(String text, BillingError refusal) {
    Matcher charge = Forms.CHARGE.matcher(text);
    if (charge.matches()) {
      try {
        return new OfCharge(
            charge.group(1).equals("m"),
            LocalDate.parse(charge.group(2), DateTimeFormatter.BASIC_ISO_DATE),
            Long.parseLong(charge.group(3)),
            Short.parseShort(charge.group(4)));
      } catch (DateTimeException | NumberFormatException e) {
        throw refusal.exception();
      }
    }
    Matcher discount = Forms.DISCOUNT.matcher(text);
    if (!discount.matches()) {
      throw refusal.exception();
    }
    return new OfDiscount(discount.group(1));
  }

  /** How names of records look. */
  final class Forms {
    private static final Pattern CHARGE =
        Pattern.compile("([mc])-([0-9]{8})-([0-9]{1,18})-([0-9]{1,5})");
    private static final Pattern DISCOUNT = Pattern.compile("d-([0-9a-f]{24})");

    private Forms() {}
  }
}
