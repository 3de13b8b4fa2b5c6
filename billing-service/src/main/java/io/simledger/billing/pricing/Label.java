package io.simledger.billing.pricing;

/** What an item is called where people read it. */
public record Label(String en, String ja) {}
