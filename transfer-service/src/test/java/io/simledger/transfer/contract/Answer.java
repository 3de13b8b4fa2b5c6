package io.simledger.transfer.contract;

import io.restassured.response.Response;
import java.util.Optional;

/**
 * What a call was answered.
 *
 * @param path what was called, with the prefix of global coverage if there was one (A8)
 * @param isKnownCaller whether the call carried credentials that were accepted
 */
record Answer(
    String path,
    int status,
    Optional<String> contentType,
    String body,
    Headers headers,
    boolean isKnownCaller) {

  static Answer of(String path, Response response, boolean withCredentials) {
    String contentType = response.contentType();
    return new Answer(
        path,
        response.statusCode(),
        Optional.ofNullable(contentType).filter(type -> !type.isEmpty()),
        response.asString(),
        name -> Optional.ofNullable(response.header(name)),
        withCredentials && response.statusCode() != 401);
  }

  boolean isError() {
    return status >= 400;
  }

  boolean isEmpty() {
    return body.isEmpty();
  }

  Optional<String> header(String name) {
    return headers.named(name);
  }

  /** Headers, whatever the case of their names. */
  interface Headers {
    Optional<String> named(String name);
  }
}
