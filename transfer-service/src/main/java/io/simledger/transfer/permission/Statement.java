package io.simledger.transfer.permission;

import java.util.List;

/** One statement of a permission: what it says about which operations, and when. */
record Statement(Effect effect, List<ApiPattern> apis, Condition condition) {

  Condition.Met applies(ApiCall call) {
    return apis.stream().anyMatch(api -> api.matches(call.operation()))
        ? condition.isMetBy(call)
        : Condition.Met.NO;
  }

  enum Effect {
    ALLOW,
    DENY
  }
}
