package io.simledger.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;

/** Asserts that a request was refused in the form of rule A5. */
public final class Refusals {
  private Refusals() {}

  public static void assertRefused(Response response, int status, String code) {
    assertThat(response.statusCode()).describedAs(response.asString()).isEqualTo(status);
    assertThat(response.contentType()).startsWith("application/json");
    assertThat(response.jsonPath().getString("code")).isEqualTo(code);
    assertThat(response.jsonPath().getString("message")).isNotBlank();
  }
}
