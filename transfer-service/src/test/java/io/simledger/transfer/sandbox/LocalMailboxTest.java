package io.simledger.transfer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalMailboxTest {
  private final LocalMailbox none = new LocalMailbox(Optional.empty());

  @Test
  void mailsOfASandboxWithoutMailboxAreNotFound() {
    assertThatThrownBy(() -> none.mailsTo("source@example.com"))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> assertThat(refusal.errorCode()).isEqualTo(ErrorCode.MAILBOX_MISSING));
  }

  @Test
  void aSandboxWithoutMailboxHasNoneToEmpty() {
    assertThatCode(none::empty).doesNotThrowAnyException();
  }
}
