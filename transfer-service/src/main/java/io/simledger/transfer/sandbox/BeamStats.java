package io.simledger.transfer.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Made-up Beam requests of a SIM at one instant.
 *
 * @param unixtime seconds
 * @param beamStatsMap requests by direction and protocol, such as {@code inHttp} or {@code
 *     outMqtts}; both directions are charged
 */
record BeamStats(
    @NotNull @PositiveOrZero @Max(UsedItem.LAST_SECOND) Long unixtime,
    @NotEmpty Map<String, @NotNull @Valid Requests> beamStatsMap) {

  /** The metered items of the requests. */
  Stream<UsedItem> items() {
    Instant usedAt = Instant.ofEpochSecond(unixtime);
    return beamStatsMap.entrySet().stream()
        .map(
            entry ->
                new UsedItem(
                    entry.getKey(),
                    "soracomBeamRequestCharge-" + protocol(entry.getKey()),
                    usedAt,
                    BigDecimal.valueOf(entry.getValue().counted())))
        .filter(UsedItem::isUsed);
  }

  private static String protocol(String directed) {
    return directed.replaceFirst("^(in|out)", "").toLowerCase(Locale.ROOT);
  }

  /** A number of requests. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Requests(@Nullable @PositiveOrZero Long count) {

    long counted() {
      return count == null ? 0 : count;
    }
  }
}
