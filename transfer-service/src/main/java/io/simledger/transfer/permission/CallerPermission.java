package io.simledger.transfer.permission;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What the SAM user who makes the current request may do; nothing is kept from the root user. */
@RequestScoped
class CallerPermission {
  private @Nullable Permission permission;
  private @Nullable ApiCall call;

  /** Refuses the call unless it is allowed, or its body will tell. */
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

  private void require(ApiCall asked) {
    if (permission != null && !permission.allows(asked)) {
      throw new ApiException(ErrorCode.PERMISSION_DENIED);
    }
  }
}
