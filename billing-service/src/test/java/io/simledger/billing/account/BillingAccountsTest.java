package io.simledger.billing.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestParts;
import io.simledger.billing.platform.Retry;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
class BillingAccountsTest {
  @Inject BillingAccounts accounts;
  @Inject Retry retry;

  @Test
  void anOperatorHasOneAccountForEachCoverageType() {
    BillingAccount.Key jp = new BillingAccount.Key("OP0000000301", Coverage.JP);
    BillingAccount.Key g = new BillingAccount.Key("OP0000000301", Coverage.G);
    Set<OpenAccounts> seen = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 8)
        .parallel()
        .forEach(i -> seen.add(retry.inTransaction(() -> accounts.ensure(List.of(g, jp)))));
    assertThat(seen).hasSize(1);
    Map<BillingAccount.Key, BillingAccount> both = seen.iterator().next().byKey();
    assertThat(both.get(jp)).isNotEqualTo(both.get(g));
    assertThat(accounts.find("OP0000000301", Coverage.JP)).contains(both.get(jp));
    assertThat(accounts.get(both.get(g).id()).coverage().currency()).isEqualTo("USD");
  }

  @Test
  void anOperatorWithoutChargesHasNone() {
    assertThat(accounts.find("OP0000000302", Coverage.JP)).isEmpty();
  }
}
