package io.faultwire.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports of the tests. */
public final class SampleReports {

  private static final String SVG =
      "<svg xmlns='http://www.w3.org/2000/svg' width='640' height='60'><text y='20'>SYN</text></svg>";

  private SampleReports() {}

  /** Return a report in which every outcome and every optional member occurs. */
  public static ConformanceReport everything() {
    SuiteResult tcp =
        new SuiteResult(
            "tcp",
            "TCP",
            TargetInfo.BUILT_IN_STACK,
            null,
            List.of(passed(), failed(), exempted(), several()),
            requirements());
    SuiteResult https =
        new SuiteResult(
            "https-certificates",
            "HTTPS certificates",
            new TargetInfo("shop", TargetKind.URL, "https://localhost:8443"),
            "The target died while it was tested",
            List.of(
                result("https.a", Level.SHOULD, Outcome.WARN, "12 days left"),
                result("https.b", Level.MUST, Outcome.UNEXPECTED_PASS, "remove the exemption"),
                result("https.c", Level.MUST, Outcome.NOT_APPLICABLE, "no IP address"),
                result("https.d", Level.MUST, Outcome.NOT_TESTABLE, "not visible"),
                result("https.e", Level.MAY, Outcome.INCONCLUSIVE, "connection reset")));
    return new ConformanceReport(
        ConformanceReport.FORMAT, "0.1.0", "0x5EED2A", List.of(tcp, https), List.of("stale entry"));
  }

  /** Return a report with these results of one suite. */
  public static ConformanceReport of(CheckResult... results) {
    return ConformanceReport.of(
        "0.1.0",
        1,
        List.of(new SuiteResult("tcp", "TCP", TargetInfo.BUILT_IN_STACK, null, List.of(results))));
  }

  /** Return a report whose target did not answer. */
  public static ConformanceReport dead() {
    return ConformanceReport.of(
        "0.1.0",
        1,
        List.of(new SuiteResult("tcp", "TCP", TargetInfo.BUILT_IN_STACK, "no answer", List.of())));
  }

  /** Return a result of a check that is about RFC 9293, 3.5. */
  public static CheckResult result(
      String id, Level level, Outcome outcome, @Nullable String message) {
    CheckInfo check =
        new CheckInfo(id, "Title of " + id, null, ClauseId.rfc(9293, "3.5", null), level, null);
    return CheckResult.of(check, outcome, message);
  }

  private static CheckResult passed() {
    return result("tcp.a", Level.MUST, Outcome.PASS, null).withDuration(1250);
  }

  private static CheckResult failed() {
    CheckInfo check =
        new CheckInfo(
            "tcp.closing.b",
            "Stays in TIME-WAIT <for> 2 MSL",
            "Closes & waits.",
            new ClauseId("RFC 9293", "3.6.1", "MUST-13"),
            Level.MUST,
            "Wait longer.");
    return CheckResult.of(check, Outcome.FAIL, "expected: 240 s\n but was: </script>\u0001 3 s")
        .withEvidence(
            new CheckEvidence(
                List.of("FIN"),
                List.of("ACK"),
                List.of("RST"),
                "a --FIN--> b",
                SVG,
                List.of(new EvidencePlot("Windows of <a>", "cwnd 1 -> 2", SVG)),
                "e/b.pcapng"))
        .withReplay("mvn replay");
  }

  private static CheckResult several() {
    CheckInfo check =
        new CheckInfo(
            "tcp.d",
            "Asks and answers",
            null,
            ClauseId.rfc(9293, "3.1", "MUST-5"),
            Level.MUST,
            null,
            List.of(ClauseId.rfc(9293, "3.5", "SHLD-2")));
    return CheckResult.of(check, Outcome.PASS, null);
  }

  private static List<Requirement> requirements() {
    return List.of(
        requirement("MUST-5", Level.MUST, "Answers", null, "tcp.d"),
        requirement("MUST-9", Level.MUST_NOT, "Tells no secret", "Nobody can see <that>."),
        requirement("MUST-13", Level.MUST, "Waits", null, "tcp.closing.b"),
        requirement("SHLD-2", Level.SHOULD, "Asks", null, "tcp.d"),
        requirement("MAY-1", Level.MAY, "Sings", null));
  }

  private static Requirement requirement(
      String id, Level level, String meaning, @Nullable String untested, String... checks) {
    ClauseId clause = ClauseId.rfc(9293, "3.1", id);
    return new Requirement(clause, level, "Manners", meaning, untested, List.of(checks));
  }

  private static CheckResult exempted() {
    return result("tcp.c", Level.MUST_NOT, Outcome.FAIL, "known")
        .exempted(Outcome.KNOWN_FAILURE, "known", "tolerated until May");
  }
}
