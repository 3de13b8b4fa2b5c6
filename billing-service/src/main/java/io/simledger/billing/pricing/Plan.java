package io.simledger.billing.pricing;

import java.util.List;

/**
 * What a SIM subscribes to for life, and what decides its prices.
 *
 * @param subscription such as {@code plan-D}
 * @param bundle such as {@code D-300MB}; empty for none
 */
public record Plan(String subscription, String bundle) {
  private static final String WITH_BUNDLE = " with bundle";

  /** A plan without a bundle. */
  public static Plan of(String subscription) {
    return new Plan(subscription, "");
  }

  /** The plan that a name in the catalogue stands for, if it is one and not a kind of plans. */
  static boolean isOne(String catalogueName) {
    return !catalogueName.endsWith(WITH_BUNDLE);
  }

  /** Names in catalogue and price book that mean this plan too, the closest first. */
  List<String> catalogueNames() {
    return bundle.isEmpty()
        ? List.of(subscription)
        : List.of(subscription + WITH_BUNDLE, subscription);
  }
}
