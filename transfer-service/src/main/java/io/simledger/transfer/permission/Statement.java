package io.simledger.transfer.permission;

import java.util.List;

/** One statement of a permission: what it says about which operations, and when. */
record Statement(Effect effect, List<ApiPattern> apis, Condition condition) {

  Condition.Met applies(ApiCall call) {
    return isAbout(call.operation()) ? condition.isMetBy(call) : Condition.Met.NO;
  }

  boolean isAbout(ApiOperation operation) {
    return apis.stream().anyMatch(api -> api.matches(operation));
  }

  enum Effect {
    ALLOW,
    DENY
  }
}
