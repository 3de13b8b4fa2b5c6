package io.simledger.transfer.auth;

import org.jspecify.annotations.Nullable;

/** The pair that a caller uses from now on; shown once (A1). */
public record IssuedSession(
    String apiKey, String operatorId, String token, @Nullable String userName) {}
