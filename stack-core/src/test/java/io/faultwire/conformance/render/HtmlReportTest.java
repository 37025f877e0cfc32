package io.faultwire.conformance.render;

import static io.faultwire.conformance.SampleReports.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Level;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.Requirement;
import io.faultwire.conformance.SampleReports;
import io.faultwire.conformance.render.RequirementView.Standing;
import java.util.ArrayList;
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

    assertThat(DocumentView.of(List.of(), checks).get(0).clauses())
        .extracting(DocumentView.ClauseView::section)
        .containsExactly("3.9", "3.9.2", "3.10", "3.10.1", "B");
  }

  @Test
  void everyRequirementIsShownWithItsChecksOrTheReason() {
    DocumentView document = documentOf(SampleReports.everything());

    assertThat(document.requirements())
        .extracting(RequirementView::id, RequirementView::standing, view -> view.checks().size())
        .containsExactly(
            tuple("MUST-5", Standing.PASSED, 1),
            tuple("MUST-9", Standing.NOT_TESTED, 0),
            tuple("MUST-13", Standing.BROKEN, 1),
            tuple("SHLD-2", Standing.PASSED, 1),
            tuple("MAY-1", Standing.NOT_TESTED, 0));
    assertThat(PAGE)
        .contains("Not tested. Nobody can see &lt;that&gt;.")
        .contains("Not tested. No check of this run is about it.")
        .contains("3 of 5 requirements tested, 2 passed");
  }

  @Test
  void coverageIsCountedByLevel() {
    assertThat(documentOf(SampleReports.everything()).coverage())
        .containsExactly(
            new CoverageView("MUST", 3, 1, 1, 0, 1),
            new CoverageView("SHOULD", 1, 1, 0, 0, 0),
            new CoverageView("MAY", 1, 0, 0, 0, 1),
            new CoverageView("All", 5, 2, 1, 0, 2));
  }

  @Test
  void requirementWithoutAnyAnswerIsNeitherPassedNorBroken() {
    var silent = CheckView.of(result("tcp.s", Level.MUST, Outcome.NOT_APPLICABLE, "no"), "suite-0");
    var passed = CheckView.of(result("tcp.p", Level.MUST, Outcome.PASS, null), "suite-0");
    Requirement requirement = SampleReports.everything().suites().get(0).requirements().get(0);

    assertThat(new RequirementView(requirement, List.of(silent)).standing())
        .isEqualTo(Standing.NO_ANSWER);
    assertThat(new RequirementView(requirement, List.of(silent, passed)).standing())
        .isEqualTo(Standing.PASSED);
  }

  @Test
  void clauseOfManyChecksShowsOneByOneOnlyThoseThatDidNotPass() {
    List<CheckView> many = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Outcome outcome = i == 7 ? Outcome.FAIL : Outcome.PASS;
      many.add(CheckView.of(result("tcp.n" + i, Level.MUST, outcome, "why"), "suite-0"));
    }
    DocumentView.ClauseView clause = DocumentView.of(List.of(), many).get(0).clauses().get(0);

    assertThat(clause.shown()).extracting(view -> view.check().id()).containsExactly("tcp.n7");
    assertThat(clause.hidden()).isEqualTo(29);
  }

  private static DocumentView documentOf(ConformanceReport report) {
    return ReportView.of(report).documents().stream()
        .filter(document -> document.source().equals("RFC 9293"))
        .findFirst()
        .orElseThrow();
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
