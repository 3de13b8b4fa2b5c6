package io.simledger.transfer.sandbox;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.validation.constraints.NotBlank;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * How far to move the clock on.
 *
 * @param by ISO 8601: a period in UTC ({@code P1D}, {@code P1M}) or a duration ({@code PT90M})
 */
public record Advance(@NotBlank String by) {

  Instant from(Instant now) {
    try {
      return by.contains("T")
          ? now.plus(Duration.parse(by))
          : now.atOffset(ZoneOffset.UTC).plus(Period.parse(by)).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "by");
    }
  }
}
