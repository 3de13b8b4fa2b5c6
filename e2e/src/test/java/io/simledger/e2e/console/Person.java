package io.simledger.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotCaret;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.simledger.e2e.Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a browser of their own, in front of the console. */
final class Person implements AutoCloseable {
  /** Markup and colours are the same in both languages: they are looked at in one. */
  private static final String LOOKED_AT_CLOSELY = "en";

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** In the document, be it folded away. */
  private static final Page.WaitForSelectorOptions ATTACHED =
      new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);

  private static final int DESKTOP_WIDTH = 1280;
  private static final int DESKTOP_HEIGHT = 900;
  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  private final BrowserContext context;
  private final Page page;
  private final String url;
  private final String language;
  private final List<String> complaints = new ArrayList<>();

  Person(Browser browser, String url, String language) {
    this.url = url;
    this.language = language;
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(language.equals("ja") ? "ja-JP" : "en-US")
                .setViewportSize(DESKTOP_WIDTH, DESKTOP_HEIGHT));
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " at " + message.location());
          }
        });
    page.onPageError(error -> complaints.add(error + " at " + page.url()));
    page.onRequest(
        request -> {
          // A link that the person follows is no request of the page.
          if (!request.isNavigationRequest()
              && !request.url().startsWith(url)
              && !request.url().startsWith("data:")) {
            complaints.add("The page asks another site: " + request.url());
          }
        });
  }

  Page page() {
    return page;
  }

  String language() {
    return language;
  }

  /** Signs in as the root user of an operator, from wherever the person is asked to. */
  void signIn(Api.Operator operator) {
    page.fill("input[name=email]", operator.email);
    page.fill("input[name=password]", Api.PASSWORD);
    page.click("form[action='/console/auth'] button[type=submit]");
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  void openAs(Api.Operator operator) {
    open("/console/auth");
    signIn(operator);
  }

  Response open(String path) {
    return page.navigate(path.startsWith("http") ? path : url + path);
  }

  void click(String selector) {
    page.click(selector);
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  /** Waits until something is to be seen, and returns its text. */
  String see(String selector) {
    Locator found = page.locator(selector).first();
    found.waitFor();
    return found.innerText();
  }

  /** Selects rows of the table of SIMs and chooses an action for them. */
  void act(String action, List<String> imsis) {
    imsis.forEach(imsi -> page.check("input[name=imsi][value='" + imsi + "']"));
    choose(action);
  }

  /** Chooses an action for what is selected. */
  void choose(String action) {
    page.click(".actions-menu > summary");
    page.click(".actions-menu button[hx-vals*='\"" + action + "\"']");
    page.waitForSelector("#dialog[open] #preview-sims", ATTACHED);
  }

  /** Sends the form of the open dialog. */
  void confirm() {
    page.click("#dialog form button[type=submit]");
  }

  /** The page is in the language it should be, nothing went wrong on it, and it is accessible. */
  void isWell() {
    assertThat(page.getAttribute("html", "lang")).isEqualTo(language);
    assertThat(page.locator("h1").count()).as("headings of " + page.url()).isEqualTo(1);
    assertThat(complaints).isEmpty();
    if (language.equals(LOOKED_AT_CLOSELY)) {
      isAccessible();
    }
  }

  private void isAccessible() {
    List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
    assertThat(violations)
        .as("axe-core on " + page.url())
        .allSatisfy(rule -> assertThat(rule.getNodes().toString()).as(rule.getHelp()).isEmpty());
  }

  /** What Chromium says of an answer that is a refusal is no complaint. */
  void expectRefusals() {
    complaints.removeIf(complaint -> complaint.startsWith("Failed to load resource"));
  }

  void screenshot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(name + "-" + language + ".png"))
            // To hide the caret, Playwright would need a style that the console's policy refuses.
            .setCaret(ScreenshotCaret.INITIAL)
            .setFullPage(true));
  }

  /**
   * The page as it stands on a desktop, on a phone, and in the dark; on a phone nothing hangs out.
   */
  void screenshots(String name) {
    screenshot(name);
    if (language.equals(LOOKED_AT_CLOSELY)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      screenshot(name + "-dark");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
    page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    if (language.equals(LOOKED_AT_CLOSELY)) {
      screenshot(name + "-phone");
    }
    awaitFittingWidth();
    page.setViewportSize(DESKTOP_WIDTH, DESKTOP_HEIGHT);
  }

  /** A chart gets its new size a moment after its page. */
  private void awaitFittingWidth() {
    try {
      page.waitForFunction("document.documentElement.scrollWidth <= window.innerWidth");
    } catch (TimeoutError e) {
      throw new AssertionError(page.url() + " does not fit the width of a phone", e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
