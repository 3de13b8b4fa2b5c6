package io.simledger.transfer.error;

import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a refusal of the billing service means to the caller of the API.
 *
 * <p>The description of its status begins with the code of the refusal. One that this version does
 * not know yet is still answered as the refusal that it is.
 */
final class BillingRefusals {
  private BillingRefusals() {}

  /** {@link ErrorCode#UNEXPECTED} for what is no refusal but a fault. */
  static ErrorCode errorOf(Status status) {
    ErrorCode known = known(code(status));
    return known == null ? unknown(status.getCode()) : known;
  }

  private static @Nullable ErrorCode known(String code) {
    return switch (code) {
      case "BIL0001" -> ErrorCode.PARAMETER_INVALID;
      case "BIL0002" -> ErrorCode.MONTH_INVALID;
      case "BIL0003" -> ErrorCode.BILL_NOT_FOUND;
      case "BIL0004" -> ErrorCode.FILE_NOT_FOUND;
      case "BIL0008" -> ErrorCode.SANDBOX_CLOCK_BACKWARDS;
      case "BIL0009" -> ErrorCode.PATH_UNKNOWN;
      case "BIL0020" -> ErrorCode.COUPON_UNKNOWN;
      case "BIL0021" -> ErrorCode.COUPON_EXPIRED;
      case "BIL0022" -> ErrorCode.COUPON_USED_UP;
      case "BIL0023" -> ErrorCode.COUPON_COVERAGE_UNSUITABLE;
      case "BIL0024" -> ErrorCode.COUPON_REGISTERED_ELSEWHERE;
      case "BIL0025" -> ErrorCode.COUPON_AMOUNT_UNSUITABLE;
      case "BIL0026" -> ErrorCode.COUPONS_NOT_SOLD;
      case "BIL0027" -> ErrorCode.DISCOUNT_ORDER_NOT_FOUND;
      case "BIL0028" -> ErrorCode.DISCOUNT_QUOTATION_LAPSED;
      case "BIL0029" -> ErrorCode.VOLUME_DISCOUNT_UNAVAILABLE;
      case "BIL0030" -> ErrorCode.VOLUME_DISCOUNT_NOT_FOUND;
      case "BIL0031" -> ErrorCode.RECORD_NOT_FOUND;
      default -> null;
    };
  }

  private static ErrorCode unknown(Status.Code code) {
    return switch (code) {
      case INVALID_ARGUMENT -> ErrorCode.PARAMETER_INVALID;
      case NOT_FOUND -> ErrorCode.PATH_UNKNOWN;
      case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED -> ErrorCode.UNAVAILABLE;
      default -> ErrorCode.UNEXPECTED;
    };
  }

  private static String code(Status status) {
    String description = status.getDescription();
    return description == null ? "" : description.split(" ", 2)[0];
  }
}
