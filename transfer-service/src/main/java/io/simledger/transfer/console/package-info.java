/**
 * Owns the pages that people see in a browser.
 *
 * <p>Does not own any rule: a page calls what the REST operations call.
 */
@NullMarked
package io.simledger.transfer.console;

import org.jspecify.annotations.NullMarked;
