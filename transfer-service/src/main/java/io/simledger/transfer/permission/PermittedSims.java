package io.simledger.transfer.permission;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** On which SIMs a caller may perform what is performed {@link OnEachSim on each}. */
@ApplicationScoped
public class PermittedSims {
  private final CallerPermission permission;

  PermittedSims(CallerPermission permission) {
    this.permission = permission;
  }

  /** Those of the SIMs that the caller's permission does not include, by their IMSIs. */
  public List<String> refused(List<String> imsis) {
    return permission.refused(imsis);
  }
}
