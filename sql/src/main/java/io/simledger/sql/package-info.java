/**
 * Owns how SQL text with named binds becomes a JDBC statement, and its rows values of Java.
 *
 * <p>Does not own connections, transactions or any statement.
 */
@NullMarked
package io.simledger.sql;

import org.jspecify.annotations.NullMarked;
