package io.simledger.transfer.batch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of what is done to many SIMs at once. */
@ConfigMapping(prefix = "simledger.batch")
public interface BatchConfig {
  /** SIMs of one selection. A status is changed in some milliseconds each, an offer in seconds. */
  @WithDefault("50000")
  @Min(1)
  @Max(50_000)
  int maxSims();

  /**
   * SIMs between two looks at other batches, so that a long one does not keep short ones waiting.
   */
  @WithDefault("100")
  @Min(1)
  @Max(1_000)
  int sliceSize();

  /**
   * How often a step is tried that a fault of the database keeps from being taken. With the pauses
   * between, longer than the database takes to move to another machine.
   */
  @WithDefault("10")
  @Min(1)
  @Max(100)
  int maxAttempts();

  /** Pause after the first such fault; doubled each time. */
  @WithDefault("PT1S")
  Duration firstBackoff();

  /** Longest pause. */
  @WithDefault("PT1M")
  Duration maxBackoff();

  /** How long a selection and its outcome can be looked at. */
  @WithDefault("P1D")
  Duration retention();
}
