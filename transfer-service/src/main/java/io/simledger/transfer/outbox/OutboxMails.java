package io.simledger.transfer.outbox;

import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.simtransfer.OfferMails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The mails of the outbox. */
@ApplicationScoped
class OutboxMails implements OfferMails {
  private final Sql sql;
  private final InstantSource clock;
  private final Event<MailWritten> written;

  OutboxMails(Sql sql, InstantSource clock, Event<MailWritten> written) {
    this.sql = sql;
    this.clock = clock;
    this.written = written;
  }

  /** Fired in a transaction that wrote a mail; observed after its commit. */
  record MailWritten() {}

  @Override
  public void offered(UUID transferId) {
    int mails =
        sql.update(
            """
            INSERT INTO outbox_mail (
              mail_id,
              template,
              recipient,
              language,
              body,
              created_at,
              next_attempt_at
            )
            SELECT
              gen_random_uuid(),
              'simTransferOffered',
              o.primary_email,
              o.mail_language,
              jsonb_build_object('transferId', t.transfer_id),
              t.issued_at,
              t.issued_at
            FROM sim_transfer t
            JOIN operator o ON o.operator_id = t.destination_operator_id
            WHERE t.transfer_id = :transferId
            """,
            Map.of("transferId", transferId));
    if (mails != 1) {
      throw new IllegalStateException("No mail for the offer " + transferId);
    }
    written.fire(new MailWritten());
  }

  /**
   * Claims the mail that is due longest: it counts an attempt and is due again only when the lease
   * is over. Must be committed before the mail is sent.
   */
  Optional<OutboxMail> claim(Duration lease) {
    Instant now = clock.instant();
    List<OutboxMail> claimed =
        sql.query(
            """
            UPDATE outbox_mail
            SET
              attempts = attempts + 1,
              next_attempt_at = :leaseEnd
            WHERE mail_id = (
              SELECT mail_id
              FROM outbox_mail
              WHERE next_attempt_at <= :now
              ORDER BY next_attempt_at
              LIMIT 1
              FOR UPDATE SKIP LOCKED
            )
            RETURNING
              mail_id,
              template,
              recipient,
              language,
              CAST(body AS text),
              attempts
            """,
            Map.of("now", now, "leaseEnd", now.plus(lease)),
            row ->
                new OutboxMail(
                    (UUID) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    (Integer) row[5]));
    return claimed.stream().findFirst();
  }

  void retryAfter(OutboxMail mail, Duration pause) {
    sql.update(
        """
        UPDATE outbox_mail
        SET next_attempt_at = :nextAttempt
        WHERE mail_id = :mailId
        """,
        Map.of("mailId", mail.mailId(), "nextAttempt", clock.instant().plus(pause)));
  }

  void delete(OutboxMail mail) {
    sql.update(
        """
        DELETE FROM outbox_mail
        WHERE mail_id = :mailId
        """,
        Map.of("mailId", mail.mailId()));
  }
}
