package io.simledger.transfer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.sim.Owner;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
class ListedSimsTest {
  private static final int MEGABYTE = 1 << 20;

  @Inject ListedSims lists;

  @Test
  void aListOfMillionsOfLinesIsRefusedWithoutKeepingThem() {
    Owner nobody = new Owner("OP0000000000", CoverageType.JP);
    String text = "1\n".repeat(5 * MEGABYTE);
    long before = allocated();

    assertThatThrownBy(() -> lists.read(nobody, text))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> assertThat(refusal.errorCode()).isEqualTo(ErrorCode.SELECTION_TOO_LARGE));

    assertThat(allocated() - before).isLessThan(20 * MEGABYTE);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
