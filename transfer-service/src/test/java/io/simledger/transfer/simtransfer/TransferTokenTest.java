package io.simledger.transfer.simtransfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** T2: what a token looks like and who can make it. */
class TransferTokenTest {
  private static final byte[] SECRET = "a secret of at least 32 characters".getBytes(UTF_8);
  private static final UUID TRANSFER = UUID.fromString("00000000-0000-4000-8000-000000000001");

  @Test
  void isTwoUuidsJoinedByAHyphen() {
    String uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    assertThat(TransferToken.derive(SECRET, TRANSFER).reveal())
        .hasSize(73)
        .matches(uuid + "-" + uuid);
  }

  @Test
  void isTheSameWheneverItIsDerived() {
    assertThat(TransferToken.derive(SECRET, TRANSFER))
        .isEqualTo(TransferToken.derive(SECRET, TRANSFER))
        .hasSameHashCodeAs(TransferToken.derive(SECRET, TRANSFER));
  }

  @Test
  void isAnotherOneForAnotherTransferOrSecret() {
    TransferToken token = TransferToken.derive(SECRET, TRANSFER);
    assertThat(token).isNotEqualTo(TransferToken.derive(SECRET, UUID.randomUUID()));
    assertThat(token)
        .isNotEqualTo(
            TransferToken.derive("another secret of 32 characters!".getBytes(UTF_8), TRANSFER));
  }

  @Test
  void isNeverShownByAccident() {
    TransferToken token = TransferToken.derive(SECRET, TRANSFER);
    assertThat(token.toString()).doesNotContain(token.reveal().substring(0, 8));
  }

  @Test
  void isRecognisedByItsHash() {
    TransferToken token = TransferToken.derive(SECRET, TRANSFER);
    assertThat(TransferToken.presented(token.reveal()).hash()).isEqualTo(token.hash()).hasSize(32);
  }
}
