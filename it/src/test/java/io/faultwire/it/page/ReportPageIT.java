package io.faultwire.it.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.render.ReportFiles;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.suites.tcp.TcpSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;

@Tag("any-jdk")
@Requires(Need.CHROMIUM)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the browser that all tests share")
class ReportPageIT {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir static Path directory;

  private static Browser browser;
  private static Path page;
  private static ConformanceReport report;

  @BeforeAll
  static void openReport() throws IOException {
    RunRequest request =
        RunRequest.of("page", "tcp")
            .withChecks("page.*", "tcp.opening.*", "tcp.time-wait.*", "tcp.closing.*")
            .withReportDirectory(directory.resolve("report"));
    report = ConformanceRun.of(request).with(new PageSuite(), new TcpSuite()).run();
    ReportFiles.write(report, directory.resolve("report"));
    page = directory.resolve("report").resolve(ReportFiles.PAGE);
    browser = Browser.open(directory.resolve("profile"));
    Files.createDirectories(SCREENSHOTS);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void show() {
    browser.size(1280, 900);
    browser.show(page, "");
  }

  @Test
  void pageOpensWithoutAWordOnTheConsole() {
    assertThat(browser.console()).isEmpty();
    assertThat(browser.title()).startsWith("2 of ").contains("checks break a MUST");
  }

  @Test
  void everyCheckIsShownAtFirst() {
    long checks = report.results().count();

    assertThat(checks).isGreaterThan(15);
    assertThat(shown()).hasSize((int) checks);
    assertThat(browser.one("#shown").getText()).isEqualTo("All " + checks + " checks");
  }

  @Test
  void everyRequirementOfTheDocumentHasARow() {
    assertThat(browser.all(".register tbody tr")).hasSize(119);
    assertThat(browser.one(".coverage tbody tr:last-child").getText()).startsWith("All 119 ");
    assertThat(browser.one(".register .s-NOT_TESTED .reason").getText()).startsWith("Not tested. ");
  }

  @Test
  void outcomesWidenAndLevelsNarrowTheChoice() {
    choose("outcome", "FAIL");
    assertThat(shownIds())
        .containsExactly("page.fail.with-a-word-that-no-line-can-hold", "page.fail.with-evidence");

    choose("outcome", "INCONCLUSIVE");
    assertThat(shownIds()).hasSize(3).contains("page.inconclusive");

    choose("level", "SHOULD");
    assertThat(shownIds()).containsExactly("page.inconclusive");
    assertThat(browser.one("#shown").getText()).startsWith("1 of ");
  }

  @Test
  void showAllShowsAllAgain() {
    choose("outcome", "WARN");
    assertThat(shown()).hasSize(1);

    browser.one("button[type=reset]").click();

    assertThat(browser.one("#shown").getText()).startsWith("All ");
    assertThat(shown()).hasSize((int) report.results().count());
  }

  @Test
  void textFindsByIdTitleClauseAndMessage() {
    for (String text : List.of("page.warn", "30 DAYS left", "ca/b br", "there are 12")) {
      browser.one("#text").clear();
      browser.one("#text").sendKeys(text);
      assertThat(shownIds()).as(text).containsExactly("page.warn");
    }
  }

  @Test
  void searchInVainSaysSo() {
    browser.one("#text").sendKeys("no such words");

    assertThat(shown()).isEmpty();
    assertThat(browser.one("#none").isDisplayed()).isTrue();
  }

  @Test
  void linkToACheckOpensIt() {
    browser.show(page, "#suite-0-page.fail.with-evidence");
    WebElement check = browser.one("[id='suite-0-page.fail.with-evidence']");

    assertThat(check.getDomProperty("open")).isEqualTo("true");
    assertThat(check.getText()).contains("SYN, Seq=0, Win=65535", "RST, Ack=1", "Listen on");
  }

  @Test
  void ladderIsDrawnAndItsScriptDoesNotRun() {
    browser.show(page, "#suite-0-page.fail.with-evidence");

    assertThat(browser.number("document.querySelector('.check[open] img').naturalWidth"))
        .isEqualTo(900);
    assertThat(browser.title()).doesNotContain("owned");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void plotIsDrawnUnderItsTitle() {
    browser.show(page, "#suite-0-page.fail.with-evidence");
    WebElement check = browser.one("[id='suite-0-page.fail.with-evidence']");

    assertThat(browser.number("document.querySelectorAll('.check[open] figure img').length"))
        .isEqualTo(2);
    assertThat(browser.number("document.querySelectorAll('.check[open] img')[1].naturalWidth"))
        .isEqualTo(900);
    assertThat(check.getText()).contains("The windows of the client", "The plot as text");
  }

  @ParameterizedTest
  @CsvSource({"390, light", "390, dark", "320, light", "1280, light", "1280, dark"})
  void pageFitsItsWidthWithEverythingOpen(int width, String scheme) throws IOException {
    browser.colours(scheme);
    browser.size(width, 900);
    browser.show(page, "");
    browser.screenshot(SCREENSHOTS.resolve("closed-" + width + "-" + scheme + ".png"));
    browser.evaluate("document.querySelectorAll('details').forEach(d => (d.open = true))");
    browser.screenshot(SCREENSHOTS.resolve("open-" + width + "-" + scheme + ".png"));

    assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    assertThat(browser.number("window.innerWidth")).isEqualTo(width);
  }

  @Test
  void darkIsDark() {
    browser.colours("dark");
    String dark = ground();
    browser.colours("light");

    assertThat(dark).isNotEqualTo(ground());
  }

  private static String ground() {
    return String.valueOf(browser.evaluate("getComputedStyle(document.body).backgroundColor"));
  }

  private static void choose(String group, String value) {
    browser.one("label.chip:has(input[name=%s][value=%s])".formatted(group, value)).click();
  }

  private static List<WebElement> shown() {
    return browser.all(".check").stream().filter(WebElement::isDisplayed).toList();
  }

  private static List<String> shownIds() {
    return browser.all(".check:not([hidden]) summary .meta > code").stream()
        .map(WebElement::getText)
        .toList();
  }
}
