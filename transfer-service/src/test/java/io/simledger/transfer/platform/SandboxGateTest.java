package io.simledger.transfer.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** X: without a sandbox its operations are unknown paths. */
class SandboxGateTest {

  @Test
  void withoutASandboxItsOperationsAreUnknown() throws Exception {
    SandboxGate gate = new SandboxGate(false);
    for (ResourceInfo operation :
        new ResourceInfo[] {operation(Toys.class, "play"), operation(Work.class, "rest")}) {
      ApiException refusal = catchThrowableOfType(ApiException.class, () -> gate.hide(operation));
      assertThat(refusal.errorCode()).isEqualTo(ErrorCode.PATH_UNKNOWN);
    }
    ResourceInfo other = operation(Work.class, "work");
    assertThatCode(() -> gate.hide(other)).doesNotThrowAnyException();
  }

  @Test
  void aSandboxHasThem() throws Exception {
    ResourceInfo operation = operation(Toys.class, "play");
    assertThatCode(() -> new SandboxGate(true).hide(operation)).doesNotThrowAnyException();
  }

  private static ResourceInfo operation(Class<?> type, String method) throws Exception {
    Method declared = type.getDeclaredMethod(method);
    return new ResourceInfo() {
      @Override
      public Method getResourceMethod() {
        return declared;
      }

      @Override
      public Class<?> getResourceClass() {
        return type;
      }
    };
  }

  @SandboxOnly
  private static final class Toys {
    void play() {}
  }

  private static final class Work {
    void work() {}

    @SandboxOnly
    void rest() {}
  }
}
