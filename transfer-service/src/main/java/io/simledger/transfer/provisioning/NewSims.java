package io.simledger.transfer.provisioning;

import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.sim.Plan;
import io.simledger.transfer.sim.SimStock;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** SIMs to bring into stock, 10,000 at most. */
record NewSims(@NotEmpty @Size(max = 10_000) List<@NotNull @Valid NewSim> sims) {
  /** A refusal names so many of the SIMs that caused it. */
  private static final int NAMED = 10;

  List<SimStock.NewSim> toStock() {
    Set<String> imsis = new HashSet<>();
    refuse(ErrorCode.IMSI_REPEATED, sim -> !imsis.add(sim.imsi()));
    Set<String> simIds = new HashSet<>();
    refuse(ErrorCode.SIM_ID_REPEATED, sim -> !simIds.add(sim.simId()));
    refuse(ErrorCode.PLAN_UNSUITABLE, sim -> sim.plan().isEmpty());
    return sims.stream().map(NewSim::toStock).toList();
  }

  private void refuse(ErrorCode error, Predicate<NewSim> reason) {
    List<String> refused =
        sims.stream().filter(reason).map(NewSim::imsi).distinct().limit(NAMED).toList();
    if (!refused.isEmpty()) {
      throw new ApiException(error, refused);
    }
  }

  /**
   * A SIM as it was made.
   *
   * @param subscription a plan of the coverage type
   * @param bundles of the plan; a SIM is charged for one
   * @param registrationSecret by which whoever has the card registers it
   */
  record NewSim(
      @NotNull @Pattern(regexp = "[0-9]{15}") String imsi,
      @NotNull @Pattern(regexp = "[0-9]{19}") String simId,
      @NotNull CoverageType coverageType,
      @NotNull String subscription,
      @Nullable @Size(max = 1) List<@NotNull String> bundles,
      @NotNull @Pattern(regexp = "[0-9]{1,15}") String msisdn,
      @NotBlank @Size(max = 100) String serialNumber,
      @NotBlank @Size(max = 100) String moduleType,
      @NotBlank @Size(max = 100) String registrationSecret) {

    private Optional<Plan> plan() {
      return Plan.named(subscription)
          .filter(plan -> plan.coverageType() == coverageType)
          .filter(plan -> bundlesOrNone().stream().allMatch(plan::offers));
    }

    private List<String> bundlesOrNone() {
      return bundles == null ? List.of() : bundles;
    }

    private SimStock.NewSim toStock() {
      return new SimStock.NewSim(
          imsi,
          simId,
          plan().orElseThrow(),
          bundlesOrNone(),
          msisdn,
          serialNumber,
          moduleType,
          registrationSecret);
    }

    @Override
    public String toString() {
      return "NewSim[" + imsi + "]";
    }
  }
}
