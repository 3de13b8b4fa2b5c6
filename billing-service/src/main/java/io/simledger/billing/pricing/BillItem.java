package io.simledger.billing.pricing;

/**
 * An item under the name that stands on bills.
 *
 * @param id stored in charge and usage rows
 * @param definition its entry in the catalogue
 */
public record BillItem(short id, String name, CatalogueItem definition) {}
