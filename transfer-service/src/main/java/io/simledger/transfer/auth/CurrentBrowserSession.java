package io.simledger.transfer.auth;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The console session of the current request, as the {@link BrowserGate} found it. */
@RequestScoped
@Named("session")
public class CurrentBrowserSession {
  private @Nullable SessionKey key;

  void isOf(SessionKey key) {
    this.key = key;
  }

  public boolean isOpen() {
    return key != null;
  }

  /** Sent back with each change, as the header {@value BrowserGate#CSRF_HEADER}. */
  public String csrfToken() {
    return key == null ? "" : key.csrfToken();
  }

  SessionKey key() {
    if (key == null) {
      throw new IllegalStateException("An open page has no session");
    }
    return key;
  }
}
