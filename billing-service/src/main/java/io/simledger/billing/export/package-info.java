/**
 * Owns the billing detail files: which were asked for, their signed download URLs, and the CSV that
 * is made while it is downloaded (C1 to C9).
 *
 * <p>Does not own charges, discounts or totals; it reads them. Nothing of a file is stored but that
 * it was asked for.
 *
 * <p>The CSV repeats the free text of operators to the letter. A text that a spreadsheet would take
 * for a formula stays as it is: it was written by the reader of the file, and a file whose values
 * differ from those of the console could not be matched with them (C4).
 */
@NullMarked
package io.simledger.billing.export;

import org.jspecify.annotations.NullMarked;
