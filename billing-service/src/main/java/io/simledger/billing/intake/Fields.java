package io.simledger.billing.intake;

import com.google.protobuf.Timestamp;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.platform.MonthPartitions;
import io.simledger.simevents.v1.CoverageType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads fields of messages as values, or finds them in breach of the contract. */
final class Fields {
  /** Beyond what the public API lets through; a bound on what one row can hold. */
  private static final int MAX_TEXT = 10_000;

  private static final int MAX_TAGS = 1_000;
  private static final Pattern OPERATOR = Pattern.compile("OP[0-9]{10}");
  private static final Pattern IMSI = Pattern.compile("[0-9]{15}");
  private static final Pattern SIM_ID = Pattern.compile("[0-9]{19}");

  private Fields() {}

  static UUID uuid(String text) {
    try {
      UUID uuid = UUID.fromString(text);
      return require(uuid.toString().equalsIgnoreCase(text), uuid, "UUID");
    } catch (IllegalArgumentException e) {
      throw new ContractBreach("UUID");
    }
  }

  static String operatorId(String text) {
    return require(OPERATOR.matcher(text).matches(), text, "operator id");
  }

  static long imsi(String text) {
    return Long.parseLong(require(IMSI.matcher(text).matches(), text, "IMSI"));
  }

  static String simId(String text) {
    return require(SIM_ID.matcher(text).matches(), text, "SIM id");
  }

  static Coverage coverage(CoverageType type) {
    return switch (type) {
      case COVERAGE_TYPE_JP -> Coverage.JP;
      case COVERAGE_TYPE_G -> Coverage.G;
      default -> throw new ContractBreach("coverage type");
    };
  }

  /** In microseconds, as the database keeps it, and in a month that can be billed. */
  static Instant instant(boolean present, Timestamp timestamp) {
    try {
      Instant instant =
          Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos())
              .truncatedTo(ChronoUnit.MICROS);
      return require(
          present && MonthPartitions.canHold(YearMonth.from(instant.atOffset(ZoneOffset.UTC))),
          instant,
          "time");
    } catch (DateTimeException | ArithmeticException e) {
      throw new ContractBreach("time");
    }
  }

  /** A text that may be empty, read as null. */
  static @Nullable String textOrNull(String text) {
    return text.isEmpty() ? null : text(text);
  }

  static String requiredText(String text) {
    return require(!text.isEmpty(), text(text), "text");
  }

  static Map<String, String> tags(Map<String, String> tags) {
    tags.forEach(
        (name, value) -> {
          text(name);
          text(value);
        });
    return require(tags.size() <= MAX_TAGS, tags, "number of tags");
  }

  static <T> T require(boolean holds, T value, String what) {
    if (!holds) {
      throw new ContractBreach(what);
    }
    return value;
  }

  /** The database holds no NUL characters. */
  static String text(String text) {
    return require(text.length() <= MAX_TEXT && text.indexOf('\0') < 0, text, "text");
  }
}
