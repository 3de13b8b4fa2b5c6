package io.simledger.transfer;

import static io.simledger.transfer.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.error.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** Asserts that a request was refused in the form of rule A5. */
public final class Refusals {
  private Refusals() {}

  public static void assertRefused(Response response, int status, String code) {
    assertThat(response.statusCode()).describedAs(response.asString()).isEqualTo(status);
    assertThat(response.contentType()).startsWith("application/json");
    assertThat(json(response).path("code").textValue()).isEqualTo(code);
    assertThat(json(response).path("message").textValue()).isNotBlank();
  }

  /** The same for a call that is made in both languages, each refused in its own. */
  public static void assertRefused(
      TestOperator operator,
      Function<RequestSpecification, Response> call,
      int status,
      String code) {
    ErrorCode error =
        Arrays.stream(ErrorCode.values())
            .filter(candidate -> candidate.code().equals(code))
            .findFirst()
            .orElseThrow();
    for (Language language : Language.values()) {
      Response response =
          call.apply(
              operator.call().header(Language.HEADER, language.name().toLowerCase(Locale.ROOT)));
      assertRefused(response, status, code);
      assertThat(json(response).path("message").textValue()).isEqualTo(error.message(language));
    }
  }
}
