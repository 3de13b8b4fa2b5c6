package io.simledger.transfer.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that happened to one subject, as it stands in the outbox.
 *
 * @param outboxId position in the outbox, and nothing more: commits may overtake each other
 * @param subject {@code sim/<imsi>} or {@code group/<group id>}
 * @param sequence position among the events of the subject, from 1, without gaps
 * @param kind one of the kinds that the table's constraint lists
 * @param body JSON
 */
public record OutboxEvent(
    long outboxId,
    UUID eventId,
    String subject,
    long sequence,
    Instant occurredAt,
    String kind,
    String body) {}
