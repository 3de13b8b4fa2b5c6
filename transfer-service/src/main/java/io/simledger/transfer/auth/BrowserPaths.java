package io.simledger.transfer.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Where the console's pages are. */
public final class BrowserPaths {
  public static final String HOME = "/console/sims";
  public static final String SIGN_IN = "/console/auth";

  /** The page behind the link in mails. */
  public static final String ACCEPT = "/transfers/accept";

  private BrowserPaths() {}

  /** Whether a path is one of the console's pages. */
  public static boolean isPage(String path) {
    return path.startsWith("/console") || path.equals(ACCEPT);
  }

  /** The sign-in that leads back to a page. */
  public static String signInAndReturn(String page) {
    return SIGN_IN + "?return=" + URLEncoder.encode(page, UTF_8);
  }

  /** A page to return to after signing in: never one of another site. */
  public static String returnTo(String path) {
    boolean isOwn =
        path.startsWith("/")
            && !path.startsWith("//")
            && path.indexOf('\\') < 0
            && path.chars().noneMatch(Character::isISOControl)
            && isPage(path.split("\\?", 2)[0])
            && !path.startsWith(SIGN_IN);
    return isOwn ? path : HOME;
  }
}
