package io.simledger.billing.intake;

import java.util.List;

/**
 * Takes batches of usage, each in one transaction: when the call returns, the records that are not
 * refused are committed; when it throws, none of them is.
 *
 * <p>Every record is added once, whoever sends it how often, decided by its id. Records of one
 * batch stand in no order.
 */
public interface UsageSink {
  UsageResult add(List<UsageRecord> records);
}
