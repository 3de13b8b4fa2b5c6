package io.simledger.transfer.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A5. */
class ErrorCodeTest {

  @Test
  void codesAreThreeLettersAndFourDigitsAndUnique() {
    assertThat(ErrorCode.values())
        .extracting(ErrorCode::code)
        .allMatch(c -> c.matches("(AUM|SEM|BIL|COM|SBX|AGW)[0-9]{4}"));
    assertThat(ErrorCode.values()).extracting(ErrorCode::code).doesNotHaveDuplicates();
  }

  @Test
  void messagesHaveNoPercentSignAndDifferByLanguage() {
    Stream<String> messages =
        Arrays.stream(ErrorCode.values())
            .flatMap(error -> Stream.of(error.message(Language.EN), error.message(Language.JA)));
    assertThat(messages).noneMatch(message -> message.contains("%") || message.isBlank());
    assertThat(ErrorCode.values())
        .allMatch(error -> !error.message(Language.EN).equals(error.message(Language.JA)));
  }

  @Test
  void statusesAreRefusals() {
    assertThat(ErrorCode.values()).allMatch(error -> error.status() >= 400 && error.status() < 600);
  }
}
