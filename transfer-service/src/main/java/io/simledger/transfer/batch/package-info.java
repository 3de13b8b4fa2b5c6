/**
 * Owns selections of SIMs that a person made, what is done to all SIMs of one, and how far that is.
 *
 * <p>Does not own any rule about a SIM or an offer: each step calls what the API's operations call.
 */
@NullMarked
package io.simledger.transfer.batch;

import org.jspecify.annotations.NullMarked;
