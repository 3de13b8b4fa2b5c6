package io.simledger.billing.export;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.bill.Bills;
import io.simledger.billing.bill.ChargedMonth;
import io.simledger.billing.error.BillingError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Starts exports and says how far they are (C6). To export a month is to evaluate it and to hand
 * out a URL: the file is made while it is downloaded, of the month as it stands then.
 */
@ApplicationScoped
public class Exports {
  private static final Logger LOG = Logger.getLogger(Exports.class);

  /** For this long an expired file still answers that it expired. */
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(30);

  private final Bills bills;
  private final ExportFiles files;
  private final DownloadLinks links;
  private final ExportConfig config;
  private final InstantSource clock;

  Exports(
      Bills bills,
      ExportFiles files,
      DownloadLinks links,
      ExportConfig config,
      InstantSource clock) {
    this.bills = bills;
    this.files = files;
    this.links = links;
    this.config = config;
    this.clock = clock;
  }

  /**
   * The file of a month that has a charge. The same request id gives the same file again.
   *
   * @param wait true to return it when it can be downloaded, false to leave that to the background
   */
  public ExportedFile start(UUID requestId, BillingAccount.Key key, String month, boolean wait) {
    ChargedMonth bill = bills.charged(key, month);
    if (wait) {
      bills.evaluate(bill);
    }
    ExportedFile file = files.register(requestId, bill, clock.instant(), config.urlLifetime());
    if (!file.bill().equals(bill)) {
      throw BillingError.REQUEST_ID_REUSED.exception();
    }
    return wait ? files.settle(file, ExportState.EXPORTED, expiry()) : file;
  }

  /** A file of this very account that has not expired. */
  public ExportedFile get(BillingAccount.Key key, String publicId) {
    return ExportedFile.idOf(publicId)
        .flatMap(files::find)
        .filter(file -> file.bill().account().key().equals(key))
        .filter(file -> !file.isExpiredAt(clock.instant()))
        .orElseThrow(BillingError.FILE_NOT_FOUND::exception);
  }

  /** The signed URL of a file that can be downloaded. A secret: not to be logged. */
  public Optional<String> url(ExportedFile file) {
    return file.state() == ExportState.EXPORTED ? Optional.of(links.url(file)) : Optional.empty();
  }

  /** Prepares all files that wait, each once; what fails is tried again at the next call. */
  void finishWaiting() {
    Set<UUID> tried = new HashSet<>();
    while (QuarkusTransaction.requiringNew().call(() -> finishOldest(tried))) {
      // One after the other, each in its own transaction.
    }
  }

  /** Forgets files long after their end. */
  void forgetExpired() {
    files.deleteExpiredBefore(clock.instant().minus(KEPT_AFTER_EXPIRY));
  }

  /**
   * The row stays locked while its month is evaluated, so that no other replica takes it; when this
   * process dies it waits again.
   */
  private boolean finishOldest(Set<UUID> tried) {
    Optional<ExportedFile> oldest = files.lockOldestProcessing(tried);
    oldest.ifPresent(
        file -> {
          tried.add(file.id());
          prepare(file);
        });
    return oldest.isPresent();
  }

  private void prepare(ExportedFile file) {
    try {
      QuarkusTransaction.suspendingExisting().run(() -> bills.evaluate(file.bill()));
      files.settle(file, ExportState.EXPORTED, expiry());
    } catch (RuntimeException e) {
      boolean isHopeless =
          file.requestedAt().plus(config.processingLimit()).isBefore(clock.instant());
      LOG.errorf(e, "Export %s %s", file.publicId(), isHopeless ? "failed" : "will be tried again");
      if (isHopeless) {
        files.settle(file, ExportState.FAILED, file.expiresAt());
      }
    }
  }

  private Instant expiry() {
    return clock.instant().plus(config.urlLifetime());
  }
}
