package io.simledger.transfer.sim;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A SIM as {@code /sims} shows it. Times are milliseconds of Unix time.
 *
 * @param profiles the only profile, under its ICCID, with the only subscription under its IMSI
 */
record SimView(
    String simId,
    String operatorId,
    String type,
    String status,
    String speedClass,
    String moduleType,
    String serialNumber,
    Capabilities capabilities,
    String activeProfileId,
    Map<String, Profile> profiles,
    @Nullable UUID groupId,
    Map<String, String> tags,
    boolean terminationEnabled,
    @Nullable ImeiLockView imeiLock,
    SessionView sessionStatus,
    @Nullable Long expiryTime,
    @Nullable String expiryAction,
    long createdTime,
    long lastModifiedTime) {
  private static final Capabilities DATA_AND_SMS = new Capabilities(true, true);

  static SimView of(Sim sim) {
    return new SimView(
        sim.simId,
        sim.operatorId,
        "uicc",
        sim.status.wireName(),
        sim.speedClass,
        sim.moduleType,
        sim.serialNumber,
        DATA_AND_SMS,
        sim.simId,
        Map.of(sim.simId, Profile.of(sim)),
        sim.groupId,
        Tags.shown(sim.tags),
        sim.terminationEnabled,
        ImeiLockView.of(sim),
        SessionView.of(sim),
        SubscriberView.millis(sim.expiresAt),
        sim.expiryAction,
        sim.createdAt.toEpochMilli(),
        sim.modifiedAt.toEpochMilli());
  }

  record Capabilities(boolean data, boolean sms) {}

  record Profile(
      String iccid,
      String primaryImsi,
      boolean otaSupported,
      Map<String, Subscription> subscribers) {
    static Profile of(Sim sim) {
      return new Profile(sim.simId, sim.imsi, false, Map.of(sim.imsi, Subscription.of(sim)));
    }
  }

  record Subscription(
      String imsi,
      String msisdn,
      String status,
      String subscription,
      List<String> bundles,
      Capabilities capabilities) {
    static Subscription of(Sim sim) {
      return new Subscription(
          sim.imsi, sim.msisdn, sim.status.wireName(), sim.subscription, sim.bundles, DATA_AND_SMS);
    }
  }
}
