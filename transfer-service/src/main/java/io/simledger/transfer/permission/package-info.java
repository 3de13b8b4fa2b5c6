/**
 * Owns what SAM users may do (A4): permission statements and their evaluation before every
 * operation, roles, and the default permissions of an operator.
 *
 * <p>Does not own users ({@code account}) nor how they prove who they are ({@code auth}). Imports
 * only {@code account}, {@code error} and {@code platform}.
 */
@NullMarked
package io.simledger.transfer.permission;

import org.jspecify.annotations.NullMarked;
