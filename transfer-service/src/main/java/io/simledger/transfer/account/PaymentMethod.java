package io.simledger.transfer.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How an operator pays its bills. */
public enum PaymentMethod {
  CREDIT_CARD("creditCard"),
  INVOICE("invoice"),
  WEB_PAYMENT("webPayment");

  private final String wireName;

  PaymentMethod(String wireName) {
    this.wireName = wireName;
  }

  /** The name in the API and in the database. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  @JsonCreator
  /** The payment method of a name; the REST layer converts parameters with it. */
  public static PaymentMethod fromString(String wireName) {
    return Arrays.stream(values())
        .filter(method -> method.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown payment method"));
  }
}
