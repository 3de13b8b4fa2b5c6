package io.simledger.transfer.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The key of an installation, and what is there without one. */
class ProvisioningKeyTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  @Test
  void onlyTheKeyItselfMatches() {
    ProvisioningKey key = key(KEY);
    assertThat(key.isConfigured()).isTrue();
    assertThat(key.matches(KEY)).isTrue();
    for (String other :
        new String[] {null, "", " ", KEY + "0", KEY.substring(1), KEY + "," + KEY}) {
      assertThat(key.matches(other)).as("%s", other).isFalse();
    }
  }

  @Test
  void aShortKeyStopsTheStart() {
    for (String shortKey : new String[] {KEY.substring(1), " "}) {
      assertThatThrownBy(() -> key(shortKey))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("simledger.provisioning.key")
          .hasMessageNotContaining(KEY.substring(1));
    }
  }

  @Test
  void withoutAKeyNothingMatchesAndEveryOperationIsUnknown() throws Exception {
    ProvisioningKey none = key(null);
    assertThat(none.matches(null)).isFalse();
    assertThat(none.matches("")).isFalse();
    ProvisioningGate gate = new ProvisioningGate(none, null);
    Method[] operations = ProvisioningResource.class.getDeclaredMethods();
    assertThat(Arrays.stream(operations).map(Method::getName))
        .contains("provisionOperator", "provisionPaymentMethod", "provisionSims");
    for (Method operation : operations) {
      ApiException refusal =
          catchThrowableOfType(
              ApiException.class, () -> gate.admit(null, new Operation(operation), null));
      assertThat(refusal.errorCode()).isEqualTo(ErrorCode.PATH_UNKNOWN);
    }
    gate.admit(null, new Operation(String.class.getMethod("length")), null);
  }

  private static ProvisioningKey key(String configured) {
    return new ProvisioningKey(() -> Optional.ofNullable(configured));
  }

  private record Operation(Method getResourceMethod)
      implements jakarta.ws.rs.container.ResourceInfo {
    @Override
    public Class<?> getResourceClass() {
      return getResourceMethod.getDeclaringClass();
    }
  }
}
