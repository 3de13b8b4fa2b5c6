package io.simledger.transfer.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How events and mails are carried. */
@ConfigMapping(prefix = "simledger.outbox")
public interface OutboxConfig {
  Events events();

  Mails mails();

  /** Events, carried in 16 lanes. */
  interface Events {
    /**
     * Events in one batch. The receiver takes 2,000 at most; larger than 1,000 gains nothing and
     * makes a refusal or a broken stream repeat more.
     */
    @WithDefault("1000")
    @Min(1)
    @Max(1000)
    int batchSize();

    /**
     * Bytes of event bodies in one batch; a batch has one event at least. Well under the receiver's
     * limit of 16 MB for a message.
     */
    @WithDefault("4000000")
    @Min(1)
    @Max(8_000_000)
    int batchBytes();

    /** Batches of a lane that may be unacknowledged at a time. Four hide the round trip. */
    @WithDefault("4")
    @Min(1)
    @Max(16)
    int window();

    /**
     * Batches after which a busy lane waits for its window to empty, to read again from the start:
     * an event that was committed late, behind the read position, waits no longer than that.
     */
    @WithDefault("64")
    @Min(1)
    @Max(10_000)
    int batchesBetweenRewinds();

    /** Statements of the lanes that may run at a time, so that requests keep their connections. */
    @WithDefault("4")
    @Min(1)
    @Max(16)
    int concurrentStatements();

    /** How long a batch may stay unacknowledged before its stream counts as broken. */
    @WithDefault("PT30S")
    Duration acknowledgementDeadline();

    /** Pause after the first failure of a lane or refusal of a subject; doubled each time. */
    @WithDefault("PT0.1S")
    Duration firstBackoff();

    /** Longest pause. */
    @WithDefault("PT30S")
    Duration maxBackoff();

    /** How often a lane looks for rows without being woken; only the safety net. */
    @WithDefault("PT5S")
    Duration poll();

    /** How often free lanes are looked for and the connection that holds them is tried. */
    @WithDefault("PT1S")
    Duration heartbeat();
  }

  /** Mails. */
  interface Mails {
    /** Mails that one replica sends at a time. */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int senders();

    /**
     * How long a mail belongs to the sender that claimed it. Longer than {@link #sendTimeout()}, so
     * that no other one sends it meanwhile; after a crash the mail waits that long.
     */
    @WithDefault("PT2M")
    Duration lease();

    /** How long the mail server may take for one mail. */
    @WithDefault("PT30S")
    Duration sendTimeout();

    /** Pause after the first failure; doubled each time. */
    @WithDefault("PT2S")
    Duration firstBackoff();

    /** Longest pause. */
    @WithDefault("PT15M")
    Duration maxBackoff();

    /** How often due mails are looked for without being woken. */
    @WithDefault("PT1S")
    Duration poll();
  }
}
