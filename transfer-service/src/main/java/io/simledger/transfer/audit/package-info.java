/**
 * Owns the record of who called which operation, when, from where and with what result; never what
 * was in a request or an answer.
 *
 * <p>Does not own who a caller is ({@code account}, {@code auth}).
 */
@NullMarked
package io.simledger.transfer.audit;

import org.jspecify.annotations.NullMarked;
