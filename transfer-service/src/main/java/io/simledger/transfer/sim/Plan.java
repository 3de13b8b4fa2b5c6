package io.simledger.transfer.sim;

import static io.simledger.transfer.account.CoverageType.G;
import static io.simledger.transfer.account.CoverageType.JP;

import io.simledger.transfer.account.CoverageType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a SIM subscribes to; fixed for its life, and with it the coverage type. */
public enum Plan {
  D("plan-D", JP, SpeedClasses.S1, Standby.NO, "D-300MB", "D-500MB"),
  K("plan-K", JP, SpeedClasses.S1, Standby.NO),
  K2("plan-K2", JP, SpeedClasses.S1, Standby.YES, "K2-300MB", "K2-500MB"),
  KM1("plan-KM1", JP, SpeedClasses.T1, Standby.YES),
  DU("plan-DU", JP, SpeedClasses.U1, Standby.YES, "DU-10GB", "DU-50GB", "DU-100GB"),
  PLAN_01S("plan01s", G, SpeedClasses.S1, Standby.YES),
  PLAN_01S_LOW_DATA_VOLUME("plan01s-low_data_volume", G, SpeedClasses.S1, Standby.YES),
  US("plan-US", G, SpeedClasses.S1_US, Standby.YES),
  P1("planP1", G, SpeedClasses.S1, Standby.YES),
  XM1("planXM1", G, SpeedClasses.S1, Standby.YES),
  X3("planX3", G, SpeedClasses.S1, Standby.YES, "X3-5MB");

  private final String wireName;
  private final CoverageType coverageType;
  private final SpeedClasses speedClasses;
  private final Standby standby;
  private final List<String> bundles;

  Plan(
      String wireName,
      CoverageType coverageType,
      SpeedClasses speedClasses,
      Standby standby,
      String... bundles) {
    this.wireName = wireName;
    this.coverageType = coverageType;
    this.speedClasses = speedClasses;
    this.standby = standby;
    this.bundles = List.of(bundles);
  }

  /** The plan that the API and the database call so. */
  public static Optional<Plan> named(String wireName) {
    return Arrays.stream(values()).filter(plan -> plan.wireName.equals(wireName)).findFirst();
  }

  /** The names of all plans, in the order of {@link #defaultSpeedClasses()}. */
  public static String[] names() {
    return Arrays.stream(values()).map(Plan::wireName).toArray(String[]::new);
  }

  /** The default speed classes of all plans, to join with in a statement over many SIMs. */
  public static String[] defaultSpeedClasses() {
    return Arrays.stream(values()).map(Plan::defaultSpeedClass).toArray(String[]::new);
  }

  /** The value of {@code subscription}. */
  public String wireName() {
    return wireName;
  }

  public CoverageType coverageType() {
    return coverageType;
  }

  /** The speed class that a SIM begins with under each owner (T8). */
  public String defaultSpeedClass() {
    return speedClasses.byDefault;
  }

  /** The speed classes that its SIMs can have. */
  public List<String> speedClasses() {
    return speedClasses.all;
  }

  /** Whether the bundle can be had with the plan. */
  public boolean offers(String bundle) {
    return bundles.contains(bundle);
  }

  /** Whether its SIMs can have the speed class. */
  public boolean supports(String speedClass) {
    return speedClasses.all.contains(speedClass);
  }

  /** Whether its SIMs can wait for activation (S2). */
  public boolean hasStandby() {
    return standby == Standby.YES;
  }

  private enum Standby {
    YES,
    NO
  }

  private enum SpeedClasses {
    S1("s1.standard", "s1.minimum", "s1.slow", "s1.standard", "s1.fast", "s1.4xfast"),
    S1_US(
        "s1.standard", "s1.minimum", "s1.slow", "s1.standard", "s1.fast", "s1.4xfast", "s1.8xfast"),
    U1("u1.standard", "u1.standard", "u1.slow"),
    T1("t1.standard", "t1.standard");

    private final String byDefault;
    private final List<String> all;

    SpeedClasses(String byDefault, String... all) {
      this.byDefault = byDefault;
      this.all = List.of(all);
    }
  }
}
