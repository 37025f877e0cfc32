package io.faultwire.suites.resilience;

import io.faultwire.engine.toxiproxy.server.Proxy;
import io.faultwire.engine.toxiproxy.server.Toxic;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Connections that end in the midst of an exchange; the next client must not notice.
 *
 * <p>A disabled proxy ends its connections. Toxiproxy 2 does so by a reset if a {@code reset_peer}
 * toxic was there when they were opened, whatever its toxicity.
 */
class CutChecks extends ResilienceChecks {
  private static final int CONNECTIONS = 3;

  /** What was sent is on its way through the proxy for less than that. */
  private static final int IN_TRANSIT_MILLIS = 100;

  /** A long answer is still on its way when the connection is cut. */
  private static final Toxic SLOW_ANSWER = Toxic.bandwidth(16);

  private static final Toxic RESETS = Toxic.resetPeer(Duration.ZERO).withToxicity(0);

  private static void ended(Subject subject, Evidence evidence, Phase phase) {
    cut(subject, evidence, phase, "ended", subject.proxy());
  }

  private static void reset(Subject subject, Evidence evidence, Phase phase) {
    cut(subject, evidence, phase, "was reset", subject.proxy(RESETS));
  }

  private static void cut(
      Subject subject, Evidence evidence, Phase phase, String manner, Proxy proxy) {
    Answer usual = subject.usual(subject.dialogue().request());
    evidence.sent(
        "%d connections through a proxy, each of which %s %s"
            .formatted(CONNECTIONS, manner, phase));
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        phase.reach(subject, subject.connect(proxy));
      }
    } catch (IOException e) {
      throw new Inconclusive(
          "No connection came as far as \"" + phase + "\": " + e.getMessage(), e);
    }
    pause(IN_TRANSIT_MILLIS);
    proxy.disable();
    expectNextClientServed(subject, evidence, usual, "after a connection " + manner + " " + phase);
  }

  @Test
  @Check("resilience.end.before-request")
  @Clause(source = "Availability", section = "other clients")
  void survivesAnEndBeforeTheRequest(Subject subject, Evidence evidence) {
    ended(subject, evidence, Phase.BEFORE_REQUEST);
  }

  @Test
  @Check("resilience.end.in-request")
  @Clause(rfc = 9112, section = "8")
  void survivesAnEndWithinTheRequest(Subject subject, Evidence evidence) {
    ended(subject, evidence, Phase.IN_REQUEST);
  }

  @Test
  @Check("resilience.end.in-body")
  @Clause(rfc = 9112, section = "8")
  void survivesAnEndWithinTheBody(Subject subject, Evidence evidence) {
    ended(subject, evidence, Phase.IN_BODY);
  }

  @Test
  @Check("resilience.end.in-answer")
  @Clause(source = "Availability", section = "other clients")
  void survivesAnEndWithinTheAnswer(Subject subject, Evidence evidence) {
    cut(subject, evidence, Phase.IN_ANSWER, "ended", subject.proxy(SLOW_ANSWER));
  }

  @Test
  @Check("resilience.reset.before-request")
  @Clause(rfc = 9293, section = "3.9.1.5")
  void survivesAResetBeforeTheRequest(Subject subject, Evidence evidence) {
    reset(subject, evidence, Phase.BEFORE_REQUEST);
  }

  @Test
  @Check("resilience.reset.in-request")
  @Clause(rfc = 9293, section = "3.9.1.5")
  void survivesAResetWithinTheRequest(Subject subject, Evidence evidence) {
    reset(subject, evidence, Phase.IN_REQUEST);
  }

  @Test
  @Check("resilience.reset.in-body")
  @Clause(rfc = 9293, section = "3.9.1.5")
  void survivesAResetWithinTheBody(Subject subject, Evidence evidence) {
    reset(subject, evidence, Phase.IN_BODY);
  }

  @Test
  @Check("resilience.reset.in-answer")
  @Clause(rfc = 9293, section = "3.9.1.5")
  void survivesAResetWithinTheAnswer(Subject subject, Evidence evidence) {
    cut(subject, evidence, Phase.IN_ANSWER, "was reset", subject.proxy(RESETS, SLOW_ANSWER));
  }

  @Test
  @Check("resilience.reset.between-requests")
  @Clause(rfc = 9293, section = "3.9.1.5")
  void survivesAResetBetweenRequests(Subject subject, Evidence evidence) {
    reset(subject, evidence, Phase.AFTER_ANSWER);
  }

  @Test
  @Check("resilience.end.in-tls-handshake")
  @Clause(source = "Availability", section = "other clients")
  void survivesAnEndWithinTheTlsHandshake(Subject subject, Evidence evidence) throws IOException {
    subject.requireTls();
    Answer usual = subject.usual(subject.dialogue().request());
    evidence.sent("the first octets of a ClientHello, and then the end of the connection");
    Proxy proxy = subject.proxy();
    byte[] beginning = {0x16, 3, 1, 2, 0, 1, 0};
    for (int i = 0; i < CONNECTIONS; i++) {
      subject.connectWithoutTls(proxy).send(beginning);
    }
    pause(IN_TRANSIT_MILLIS);
    proxy.disable();
    expectNextClientServed(
        subject, evidence, usual, "after a connection ended within its TLS handshake");
  }
}
