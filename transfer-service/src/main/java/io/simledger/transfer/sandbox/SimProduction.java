package io.simledger.transfer.sandbox;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.sim.Owner;
import io.simledger.transfer.sim.Plan;
import io.simledger.transfer.sim.Registration;
import io.simledger.transfer.sim.SimStock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Makes SIMs, and registers them at once where that is asked for. */
@ApplicationScoped
class SimProduction {
  private final SimStock stock;
  private final Registration registration;
  private final SandboxConfig config;

  SimProduction(SimStock stock, Registration registration, SandboxConfig config) {
    this.stock = stock;
    this.registration = registration;
    this.config = config;
  }

  SimStock.StockedSim one(String subscription, List<String> bundles) {
    return stock.produce(plan(subscription, bundles), bundles, 1).get(0);
  }

  /** SIMs of the operator in the coverage type of their plan; returns their IMSIs. */
  @Transactional
  List<String> registered(String operatorId, String subscription, List<String> bundles, int count) {
    if (count > config.maxSims()) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "count");
    }
    Plan plan = plan(subscription, bundles);
    List<String> imsis =
        stock.produce(plan, bundles, count).stream()
            .map(SimStock.StockedSim::imsi)
            .sorted()
            .toList();
    registration.registerAll(new Owner(operatorId, plan.coverageType()), imsis);
    return imsis;
  }

  private static Plan plan(String subscription, List<String> bundles) {
    return Plan.named(subscription)
        .filter(plan -> bundles.stream().allMatch(plan::offers))
        .orElseThrow(() -> new ApiException(ErrorCode.SANDBOX_PLAN_UNSUITABLE));
  }
}
