package io.simledger.transfer.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Production generates no secret and has no sandbox. */
class DeploymentTest {
  private static final Deployment PRODUCTION =
      new Deployment() {
        @Override
        public boolean isProduction() {
          return true;
        }
      };

  private static final Deployment LOCAL =
      new Deployment() {
        @Override
        public boolean isProduction() {
          return false;
        }
      };

  @Test
  void productionRefusesToStartWithoutASecret() {
    assertThatThrownBy(() -> PRODUCTION.secret("a.secret", Optional.empty(), () -> "generated"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a.secret");
    assertThatThrownBy(() -> PRODUCTION.secret("a.secret", Optional.of(" "), () -> "generated"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(PRODUCTION.secret("a.secret", Optional.of("set"), () -> "generated"))
        .isEqualTo("set");
  }

  @Test
  void elsewhereASecretIsGeneratedUnlessItIsSet() {
    assertThat(LOCAL.secret("a.secret", Optional.empty(), () -> "generated"))
        .isEqualTo("generated");
    assertThat(LOCAL.secret("a.secret", Optional.of("set"), () -> "generated")).isEqualTo("set");
  }

  @Test
  void productionRefusesToStartWithASandbox() {
    StartupEvent started = new StartupEvent();
    assertThatThrownBy(() -> PRODUCTION.refuseSandboxInProduction(started, true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("simledger.sandbox.enabled");
    assertThatCode(
            () -> {
              PRODUCTION.refuseSandboxInProduction(started, false);
              LOCAL.refuseSandboxInProduction(started, true);
            })
        .doesNotThrowAnyException();
  }
}
