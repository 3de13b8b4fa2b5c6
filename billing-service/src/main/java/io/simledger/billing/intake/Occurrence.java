package io.simledger.billing.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * What every event has: when in the stream of its subject it stands.
 *
 * @param sequence position among the events of the subject, from 1
 * @param occurredAt never before that of an earlier sequence
 * @param digest of the whole event; equal for every attempt to deliver it
 */
public record Occurrence(UUID eventId, long sequence, Instant occurredAt, long digest) {}
