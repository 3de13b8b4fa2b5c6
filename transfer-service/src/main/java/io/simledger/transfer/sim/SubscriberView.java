package io.simledger.transfer.sim;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A SIM as {@code /subscribers} shows it. Times are milliseconds of Unix time; each stands under
 * both of its names.
 *
 * @param type the speed class once more
 * @param plan 1: with SMS
 */
record SubscriberView(
    String imsi,
    String simId,
    String msisdn,
    String iccid,
    String serialNumber,
    String operatorId,
    String status,
    String speedClass,
    String type,
    String moduleType,
    int plan,
    String subscription,
    List<String> bundles,
    @Nullable UUID groupId,
    Map<String, String> tags,
    boolean terminationEnabled,
    @Nullable ImeiLockView imeiLock,
    SessionView sessionStatus,
    @Nullable Long expiryTime,
    @Nullable Long expiredAt,
    @Nullable String expiryAction,
    long registeredTime,
    long createdAt,
    long createdTime,
    long lastModifiedAt,
    long lastModifiedTime) {

  static SubscriberView of(Sim sim) {
    Long expiry = millis(sim.expiresAt);
    long created = sim.createdAt.toEpochMilli();
    long modified = sim.modifiedAt.toEpochMilli();
    return new SubscriberView(
        sim.imsi,
        sim.simId,
        sim.msisdn,
        sim.simId,
        sim.serialNumber,
        sim.operatorId,
        sim.status.wireName(),
        sim.speedClass,
        sim.speedClass,
        sim.moduleType,
        1,
        sim.subscription,
        sim.bundles,
        sim.groupId,
        Tags.shown(sim.tags),
        sim.terminationEnabled,
        ImeiLockView.of(sim),
        SessionView.of(sim),
        expiry,
        expiry,
        sim.expiryAction,
        created,
        created,
        created,
        modified,
        modified);
  }

  static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
