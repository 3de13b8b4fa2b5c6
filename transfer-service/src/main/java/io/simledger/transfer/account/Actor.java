package io.simledger.transfer.account;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, or claims to be the one that does in a login that fails.
 *
 * @param userName null for the root user
 */
public record Actor(String operatorId, @Nullable String userName) {}
