package io.simledger.transfer.simtransfer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** Settings of transfers. */
@ConfigMapping(prefix = "simledger.transfer")
interface TransferConfig {
  /**
   * Secret from which tokens are derived, at least 32 characters; all replicas share it. Production
   * refuses to start without it. After a change, offers that were made before are accepted as ever,
   * since the database knows the hashes of their tokens; but mails not yet sent and repeated
   * requests cannot show these tokens again.
   */
  Optional<String> tokenSecret();

  /** How long an offer stands (T12). */
  @WithDefault("P7D")
  Duration offerLifetime();

  /** How often expired offers are looked for. */
  @WithDefault("PT5S")
  Duration expiryInterval();

  /**
   * SIMs in one offer (T3), and on one page of transfers. One request body of 50,000 IMSIs has
   * about 1 MB, and its change takes seconds.
   */
  @WithDefault("50000")
  @Min(1)
  @Max(50_000)
  int maxSims();
}
