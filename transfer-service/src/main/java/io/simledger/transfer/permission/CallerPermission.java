package io.simledger.transfer.permission;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.permission.Condition.Met;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the SAM user who makes the current request may do; nothing is kept from the root user. */
@RequestScoped
class CallerPermission {
  /** A condition holds its values between such quotes, and may ask for an empty one. */
  private static final String NAMED_BY_NONE = "'";

  private @Nullable Permission permission;
  private @Nullable ApiCall call;

  /** Refuses the call unless it is allowed, or will be asked about once more. */
  void isLimitedTo(Permission permission, ApiCall call) {
    this.permission = permission;
    this.call = call;
    require(call);
  }

  /** Refuses the call unless a transfer to this destination is allowed. */
  void requireDestination(String operatorId) {
    if (call != null) {
      require(call.to(operatorId));
    }
  }

  /**
   * Those of the SIMs on which the call is not allowed, if it is about each of them. All that no
   * condition names are alike, so that each of very many is not asked about.
   */
  List<String> refused(List<String> imsis) {
    ApiCall each = call;
    if (permission == null || each == null || each.lacking().get(ApiCall.IMSI) != Met.LATER) {
      return List.of();
    }
    Permission about = permission.about(each.operation());
    Set<String> named = about.namedBy(ApiCall.IMSI);
    named.add(each.userName());
    boolean areOthersAllowed = about.allows(each.on(NAMED_BY_NONE));
    return imsis.stream()
        .filter(imsi -> named.contains(imsi) ? !about.allows(each.on(imsi)) : !areOthersAllowed)
        .toList();
  }

  private void require(ApiCall asked) {
    if (permission != null && !permission.allows(asked)) {
      throw new ApiException(ErrorCode.PERMISSION_DENIED);
    }
  }
}
