package io.simledger.billing.timeline;

import java.time.Instant;

/**
 * Changes of an account's SIMs that became known after the bill of their month was closed. Nothing
 * is charged for the days and changes that the bill went without (B10).
 *
 * @param count how many of a batch
 * @param first when the first of them happened
 */
record LateChanges(int accountId, long count, Instant first) {}
