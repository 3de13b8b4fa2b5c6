/**
 * Owns bills: which months an account can ask for, and what a month comes to, with and without tax
 * (B9, C10).
 *
 * <p>Does not own charges and discounts, which it sums up, nor their details as a file.
 */
@NullMarked
package io.simledger.billing.bill;

import org.jspecify.annotations.NullMarked;
