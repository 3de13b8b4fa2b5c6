/**
 * Owns who held which SIM in which status from when, who pays a SIM's day, and the names, tags and
 * groups of SIMs as of now: all that follows from events.
 *
 * <p>Does not own prices or charges. It announces the days that must be rated again in {@code
 * rating_due}, and tells usage of changes of owner through {@link
 * io.simledger.billing.timeline.OwnershipFollower}.
 */
@NullMarked
package io.simledger.billing.timeline;

import org.jspecify.annotations.NullMarked;
