package io.simledger.billing.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Production has no sandbox. */
class NotInProductionTest {
  private static final SandboxConfig ON = () -> true;
  private static final SandboxConfig OFF = () -> false;

  @Test
  void productionRefusesToStartWithASandbox() {
    assertThatThrownBy(() -> NotInProduction.check(ON, List.of("prod")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("simledger.sandbox.enabled");
  }

  @Test
  void elsewhereASandboxIsFine() {
    assertThatCode(
            () -> {
              NotInProduction.check(ON, List.of("local"));
              NotInProduction.check(OFF, List.of("prod"));
            })
        .doesNotThrowAnyException();
  }
}
