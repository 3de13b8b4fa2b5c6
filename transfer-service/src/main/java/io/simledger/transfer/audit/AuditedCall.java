package io.simledger.transfer.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of an operation.
 *
 * @param userName null for the root user
 * @param operation {@code Tag:operationId}
 * @param apiKind the path with the names of its variables
 * @param requestPath the path as it was called, without secrets
 * @param calledAt to the millisecond
 */
public record AuditedCall(
    String operatorId,
    @Nullable String userName,
    String operation,
    String apiKind,
    String requestPath,
    int status,
    String address,
    Instant calledAt) {}
