/**
 * Owns bills: which months an account can ask for, what a month comes to, with and without tax (B9,
 * C10), the discounts that are granted on it, and the step by which it closes and never changes
 * again (B10).
 *
 * <p>Does not own charges, which it sums up, nor what grants discounts, nor their details as a
 * file.
 */
@NullMarked
package io.simledger.billing.bill;

import org.jspecify.annotations.NullMarked;
