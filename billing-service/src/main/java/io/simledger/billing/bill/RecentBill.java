package io.simledger.billing.bill;

/** A bill with the month that it is of. */
public record RecentBill(ChargedMonth month, Bill bill) {}
