package io.faultwire.junit.runner.sample;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.NotTestable;
import io.faultwire.junit.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleChecks {

  @Test
  @Check("sample.pass")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-2")
  void passes(Target target) {
    assertThat(target.url().getScheme()).isEqualTo("https");
  }

  @Test
  @Check("sample.fail")
  @Clause(rfc = 9293, section = "3.4.1", level = MUST_NOT, id = "MUST-9")
  void fails(Evidence evidence) throws IOException {
    evidence.sent("SYN").expected("SYN-ACK").got("RST").ladder("client --SYN--> server", "<svg/>");
    evidence.pcapng(out -> out.write("frames".getBytes(StandardCharsets.UTF_8)));
    assertThat("RST").as("the answer").isEqualTo("SYN-ACK");
  }

  @Test
  @Check("sample.warn")
  @Clause(source = "CA/B BR", section = "7.1", level = SHOULD)
  void warns() {
    throw new AssertionError("expected 64 bits of entropy, got 32");
  }

  @Test
  @Check("sample.not-applicable")
  @Clause(rfc = 9293, section = "3.8.5")
  void doesNotApply() {
    throw new NotApplicable("The target does not claim urgent data.");
  }

  @Test
  @Check("sample.not-testable")
  @Clause(rfc = 9293, section = "3.8.5")
  void cannotBeSeen() {
    throw new NotTestable("The window is not visible through a proxy.");
  }

  @Test
  @Check("sample.inconclusive")
  @Clause(rfc = 9293, section = "3.8.5")
  void doesNotFindOut() {
    throw new Inconclusive("The connection broke.", new IOException("reset"));
  }

  @Test
  @Check("sample.bug")
  @Clause(rfc = 9293, section = "3.8.5")
  void breaksItself() {
    throw new IllegalStateException("no such thing");
  }

  @Test
  @Disabled("a firewall stands between")
  @Check("sample.skipped")
  @Clause(rfc = 9293, section = "3.8.5")
  void isSkipped() {
    throw new AssertionError("must not run");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  @Check("sample.repeated")
  @Clause(rfc = 9293, section = "3.8.5")
  void failsOnce(int round) {
    assertThat(round).isNotEqualTo(2);
  }
}
