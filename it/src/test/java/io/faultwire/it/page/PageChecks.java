package io.faultwire.it.page;

import static io.faultwire.conformance.Level.MAY;
import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.NotTestable;
import org.junit.jupiter.api.Test;

class PageChecks {

  private static final String WIDE_SVG =
      "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='80'>"
          + "<script>document.title = 'owned'</script><rect width='900' height='80' fill='#eee'/>"
          + "<text x='20' y='45'>client: SYN, Seq=0</text></svg>";

  @Test
  @Check("page.fail.with-evidence")
  @Clause(rfc = 9293, section = "3.5", id = "MUST-10")
  void failsWithEvidence(Evidence evidence) {
    evidence.sent("SYN, Seq=0, Win=65535").expected("SYN-ACK, Ack=1").got("RST, Ack=1");
    evidence.ladder("client  " + "-".repeat(120) + ">  server", WIDE_SVG);
    evidence.plot("The windows of the client", "cwnd 1 -> 2", WIDE_SVG);
    assertThat("RST").as("the answer to the SYN").isEqualTo("SYN-ACK");
  }

  @Test
  @Check("page.fail.with-a-word-that-no-line-can-hold")
  @Clause(rfc = 5280, section = "4.1.2.2", level = MUST_NOT)
  void failsWithLongWord() {
    assertThat("serial=" + "4f".repeat(200)).isEqualTo("<b>short</b>");
  }

  @Test
  @Check("page.warn")
  @Clause(source = "CA/B BR", section = "6.3.2", level = SHOULD)
  void warns() {
    throw new AssertionError("expected at least 30 days left, but there are 12");
  }

  @Test
  @Check("page.not-applicable")
  @Clause(rfc = 9293, section = "3.10", level = MAY)
  void doesNotApply() {
    throw new NotApplicable("The target does not claim urgent data.");
  }

  @Test
  @Check("page.not-testable")
  @Clause(rfc = 9293, section = "3.9")
  void cannotBeSeen() {
    throw new NotTestable("The window cannot be seen through a proxy.");
  }

  @Test
  @Check("page.inconclusive")
  @Clause(rfc = 9293, section = "3.9", level = SHOULD)
  void doesNotFindOut() {
    throw new Inconclusive("The connection broke before the answer.");
  }
}
