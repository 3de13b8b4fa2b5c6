package io.simledger.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser that is signed in to the console: it sends cookie, origin and the page's token. */
public final class Browser {
  public static final String COOKIE = "simledger_session";
  private static final Pattern TOKEN = Pattern.compile("X-CSRF-Token\":\"([A-Za-z0-9_-]+)\"");

  private final String session;
  private final String language;
  private String csrfToken;

  private Browser(String session, String language) {
    this.session = session;
    this.language = language;
  }

  /** The root user of the operator. */
  public static Browser signedIn(TestOperator operator) {
    return signedIn(Map.of("email", operator.email, "password", TestOperator.PASSWORD));
  }

  /** A SAM user of the operator, who has the password of all tests. */
  public static Browser signedIn(TestOperator operator, String userName) {
    return signedIn(
        Map.of(
            "as",
            "user",
            "operatorId",
            operator.operatorId,
            "userName",
            userName,
            "password",
            TestOperator.PASSWORD));
  }

  private static Browser signedIn(Map<String, ?> form) {
    Response response = signIn(form);
    assertThat(response.statusCode()).describedAs(response.asString()).isEqualTo(303);
    return new Browser(response.cookie(COOKIE), "en");
  }

  /** Sends the form of the sign-in page. */
  public static Response signIn(Map<String, ?> form) {
    return given()
        .redirects()
        .follow(false)
        .header("Origin", origin())
        .formParams(form)
        .post("/console/auth");
  }

  /** The same session in a language, {@code en} or {@code ja}. */
  public Browser in(String language) {
    return new Browser(session, language);
  }

  public Response get(String path) {
    return call().get(path);
  }

  /** A part of a page. */
  public Response getPart(String path) {
    return call().header("HX-Request", "true").get(path);
  }

  /** A change as a page of this session sends it. */
  public Response post(String path, Map<String, ?> form) {
    return change().header("X-CSRF-Token", csrfToken()).body(encoded(form)).post(path);
  }

  /** The same without the session's token; add headers and parameters. */
  public RequestSpecification change() {
    return call()
        .header("HX-Request", "true")
        .header("Origin", origin())
        .contentType("application/x-www-form-urlencoded; charset=UTF-8");
  }

  /** The token in the session's pages, the same as long as the session lives. */
  public String csrfToken() {
    if (csrfToken == null) {
      Matcher token = TOKEN.matcher(get("/console/account").asString());
      assertThat(token.find()).isTrue();
      csrfToken = token.group(1);
    }
    return csrfToken;
  }

  /** The value of the session's cookie. */
  public String session() {
    return session;
  }

  /** Where the service is asked. */
  public static String origin() {
    return "%s:%d".formatted(RestAssured.baseURI, RestAssured.port);
  }

  private static String encoded(Map<String, ?> form) {
    return form.entrySet().stream()
        .flatMap(
            field ->
                values(field.getValue())
                    .map(value -> encoded(field.getKey()) + "=" + encoded(value.toString())))
        .collect(Collectors.joining("&"));
  }

  /** A list is a field that is sent several times. */
  private static Stream<?> values(Object value) {
    return value instanceof Collection<?> several ? several.stream() : Stream.of(value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Paths are sent as they are given, encoded or not. */
  private RequestSpecification call() {
    return given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false)
        .header("Accept-Language", language)
        .cookie(COOKIE, session);
  }
}
