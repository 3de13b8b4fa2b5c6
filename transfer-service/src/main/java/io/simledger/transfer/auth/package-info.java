/**
 * Owns how callers prove who they are: AuthKeys, passwords, from the one that an operator is
 * created with, the API key and token pairs that are issued for them (sessions), and the gate that
 * asks for a pair before every operation of the API.
 *
 * <p>Does not own operators ({@code account}) nor what a caller may do with SIMs.
 */
@NullMarked
package io.simledger.transfer.auth;

import org.jspecify.annotations.NullMarked;
