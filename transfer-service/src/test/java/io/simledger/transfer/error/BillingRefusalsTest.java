package io.simledger.transfer.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingRefusalsTest {

  @ParameterizedTest
  @CsvSource({
    "BIL0001, PARAMETER_INVALID",
    "BIL0002, MONTH_INVALID",
    "BIL0003, BILL_NOT_FOUND",
    "BIL0004, FILE_NOT_FOUND",
    "BIL0008, SANDBOX_CLOCK_BACKWARDS",
    "BIL0009, PATH_UNKNOWN",
    "BIL0020, COUPON_UNKNOWN",
    "BIL0021, COUPON_EXPIRED",
    "BIL0022, COUPON_USED_UP",
    "BIL0023, COUPON_COVERAGE_UNSUITABLE",
    "BIL0024, COUPON_REGISTERED_ELSEWHERE",
    "BIL0025, COUPON_AMOUNT_UNSUITABLE",
    "BIL0026, COUPONS_NOT_SOLD",
    "BIL0027, DISCOUNT_ORDER_NOT_FOUND",
    "BIL0028, DISCOUNT_QUOTATION_LAPSED",
    "BIL0029, VOLUME_DISCOUNT_UNAVAILABLE",
    "BIL0030, VOLUME_DISCOUNT_NOT_FOUND",
    "BIL0031, RECORD_NOT_FOUND"
  })
  void theCodeOfARefusalSaysWhatItMeans(String code, ErrorCode meaning) {
    Status refusal = Status.INVALID_ARGUMENT.withDescription(code + " Some words.");
    assertThat(BillingRefusals.errorOf(refusal)).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_ARGUMENT, PARAMETER_INVALID",
    "NOT_FOUND, PATH_UNKNOWN",
    "UNAVAILABLE, UNAVAILABLE",
    "DEADLINE_EXCEEDED, UNAVAILABLE",
    "RESOURCE_EXHAUSTED, UNAVAILABLE",
    "INTERNAL, UNEXPECTED",
    "UNIMPLEMENTED, UNEXPECTED",
    "UNAUTHENTICATED, UNEXPECTED"
  })
  void anUnknownRefusalIsKnownByItsStatus(Status.Code code, ErrorCode meaning) {
    assertThat(BillingRefusals.errorOf(code.toStatus())).isEqualTo(meaning);
    assertThat(BillingRefusals.errorOf(code.toStatus().withDescription("BIL9999 New.")))
        .isEqualTo(meaning);
  }

  @Test
  void aFaultOfTheConnectionIsNoRefusal() {
    Status broken = Status.UNAVAILABLE.withDescription("io exception");
    assertThat(BillingRefusals.errorOf(broken)).isEqualTo(ErrorCode.UNAVAILABLE);
  }
}
