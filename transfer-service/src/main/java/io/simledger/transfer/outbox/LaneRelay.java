package io.simledger.transfer.outbox;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.simledger.transfer.outbox.EventDelivery.Refusal;
import io.simledger.transfer.platform.Backoff;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries the events of one lane: reads batches ahead of their acknowledgements, deletes what was
 * acknowledged, repeats what was not.
 *
 * <p>Its state belongs to one thread; everyone else leaves it a message in {@link #inbox}.
 *
 * <p>Reading goes forward from a position. Since transactions commit in any order, a row may appear
 * behind it, so the position goes back to the start whenever the window has emptied, which a busy
 * lane makes happen every so many batches. Only then: rows in the window are still in the table and
 * would be read again.
 */
final class LaneRelay {
  private static final Logger LOG = Logger.getLogger(LaneRelay.class);
  private static final long START = 0;

  private final int lane;
  private final LaneEvents events;
  private final EventDelivery delivery;
  private final RelayMeters meters;
  private final OutboxConfig.Events config;
  private final Backoff backoff;
  private final RefusedSubjects refused;
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile boolean stopped;
  private @Nullable Thread thread;

  private @Nullable Channel channel;
  private final Map<Long, Batch> window = new LinkedHashMap<>();
  private long lastBatchId;
  private long position = START;

  /** There may be rows behind the position that the next rewind will find. */
  private boolean overtaken;

  /** There may be rows ahead of the position. */
  private boolean unread = true;

  /** No reading until the window is empty. */
  private boolean draining;

  private int batchesSinceRewind;
  private int failures;
  private long pausedUntil = System.nanoTime();

  private record Batch(List<OutboxEvent> events, long deadline) {}

  /** A stream and its answers, which count only while it is the one in use. */
  private final class Channel implements EventDelivery.Listener {
    private final EventDelivery.Stream stream = delivery.open(lane, this);

    @Override
    public void acknowledged(long batchId, List<Refusal> refusals) {
      inbox.add(
          () -> {
            if (channel == this) {
              settle(batchId, refusals);
            }
          });
    }

    @Override
    public void failed(Throwable cause) {
      inbox.add(
          () -> {
            if (channel == this) {
              fail(cause);
            }
          });
    }
  }

  LaneRelay(
      int lane,
      LaneEvents events,
      EventDelivery delivery,
      RelayMeters meters,
      OutboxConfig.Events config) {
    this.lane = lane;
    this.events = events;
    this.delivery = delivery;
    this.meters = meters;
    this.config = config;
    this.backoff = new Backoff(config.firstBackoff(), config.maxBackoff());
    this.refused = new RefusedSubjects(backoff, meters);
  }

  void start() {
    thread = RelayThreads.start("outbox-lane-" + lane, this::run);
  }

  /** Tells that the lane has new rows. */
  void wake() {
    if (!woken.getAndSet(true)) {
      inbox.add(
          () -> {
            woken.set(false);
            unread = true;
            overtaken = true;
          });
    }
  }

  /** Ends the relay; what is on its way stays in the table and is sent again by the next holder. */
  void stop() {
    stopped = true;
    inbox.add(() -> {});
  }

  void awaitStopped() {
    if (thread != null) {
      RelayThreads.awaitEnd(thread);
    }
  }

  private void run() throws InterruptedException {
    while (!stopped) {
      try {
        step();
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }
    closeChannel();
    refused.clear();
  }

  private void step() throws InterruptedException {
    long now = System.nanoTime();
    if (refused.someAreDue(now)) {
      draining = true;
    }
    if (window.isEmpty()) {
      rewind(now);
    }
    if (mayRead(now)) {
      readAndSend();
    } else {
      awaitMessage(now);
    }
  }

  private void rewind(long now) {
    unread |= overtaken | draining;
    overtaken = false;
    draining = false;
    position = START;
    batchesSinceRewind = 0;
    refused.releaseDue(now);
  }

  private boolean mayRead(long now) {
    return unread
        && !draining
        && window.size() < config.window()
        && batchesSinceRewind < config.batchesBetweenRewinds()
        && now - pausedUntil >= 0;
  }

  private void readAndSend() {
    List<OutboxEvent> read = events.read(lane, position, refused.heldBack(), config.batchSize());
    List<OutboxEvent> batch = withinBytes(read);
    unread = batch.size() < read.size() || read.size() == config.batchSize();
    if (batch.isEmpty()) {
      return;
    }
    position = batch.get(batch.size() - 1).outboxId();
    batchesSinceRewind++;
    lastBatchId++;
    long deadline = System.nanoTime() + config.acknowledgementDeadline().toNanos();
    window.put(lastBatchId, new Batch(batch, deadline));
    openChannel().stream.send(lastBatchId, batch);
  }

  private List<OutboxEvent> withinBytes(List<OutboxEvent> read) {
    long bytes = 0;
    for (int i = 0; i < read.size(); i++) {
      bytes += read.get(i).body().length();
      if (bytes > config.batchBytes() && i > 0) {
        return read.subList(0, i);
      }
    }
    return read;
  }

  private void awaitMessage(long now) throws InterruptedException {
    Runnable message = inbox.poll(nanosToWait(now), NANOSECONDS);
    if (message != null) {
      message.run();
      return;
    }
    if (!window.isEmpty() && System.nanoTime() - oldestDeadline() >= 0) {
      throw new IllegalStateException("no acknowledgement within the deadline");
    }
    unread = true;
    overtaken = true;
  }

  private long nanosToWait(long now) {
    long wait = config.poll().toNanos();
    if (!window.isEmpty()) {
      wait = Math.min(wait, oldestDeadline() - now);
    }
    if (now - pausedUntil < 0) {
      wait = Math.min(wait, pausedUntil - now);
    }
    if (!draining) {
      wait = Math.min(wait, refused.nanosUntilDue(now));
    }
    return Math.max(0, wait);
  }

  private long oldestDeadline() {
    return window.values().iterator().next().deadline();
  }

  private void settle(long batchId, List<Refusal> refusals) {
    Batch batch = window.get(batchId);
    if (batch == null) {
      throw new IllegalStateException("an acknowledgement of a batch that was not sent");
    }
    Map<UUID, Refusal.Reason> reasons =
        refusals.stream().collect(Collectors.toMap(Refusal::eventId, Refusal::reason));
    List<OutboxEvent> taken =
        batch.events().stream().filter(event -> !reasons.containsKey(event.eventId())).toList();
    events.acknowledge(lane, taken);
    window.remove(batchId);
    meters.delivered(taken.size());
    refused.accepted(taken);
    long now = System.nanoTime();
    for (OutboxEvent event : batch.events()) {
      Refusal.Reason reason = reasons.get(event.eventId());
      if (reason != null) {
        refused.add(event, reason, now);
      }
    }
    recovered();
  }

  private void recovered() {
    if (failures > 0) {
      LOG.infof("Outbox lane %d delivers again", lane);
    }
    failures = 0;
  }

  /** Starts over after a pause: whatever has no acknowledgement is read again. */
  private void fail(Throwable cause) {
    failures++;
    meters.failed();
    if (failures == 1) {
      LOG.warnf("Outbox lane %d is interrupted and tries again: %s", lane, cause);
    } else {
      LOG.debugf(cause, "Outbox lane %d failed %d times in a row", lane, failures);
    }
    closeChannel();
    window.clear();
    unread = true;
    Duration pause = backoff.after(failures);
    pausedUntil = System.nanoTime() + pause.toNanos();
  }

  private Channel openChannel() {
    if (channel == null) {
      channel = new Channel();
    }
    return channel;
  }

  private void closeChannel() {
    if (channel != null) {
      Channel closing = channel;
      channel = null;
      closing.stream.close();
    }
  }
}
