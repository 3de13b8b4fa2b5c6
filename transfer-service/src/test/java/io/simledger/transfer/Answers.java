package io.simledger.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;

/** Reads what a request is answered with, and asserts it: every field and no other. */
public final class Answers {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Answers() {}

  /** The body of an answer. Far quicker than REST Assured's paths, each of which is compiled. */
  public static JsonNode json(Response response) {
    return tree(response.asString());
  }

  /** The same tree, and numbers are written out. */
  public static void assertAnswered(Response response, int status, String expected) {
    assertThat(response.statusCode()).describedAs(response.asString()).isEqualTo(status);
    assertThat(response.contentType()).startsWith("application/json");
    assertThat(response.asString()).doesNotContainPattern("[0-9]E[+-]?[0-9]");
    assertThat(json(response)).isEqualTo(tree(expected));
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("No JSON: " + json, e);
    }
  }
}
