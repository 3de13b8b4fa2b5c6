/**
 * Owns every refusal that the service can answer with, and the one place that turns exceptions into
 * gRPC statuses.
 *
 * <p>Does not own the decision to refuse: that is taken where it is discovered.
 */
@NullMarked
package io.simledger.billing.error;

import org.jspecify.annotations.NullMarked;
