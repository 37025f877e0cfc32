package io.faultwire.conformance;

import static io.faultwire.conformance.SampleReports.result;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JudgementTest {

  private static final CheckResult PASSED = result("tcp.p", Level.MUST, Outcome.PASS, null);
  private static final CheckResult FAILED = result("tcp.f", Level.MUST, Outcome.FAIL, "no");
  private static final CheckResult WARNED = result("tcp.w", Level.SHOULD_NOT, Outcome.WARN, "no");
  private static final CheckResult MILD = result("tcp.m", Level.MAY, Outcome.WARN, "no");
  private static final CheckResult UNKNOWN =
      result("tcp.u", Level.MUST, Outcome.INCONCLUSIVE, "broke");

  @Test
  void passesAlone_areGood() {
    assertThat(judge(FailOn.SHOULD, 1, PASSED).isGood()).isTrue();
  }

  @Test
  void failOnMust_countsBrokenMusts() {
    assertThat(judge(FailOn.MUST, 1, PASSED, WARNED, FAILED, MILD).violations())
        .containsExactly(FAILED);
  }

  @Test
  void failOnShould_countsWarningsButNoMay() {
    assertThat(judge(FailOn.SHOULD, 1, WARNED, FAILED, MILD).violations())
        .containsExactly(WARNED, FAILED);
  }

  @Test
  void failOnNone_countsNoViolation() {
    assertThat(judge(FailOn.NONE, 1, PASSED, WARNED, FAILED, UNKNOWN).isGood()).isTrue();
  }

  @Test
  void inconclusiveMust_isNotGood() {
    Judgement judgement = judge(FailOn.MUST, 1, PASSED, UNKNOWN);

    assertThat(judgement.isGood()).isFalse();
    assertThat(judgement.inconclusive()).containsExactly(UNKNOWN);
  }

  @Test
  void emptyReport_isUnreliableEvenIfNothingIsDemanded() {
    assertThat(judge(FailOn.NONE, 0).unreliable()).singleElement().asString().contains("Only 0");
  }

  @Test
  void fewerAnswersThanDemanded_areUnreliable() {
    CheckResult hidden = result("tcp.n", Level.MUST, Outcome.NOT_TESTABLE, "hidden");

    assertThat(judge(FailOn.MUST, 2, PASSED, hidden).unreliable())
        .singleElement()
        .asString()
        .contains("Only 1 checks got an answer, but at least 2 must");
  }

  @Test
  void deadTarget_isUnreliable() {
    assertThat(Judgement.of(SampleReports.dead(), FailOn.NONE, 1).unreliable())
        .containsExactly("tcp on built-in stack: no answer");
  }

  @Test
  void unexpectedPassAndStaleExemption_areProblems() {
    assertThat(Judgement.of(SampleReports.everything(), FailOn.MUST, 1).problems())
        .containsExactly("stale entry", "https.b: remove the exemption");
  }

  private static Judgement judge(FailOn failOn, int minChecks, CheckResult... results) {
    return Judgement.of(SampleReports.of(results), failOn, minChecks);
  }
}
