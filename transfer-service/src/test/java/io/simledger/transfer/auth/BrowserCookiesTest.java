package io.simledger.transfer.auth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The console's cookies")
class BrowserCookiesTest {
  private final BrowserCookies secure = new BrowserCookies(URI.create("https://sim.example"));
  private final BrowserCookies plain = new BrowserCookies(URI.create("http://localhost:8080"));

  @Test
  void behindTlsTheSessionStaysWithTheHostAndTls() {
    NewCookie cookie = secure.session(new SessionKey(UUID.randomUUID(), "api-x"));
    assertThat(cookie.getName()).isEqualTo("__Host-simledger_session");
    assertThat(cookie.isSecure()).isTrue();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.STRICT);
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getDomain()).isNull();
    assertThat(cookie.getMaxAge()).isEqualTo(NewCookie.DEFAULT_MAX_AGE);
  }

  @Test
  void withoutTlsTheBrowserKeepsTheSession() {
    NewCookie cookie = plain.session(new SessionKey(UUID.randomUUID(), "api-x"));
    assertThat(cookie.getName()).isEqualTo("simledger_session");
    assertThat(cookie.isSecure()).isFalse();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.STRICT);
  }

  @Test
  void signingOutTakesTheSameCookieAway() {
    assertThat(secure.noSession().getName()).isEqualTo(secure.sessionName());
    assertThat(secure.noSession().getMaxAge()).isZero();
    assertThat(secure.noSession().getValue()).isEmpty();
  }

  @Test
  void choicesAreAsWellKeptFromScripts() {
    NewCookie cookie = secure.choice(BrowserCookies.THEME, "dark");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.isSecure()).isTrue();
    assertThat(cookie.getMaxAge()).isEqualTo(365 * 24 * 60 * 60);
  }

  @ParameterizedTest
  @CsvSource({
    "https://sim.example, sim.example, true",
    "https://sim.example, 10.0.0.7:8080, true",
    "http://10.0.0.7:8080, 10.0.0.7:8080, true",
    "https://sim.example.evil.example, sim.example, false",
    "http://sim.example:81, sim.example, false",
    "null, sim.example, false",
    "https://evil.example, , false",
  })
  void anOriginIsOwnWhenItIsTheConsoleOrTheHostThatWasAsked(
      String origin, String host, boolean own) {
    assertThat(secure.isOwn(origin, host)).isEqualTo(own);
  }
}
