package io.faultwire.conformance.render;

import static io.faultwire.conformance.SampleReports.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.Level;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.SampleReports;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

  private static final String PAGE = HtmlReport.render(SampleReports.everything());

  @Test
  void pageShowsFailureWithClauseMessageRemedyAndReplay() {
    assertThat(PAGE)
        .contains("Stays in TIME-WAIT &lt;for&gt; 2 MSL")
        .contains("https://www.rfc-editor.org/rfc/rfc9293#section-3.6.1")
        .contains("expected: 240 s")
        .contains("Wait longer.")
        .contains("mvn replay")
        .contains("e/b.pcapng");
  }

  @Test
  void nothingThatATargetAnsweredIsMarkup() {
    assertThat(PAGE).contains("&lt;/script&gt;").doesNotContain("but was: </script>");
    assertThat(PAGE).contains("data:image/svg+xml;base64,").doesNotContain("<text y='20'>SYN");
  }

  @Test
  void pageLoadsNothing() {
    Pattern loading = Pattern.compile("(?i)<(link|iframe|object|embed)|<script src|@import|url\\(");

    assertThat(PAGE).doesNotContainPattern(loading).contains("default-src 'none'");
    assertThat(Pattern.compile("src=\"(?!data:)").matcher(PAGE).find()).isFalse();
  }

  @Test
  void everyOutcomeIsShownWithItsWord() {
    for (Outcome outcome : Outcome.values()) {
      assertThat(PAGE).contains("data-outcome=\"" + outcome + "\"").contains(outcome.label());
    }
  }

  @Test
  void headlineNamesTheWorst() {
    var failed = result("tcp.f", Level.MUST, Outcome.FAIL, "no");
    var passed = result("tcp.p", Level.MUST, Outcome.PASS, null);
    var warned = result("tcp.w", Level.SHOULD, Outcome.WARN, "no");
    var unknown = result("tcp.u", Level.SHOULD, Outcome.INCONCLUSIVE, "no");

    assertThat(headline(failed, passed, warned)).isEqualTo("1 of 3 checks breaks a MUST");
    assertThat(headline(unknown, warned)).contains("1 check found out nothing");
    assertThat(headline(passed, warned)).contains("No MUST is broken; 1 check raised a warning");
    assertThat(headline(passed)).isEqualTo("The only check passed");
    assertThat(headline(unknown)).isEqualTo("Could not find out: no check got an answer");
    assertThat(Verdict.of(SampleReports.dead()).headline()).contains("did not answer");
  }

  @Test
  void clausesAreSortedByNumberAndNotByText() {
    List<CheckView> checks =
        Stream.of("3.10.1", "3.9", "3.10", "3.9.2", "B").map(HtmlReportTest::view).toList();

    assertThat(DocumentView.of(checks).get(0).clauses())
        .extracting(DocumentView.ClauseView::section)
        .containsExactly("3.9", "3.9.2", "3.10", "3.10.1", "B");
  }

  private static CheckView view(String section) {
    var check =
        new CheckInfo("tcp.x", "x", null, ClauseId.rfc(9293, section, null), Level.MUST, null);
    return CheckView.of(CheckResult.of(check, Outcome.PASS, null), "suite-0");
  }

  private static String headline(CheckResult... results) {
    return Verdict.of(SampleReports.of(results)).headline();
  }
}
