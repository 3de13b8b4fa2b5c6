package io.simledger.transfer.sandbox;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The bill items of data traffic in both directions (B6).
 *
 * @param upload item of bytes sent by the device
 * @param download item of bytes sent to the device
 */
record DataItems(String upload, String download) {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final LocalTime NIGHT_FROM = LocalTime.of(2, 0);
  private static final LocalTime NIGHT_TO = LocalTime.of(6, 0);

  /** Items that the plan has; made-up traffic of global SIMs happens in Japan. */
  static DataItems of(String subscription, String speedClass, Instant usedAt) {
    return switch (subscription) {
      case "plan-KM1" -> same("dataTrafficChargeForPlanKM1");
      case "planArc01" -> same("soracomArcVirtualSimDateTrafficCharge");
      case "plan-D", "plan-K", "plan-K2", "plan-DU" -> japan(speedClass, usedAt);
      default -> same("dataTrafficCharge-JP-" + subscription);
    };
  }

  private static DataItems japan(String speedClass, Instant usedAt) {
    String suffix = "-" + speedClass + "-" + timeOfDay(usedAt);
    return new DataItems("uploadDataCharge" + suffix, "downloadDataCharge" + suffix);
  }

  private static DataItems same(String item) {
    return new DataItems(item, item);
  }

  private static String timeOfDay(Instant usedAt) {
    LocalTime time = usedAt.atZone(JAPAN).toLocalTime();
    return !time.isBefore(NIGHT_FROM) && time.isBefore(NIGHT_TO) ? "nighttime" : "daytime";
  }
}
