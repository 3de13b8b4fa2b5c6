package io.simledger.billing.export;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of billing detail files. */
@ConfigMapping(prefix = "simledger.export")
public interface ExportConfig {
  /** Where clients reach the plain HTTP port of this service; the start of every download URL. */
  @WithDefault("http://localhost:8081")
  URI baseUrl();

  /**
   * Key of the signatures of download URLs, 32 characters at least, the same for all replicas. May
   * be left out outside of production only: URLs then hold until the next start.
   */
  Optional<String> urlSecret();

  /** How long a download URL holds (C7). */
  @WithDefault("PT48H")
  Duration urlLifetime();

  /**
   * Downloads at one time; the next one is told to come again. Each of them keeps a database
   * connection and a thread busy, so it has to stay well below the size of the connection pool.
   */
  @WithDefault("8")
  @Min(1)
  @Max(100)
  int maxDownloads();

  /**
   * Memory that all downloads together may use for the values of SIMs which are repeated in every
   * record: about 300 bytes a SIM. A download that finds none left goes on in ranges of SIMs, which
   * are read anew for every day: slower, never larger.
   */
  @WithDefault("40M")
  MemorySize supplementMemory();

  /**
   * A client that takes no byte for this long is given up: its snapshot holds back the database.
   */
  @WithDefault("PT1M")
  Duration stallLimit();

  /** A download that takes longer than this is broken off, for the same reason. */
  @WithDefault("PT1H")
  Duration downloadLimit();

  /** An export that could not be prepared for this long has failed. */
  @WithDefault("PT2M")
  Duration processingLimit();
}
