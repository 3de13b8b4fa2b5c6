package io.simledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPlanTest {
  @Test
  void everyPortFollowsTheFirst() {
    PortPlan plan = new PortPlan(9000);

    assertThat(
            new int[] {
              plan.transfer(),
              plan.billing(),
              plan.billingTls(),
              plan.postgresql(),
              plan.smtp(),
              plan.mailbox(),
              plan.transferManagement(),
              plan.billingManagement()
            })
        .containsExactly(9000, 9001, 9002, 9003, 9004, 9005, 9006, 9007);
    assertThat(plan.apiUrl()).isEqualTo("http://localhost:9000");
    assertThat(plan.downloadUrl()).isEqualTo("http://localhost:9001");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1023, 65_529, 70_000})
  void refusesPortsThatLeaveNoRoom(int base) {
    assertThatThrownBy(() -> new PortPlan(base))
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith("--port must be between 1024 and 65528");
  }

  @Test
  void namesTheTakenPortAndTheWayOut() throws Exception {
    PortPlan plan = PortPlan.anyFree();
    assertThatCode(plan::requireFree).doesNotThrowAnyException();

    try (ServerSocket other =
        new ServerSocket(plan.postgresql(), 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(plan::requireFree)
          .isInstanceOf(RunFailure.class)
          .hasMessage(
              "Port %d (PostgreSQL) is taken; choose others with --port N, which uses N to N+7.",
              other.getLocalPort());
    }
  }
}
