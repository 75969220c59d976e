package io.tureen.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console's page, as a person uses it in a browser. */
@Order(4)
@ExtendWith(RunningSystem.Extension.class)
class ConsolePageIT {
  private static final String CHROMIUM = "chromium";
  private static final double PATIENCE_MILLIS = 30_000;

  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void startBrowser(RunningSystem system) {
    Tools.require(CHROMIUM, "Debian's chromium");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Tools.path(CHROMIUM))
                    .setArgs(List.of("--no-sandbox")));
    system.load("--plan", "each");
    RunningSystem.settledRows();
  }

  @AfterAll
  static void stopBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @AfterEach
  void nothingWasComplainedOf() {
    if (context != null) {
      context.close();
    }
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void theReportOnALaptop() {
    open("/report", 1280, 800, ColorScheme.LIGHT);

    assertThat(page.locator("section.card")).hasCount(4);
    assertThat(page.locator("#usage .heatmap").first()).isVisible();
    assertThat(page.locator("#foods canvas").first()).isVisible();
    assertThat(page.locator("main")).not().containsText("null");
    page.locator("#menus summary").getByText("SQL").click();
    assertThat(page.locator("#menus pre")).containsText("where event_type = 'menu_search'");
    fitsTheScreen();
    picture("report-laptop");
  }

  @Test
  void aPeriodIsInTheAddressAndTheWayBackLeadsOutOfIt() {
    open("/report", 1280, 800, ColorScheme.DARK);

    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Today")).click();
    assertThat(page).hasURL(Console.address() + "/report?period=today");
    page.getByLabel("From").fill("2001-01-01");
    page.getByLabel("before").fill("2001-01-02");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Show")).click();
    assertThat(page).hasURL(Console.address() + "/report?from=2001-01-01&to=2001-01-02");
    assertThat(page.locator("#foods")).containsText("no such events in this period");
    page.goBack();
    assertThat(page).hasURL(Console.address() + "/report?period=today");
    assertThat(page.locator("section.card")).hasCount(4);
    picture("report-dark");
  }

  @Test
  void theReportOnAPhone() {
    open("/report", 390, 844, ColorScheme.LIGHT);

    assertThat(page.locator("section.card")).hasCount(4);
    fitsTheScreen();
    picture("report-phone");
  }

  @Test
  void anAnswerIsSavedAsAFile() {
    open("/report", 1280, 800, ColorScheme.LIGHT);

    Download csv = page.waitForDownload(() -> page.locator("#foods a.button").click());

    assertThat(csv.suggestedFilename()).isEqualTo("foods.csv");
    assertThat(csv.path()).content().startsWith("food,orders,revenue,coupon_percent\r\n");
  }

  @Test
  void theTablesAndTheirRows() {
    open("/data", 1280, 800, ColorScheme.LIGHT);

    assertThat(page.locator(".table-entry")).hasCount(6);
    assertThat(page.locator("section.card").first().locator("tbody tr").first()).isVisible();
    page.getByText(RunningSystem.REJECTED).first().click();
    assertThat(page).hasURL(Console.address() + "/data?table=" + RunningSystem.REJECTED);
    assertThat(page.locator("main")).containsText("Why they were rejected");
    fitsTheScreen();
    picture("data-laptop");
  }

  @Test
  void theMinutesOfTheStreams() {
    open("/data?table=tureen_streams", 1280, 800, ColorScheme.LIGHT);

    assertThat(page.locator("main h2")).hasText("tureen_streams");
    assertThat(page.locator("section.card").first().locator("tbody tr").first())
        .containsText("menu-");
    fitsTheScreen();
    picture("data-minutes");
  }

  @Test
  void howThingsAreNow() {
    open("/", 1280, 800, ColorScheme.LIGHT);

    assertThat(page.locator(".measures section.card")).hasCount(7);
    assertThat(page.locator(".measures")).containsText("records since");
    fitsTheScreen();
    picture("now-laptop");
  }

  @Test
  void theTablesOnAPhoneInTheDark() {
    open("/data?table=" + RunningSystem.ORDERS, 390, 844, ColorScheme.DARK);

    assertThat(page.locator("main h2")).hasText(RunningSystem.ORDERS);
    assertThat(page.locator("section.card").first().locator("tbody tr").first()).isVisible();
    fitsTheScreen();
    picture("data-phone-dark");
  }

  @Test
  void theReportAsAFileOpensByItself() throws Exception {
    Path file = Tureen.testDirectory().resolve("console").resolve("report.html");
    Files.createDirectories(file.getParent());
    Files.writeString(file, Console.get("/report.html").body());
    newPage(1280, 800, ColorScheme.LIGHT);

    page.navigate(file.toUri().toString());

    assertThat(page.locator("section.card")).hasCount(4);
    assertThat(page.locator("#foods canvas").first()).isVisible();
  }

  private void open(String path, int width, int height, ColorScheme scheme) {
    newPage(width, height, scheme);
    page.navigate(Console.address() + path);
  }

  private void newPage(int width, int height, ColorScheme scheme) {
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setAcceptDownloads(true));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  /** Nothing makes the page wider than the screen. */
  private void fitsTheScreen() {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("the page fits the screen's width")
        .isEqualTo(true);
  }

  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Tureen.testDirectory().resolve("console").resolve(name + ".png"))
            .setFullPage(true));
  }
}
