package io.simledger.e2e.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one Chromium: the machine's, or one that Playwright downloads when there is none.
 * Where neither works the tests fail and say what is missing. The shell without a window's
 * machinery comes first: the same engine for a third of the processor's time.
 */
public class Chromium implements ParameterResolver {
  private static final List<String> INSTALLED =
      List.of(
          "/usr/bin/chromium-headless-shell",
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  /** No sandbox, since tests may run as root; and nothing that asks the network by itself. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(Holder.class)
        .browser;
  }

  static final class Holder implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    Holder() {
      Optional<Path> installed =
          INSTALLED.stream().map(Path::of).filter(Files::isExecutable).findFirst();
      try {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(downloads(installed)));
      } catch (PlaywrightException e) {
        throw missing(e);
      }
      BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
      installed.ifPresent(options::setExecutablePath);
      try {
        browser = playwright.chromium().launch(options);
      } catch (PlaywrightException e) {
        playwright.close();
        throw missing(e);
      }
    }

    private static Map<String, String> downloads(Optional<Path> installed) {
      return installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
    }

    private static IllegalStateException missing(PlaywrightException cause) {
      return new IllegalStateException(
          "The tests of the console need Chromium (Debian: apt-get install chromium-headless-shell"
              + " fonts-noto-cjk), or access to Playwright's downloads.",
          cause);
    }

    @Override
    public void close() {
      playwright.close();
    }
  }
}
