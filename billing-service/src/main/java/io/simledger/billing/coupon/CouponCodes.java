package io.simledger.billing.coupon;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Makes the codes of coupons, which nobody can guess, and the ids of orders. */
@ApplicationScoped
class CouponCodes {
  /** Without letters and digits that are mistaken for others: codes are typed in by hand. */
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  /** A hundred random bits. */
  private static final int CODE_LENGTH = 20;

  private static final int SUFFIX_LENGTH = 8;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private final SecureRandom random = new SecureRandom();

  String newCode() {
    return text(CODE_LENGTH);
  }

  String newOrderId(Instant now) {
    return TIME.format(now) + "_" + text(SUFFIX_LENGTH);
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
