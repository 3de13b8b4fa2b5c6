package io.simledger.billing.pricing;

/** Whether an item adds to the bill or takes from it. */
public enum ItemKind {
  CHARGE("charge"),
  DISCOUNT("discount");

  private final String storedName;

  ItemKind(String storedName) {
    this.storedName = storedName;
  }

  String storedName() {
    return storedName;
  }
}
