package io.simledger.transfer.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Made-up data traffic of a SIM at one instant.
 *
 * @param unixtime seconds
 * @param dataTrafficStatsMap traffic by speed class, such as {@code s1.fast}
 */
record AirStats(
    @NotNull @PositiveOrZero @Max(UsedItem.LAST_SECOND) Long unixtime,
    @NotEmpty Map<String, @NotNull @Valid Traffic> dataTrafficStatsMap) {

  /** The metered items of the traffic. */
  Stream<UsedItem> items(String subscription) {
    Instant usedAt = Instant.ofEpochSecond(unixtime);
    return dataTrafficStatsMap.entrySet().stream()
        .flatMap(
            entry -> {
              DataItems items = DataItems.of(subscription, entry.getKey(), usedAt);
              Traffic traffic = entry.getValue();
              return Stream.of(
                  new UsedItem(
                      "upload/" + entry.getKey(),
                      items.upload(),
                      usedAt,
                      BigDecimal.valueOf(traffic.uploaded())),
                  new UsedItem(
                      "download/" + entry.getKey(),
                      items.download(),
                      usedAt,
                      BigDecimal.valueOf(traffic.downloaded())));
            })
        .filter(UsedItem::isUsed);
  }

  /** Bytes up (device to platform) and down; packets are not charged. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Traffic(
      @Nullable @PositiveOrZero Long uploadByteSizeTotal,
      @Nullable @PositiveOrZero Long downloadByteSizeTotal) {

    long uploaded() {
      return uploadByteSizeTotal == null ? 0 : uploadByteSizeTotal;
    }

    long downloaded() {
      return downloadByteSizeTotal == null ? 0 : downloadByteSizeTotal;
    }
  }
}
