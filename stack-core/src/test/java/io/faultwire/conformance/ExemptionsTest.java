package io.faultwire.conformance;

import static io.faultwire.conformance.SampleReports.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExemptionsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

  @TempDir Path directory;

  @Test
  void foretoldFailureBecomesKnown() throws IOException {
    ConformanceReport report =
        apply(
            "'check': 'tcp.*', 'expect': 'FAIL', 'message': 'RST', 'reason': 'old', 'issue': 'u'");

    CheckResult turned = report.results().findFirst().orElseThrow();
    assertThat(turned.outcome()).isEqualTo(Outcome.KNOWN_FAILURE);
    assertThat(turned.exemption()).isEqualTo("old (u)");
    assertThat(turned.message()).isEqualTo("got RST");
    assertThat(report.exemptionProblems()).isEmpty();
  }

  @Test
  void whatIsToleratedStaysSo() throws IOException {
    Exemptions exemptions =
        read("'check': 'tcp.f', 'expect': 'FAIL', 'reason': 'old'")
            .and(read("'check': 'tcp.g', 'expect': 'WARN', 'reason': 'new'"));

    assertThat(exemptions.checks()).containsExactly("tcp.f", "tcp.g");
    assertThat(exemptions.tolerate(result("tcp.g", Level.SHOULD, Outcome.WARN, "slow")).exemption())
        .isEqualTo("new");
    CheckResult passed = result("tcp.f", Level.MUST, Outcome.PASS, null);
    assertThat(exemptions.tolerate(passed)).isEqualTo(passed);
    CheckResult warned = result("tcp.f", Level.SHOULD, Outcome.WARN, "slow");
    assertThat(exemptions.tolerate(warned)).isEqualTo(warned);
  }

  @Test
  void aResourceThatIsMissingIsNamed() {
    assertThatThrownBy(() -> Exemptions.resource(ExemptionsTest.class, "none.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("none.json", "ExemptionsTest");
  }

  @Test
  void otherMessageStaysAFailure() throws IOException {
    assertThat(outcome("'check': 'tcp.f', 'expect': 'FAIL', 'message': 'FIN', 'reason': 'old'"))
        .isEqualTo(Outcome.FAIL);
  }

  @Test
  void otherOutcomeStaysAFailure() throws IOException {
    assertThat(outcome("'check': 'tcp.f', 'expect': 'WARN', 'reason': 'old'"))
        .isEqualTo(Outcome.FAIL);
  }

  @Test
  void passThatWasNotExpectedIsSaid() throws IOException {
    CheckResult passed = result("tcp.f", Level.MUST, Outcome.PASS, null);
    ConformanceReport report =
        read("'check': 'tcp.f', 'expect': 'FAIL', 'reason': 'old'")
            .applyTo(SampleReports.of(passed), TODAY, true);

    CheckResult turned = report.results().findFirst().orElseThrow();
    assertThat(turned.outcome()).isEqualTo(Outcome.UNEXPECTED_PASS);
    assertThat(turned.message()).contains("tcp.f", "expects FAIL", "Remove the exemption");
  }

  @Test
  void lastDayStillCounts() throws IOException {
    assertThat(
            outcome("'check': 'tcp.f', 'expect': 'FAIL', 'reason': 'r', 'expires': '2026-05-01'"))
        .isEqualTo(Outcome.KNOWN_FAILURE);
  }

  @Test
  void expiredEntryNoLongerCountsAndIsAProblem() throws IOException {
    ConformanceReport report =
        apply("'check': 'tcp.f', 'expect': 'FAIL', 'reason': 'r', 'expires': '2026-04-30'");

    assertThat(report.count(Outcome.FAIL)).isEqualTo(1);
    assertThat(report.exemptionProblems())
        .singleElement()
        .asString()
        .contains("tcp.f expired on 2026-04-30");
  }

  @Test
  void staleEntryIsAProblemOfAWholeRunOnly() throws IOException {
    Exemptions exemptions = read("'check': 'tcp.gone', 'expect': 'FAIL', 'reason': 'r'");

    assertThat(exemptions.applyTo(failing(), TODAY, true).exemptionProblems())
        .singleElement()
        .asString()
        .contains("tcp.gone matches no check");
    assertThat(exemptions.applyTo(failing(), TODAY, false).exemptionProblems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = ';',
      value = {
        "'check': 'tcp.f', 'expect': 'FAIL'; has no \"\"reason\"\"",
        "'expect': 'FAIL', 'reason': 'r'; has no \"\"check\"\"",
        "'check': 'tcp.f', 'expect': 'PASS', 'reason': 'r'; \"\"expect\"\" of FAIL, WARN",
        "'check': 'tcp.f', 'expect': 'fial', 'reason': 'r'; \"\"expect\"\" of FAIL, WARN",
        "'check': 'a.b', 'expect': 'FAIL', 'reason': 'r', 'expires': '1 May'; yyyy-mm-dd",
        "'check': 'a.b', 'expect': 'FAIL', 'reason': 'r', 'expiry': 'x'; unknown member",
      })
  void wrongEntryIsAnErrorThatNamesIt(String entry, String why) {
    assertThatThrownBy(() -> read(entry))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll("exemptions.json, entry 1", why.replace("\"\"", "\""));
  }

  @Test
  void missingFileIsAnError() {
    assertThatThrownBy(() -> Exemptions.read(directory.resolve("none.json")))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll("none.json", "Correct faultwire.exemptions");
  }

  private static ConformanceReport failing() {
    return SampleReports.of(result("tcp.f", Level.MUST, Outcome.FAIL, "got RST"));
  }

  private Outcome outcome(String entry) throws IOException {
    return apply(entry).results().findFirst().orElseThrow().outcome();
  }

  private ConformanceReport apply(String entry) throws IOException {
    return read(entry).applyTo(failing(), TODAY, true);
  }

  private Exemptions read(String entry) throws IOException {
    Path file = directory.resolve("exemptions.json");
    Files.writeString(file, "{'exemptions': [{" + entry + "}]}");
    String json = Files.readString(file).replace('\'', '"');
    Files.writeString(file, json);
    return Exemptions.read(file);
  }
}
