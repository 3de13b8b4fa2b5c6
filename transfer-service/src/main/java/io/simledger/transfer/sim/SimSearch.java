package io.simledger.transfer.sim;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What {@code /query/sims} looks for: more than {@code /query/subscribers}. */
class SimSearch extends SubscriberSearch {
  private static final Set<String> SESSION_STATUSES = Set.of("NA", "ONLINE", "OFFLINE");

  @RestQuery("group_id")
  @Nullable List<String> groupId;

  @RestQuery("sim_id")
  @Nullable List<String> simId;

  @RestQuery @Nullable List<String> bundles;

  @RestQuery @Nullable List<String> status;

  @RestQuery("session_status")
  @Nullable String sessionStatus;

  @Override
  SearchTerms.Collector collected(SearchTerms.Collector terms) {
    return super.collected(terms)
        .add(SearchField.GROUP_ID, groupId)
        .add(SearchField.SIM_ID, simId)
        .add(SearchField.BUNDLES, bundles)
        .add(SearchField.STATUS, status)
        .add(SearchField.SESSION_STATUS, sessionStatuses());
  }

  private @Nullable List<String> sessionStatuses() {
    if (sessionStatus == null || sessionStatus.isEmpty()) {
      return null;
    }
    if (!SESSION_STATUSES.contains(sessionStatus)) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "session_status");
    }
    return sessionStatus.equals("NA") ? null : List.of(sessionStatus);
  }
}
