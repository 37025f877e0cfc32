package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When acknowledgments are sent (RFC 9293 section 3.8.6.3). */
class AcknowledgmentChecks extends TcpChecks {
  private static final Duration HALF_A_SECOND = Duration.ofMillis(499);
  private static final Duration PROMPT = Duration.ofMillis(10);
  private static final int MOST_PROMPT_ACKS = 40;

  /**
   * Open a connection and send on it until the subject begins to delay its ACKs: a TCP may
   * acknowledge every segment of the beginning, so that its peer's slow start is not held up.
   */
  private SubjectConnection establishWithDelayedAcks() {
    SubjectConnection connection = establish();
    for (int i = 0; i < MOST_PROMPT_ACKS; i++) {
      peer.send(peer.data(octets(10)));
      long start = peer.now().toMillis();
      peer.expect(bareAck().ack(peer.sndNxt()), HALF_A_SECOND);
      if (peer.now().toMillis() - start >= PROMPT.toMillis()) {
        break;
      }
    }
    return connection;
  }

  @Test
  @Check("tcp.ack.within-half-a-second")
  @Clause(rfc = 9293, section = "3.8.6.3", id = "MUST-40")
  @Exposes(TcpDefect.DELAYS_ACKS_TOO_LONG)
  void ackIsDelayedByLessThanHalfASecond() {
    establish();

    peer.send(peer.data(octets(10)));

    peer.expect(bareAck().ack(peer.sndNxt()), HALF_A_SECOND);
  }

  @Test
  @Check("tcp.ack.delayed")
  @Clause(rfc = 9293, section = "3.8.6.3", level = SHOULD, id = "SHLD-18")
  @Exposes(TcpDefect.ACKS_EVERY_SEGMENT)
  void ackOfOneSegmentWaitsForCompany() {
    SubjectConnection connection = establishWithDelayedAcks();
    peer.send(peer.data(octets(10)));
    peer.expectNothing(PROMPT);

    connection.send(octets(5));

    peer.await(someData().ack(peer.sndNxt()).data(octets(5)), A_MOMENT);
    peer.expectNothing(HALF_A_SECOND.dividedBy(4));
  }

  @Test
  @Check("tcp.ack.every-second-segment")
  @Clause(rfc = 9293, section = "3.8.6.3", level = SHOULD, id = "SHLD-19")
  @Exposes(TcpDefect.DELAYS_ACKS_TOO_LONG)
  void secondFullSegmentIsAcknowledgedAtOnce() {
    establish();

    peer.send(peer.data(octets(1460)), peer.data(octets(1460)));

    peer.await(bareAck().ack(peer.sndNxt()), PROMPT);
  }

  @Test
  @Check("tcp.ack.aggregated")
  @Clause(rfc = 9293, section = "3.10.7.4", id = "MUST-58")
  @Clause(rfc = 9293, section = "3.10.7.4", id = "MUST-59")
  @Exposes(TcpDefect.ACKS_EVERY_SEGMENT)
  void acksAreAggregated() {
    establishWithDelayedAcks();

    for (int i = 0; i < 10; i++) {
      peer.send(peer.data(octets(1000)));
    }
    int acks = peer.collect(HALF_A_SECOND).size();

    expect("fewer ACKs than the 10 segments that were sent", acks < 10 && acks > 0, acks);
  }

  @Test
  @Check("tcp.ack.on-every-segment")
  @Clause(rfc = 9293, section = "3.1")
  @Exposes(TcpDefect.OMITS_ACK_ON_DATA)
  void dataCarriesTheAck() {
    SubjectConnection connection = establish();

    connection.send(octets(10));

    peer.expect(someData().ack(peer.sndNxt()));
  }

  @Test
  @Check("tcp.ack.no-ack-of-ack")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.ACKS_ACKS)
  void acksAreNotAcknowledged() {
    establish();

    peer.send(peer.ack());

    peer.expectNothing(Duration.ofSeconds(1));
  }
}
