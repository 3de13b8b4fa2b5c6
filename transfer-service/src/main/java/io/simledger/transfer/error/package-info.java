/**
 * Owns what a caller reads when a request fails: the error codes, their texts and the one place
 * that turns any failure into the JSON of rule A5.
 *
 * <p>Does not own the decision to refuse; that stands where the rule stands. Imports no other
 * package of the service.
 */
@NullMarked
package io.simledger.transfer.error;

import org.jspecify.annotations.NullMarked;
