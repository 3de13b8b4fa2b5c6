package io.simledger.transfer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("B6 items of data traffic")
class DataItemsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T16:59:59Z, daytime",
    "2026-11-21T17:00:00Z, nighttime",
    "2026-11-21T20:59:59Z, nighttime",
    "2026-11-21T21:00:00Z, daytime",
  })
  void nightIsFromTwoToSixInJapan(Instant usedAt, String timeOfDay) {
    assertThat(DataItems.of("plan-D", "s1.fast", usedAt).upload())
        .isEqualTo("uploadDataCharge-s1.fast-" + timeOfDay);
  }

  @ParameterizedTest
  @CsvSource({
    "plan-KM1, dataTrafficChargeForPlanKM1",
    "planArc01, soracomArcVirtualSimDateTrafficCharge",
    "plan01s, dataTrafficCharge-JP-plan01s",
  })
  void otherPlansChargeBothDirectionsAlike(String subscription, String item) {
    DataItems items = DataItems.of(subscription, "s1.fast", Instant.EPOCH);

    assertThat(items).isEqualTo(new DataItems(item, item));
  }

  @Test
  void directionsWithoutTrafficAreNotReported() {
    AirStats stats = new AirStats(0L, Map.of("s1.fast", new AirStats.Traffic(1024L, null)));

    assertThat(stats.items("plan-D"))
        .extracting(UsedItem::billItemName)
        .containsExactly("uploadDataCharge-s1.fast-daytime");
  }

  @Test
  void beamRequestsInAndOutAreEachCounted() {
    BeamStats stats =
        new BeamStats(
            0L,
            Map.of("inHttp", new BeamStats.Requests(3L), "outHttp", new BeamStats.Requests(4L)));

    assertThat(stats.items())
        .extracting(item -> item.billItemName() + " " + item.quantity())
        .containsExactlyInAnyOrder(
            "soracomBeamRequestCharge-http 3", "soracomBeamRequestCharge-http 4");
  }
}
