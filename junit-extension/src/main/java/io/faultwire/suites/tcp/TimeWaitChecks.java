package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MAY;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.fin;
import static io.faultwire.suites.tcp.peer.SegmentPattern.rst;
import static io.faultwire.suites.tcp.peer.SegmentPattern.synAck;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.NotApplicable;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** TIME-WAIT (RFC 9293 sections 3.6.1 and 3.10.7.4). */
class TimeWaitChecks extends NegotiatedChecks {

  private Duration twiceMsl() {
    return subject.claims().maximumSegmentLifetime().multipliedBy(2);
  }

  private void enterTimeWait() {
    close(establish());
  }

  private void close(SubjectConnection connection) {
    connection.close();
    peer.expect(fin());
    peer.send(peer.ack());
    peer.send(peer.fin());
    peer.expect(bareAck().ack(peer.sndNxt()));
  }

  private Segment repeatedFin() {
    return peer.fin().seq(peer.sndNxt() - 1);
  }

  @Test
  @Check("tcp.time-wait.lasts-2msl")
  @Clause(rfc = 9293, section = "3.6.1", id = "MUST-13")
  @Exposes(TcpDefect.FORGETS_TIME_WAIT)
  void lastsTwiceMsl() {
    enterTimeWait();

    peer.expectNothing(twiceMsl().minusSeconds(1));
    peer.send(repeatedFin());

    peer.expect(bareAck().ack(peer.sndNxt()));
  }

  @Test
  @Check("tcp.time-wait.ends")
  @Clause(rfc = 9293, section = "3.10.8")
  @Exposes(TcpDefect.LINGERS_IN_TIME_WAIT)
  void endsAfterTwiceMsl() {
    enterTimeWait();

    peer.expectNothing(generous(twiceMsl()).plusSeconds(1));
    peer.send(repeatedFin());

    peer.expect(rst());
  }

  @Test
  @Check("tcp.time-wait.restarts")
  @Clause(rfc = 9293, section = "3.10.7.4")
  @Exposes(TcpDefect.NEVER_RESTARTS_TIME_WAIT)
  void repeatedFinRestartsIt() {
    enterTimeWait();
    peer.expectNothing(twiceMsl().minusSeconds(5));
    peer.send(repeatedFin());
    peer.expect(bareAck().ack(peer.sndNxt()));

    peer.expectNothing(twiceMsl().minusSeconds(5));
    peer.send(repeatedFin());

    peer.expect(bareAck().ack(peer.sndNxt()));
  }

  @Test
  @Check("tcp.time-wait.reopened")
  @Clause(rfc = 9293, section = "3.6.1", level = MAY, id = "MAY-2")
  @Exposes(TcpDefect.NEVER_REOPENS)
  void newSynReopens() {
    if (!subject.claims().reopensTimeWait()) {
      throw new NotApplicable("The subject does not claim to accept a SYN in TIME-WAIT.");
    }
    enterTimeWait();
    int oldEnd = peer.rcvNxt();
    peer.restart(peer.sndNxt() + 100_000);

    peer.send(peer.syn());

    Segment answer = peer.expect(synAck().ack(peer.iss() + 1));
    int ahead = answer.seq() - oldEnd;
    expect("an ISS beyond the last number used", ahead > 0, "one that is " + -ahead + " behind it");
  }

  @Test
  @Check("tcp.time-wait.reopened-by-timestamp")
  @Clause(rfc = 9293, section = "3.6.1", level = SHOULD, id = "SHLD-4")
  @Clause(rfc = 6191, section = "2", level = SHOULD)
  @Exposes(TcpDefect.NEVER_REOPENS)
  void newerTimestampReopens() {
    require(offer(peer.stamp()).timestamps() != null, "timestamps");
    peer.stampSegments();
    close(complete());
    peer.restart(peer.sndNxt() - 100_000);
    peer.setStamp(peer.stampValue() + 10_000);

    peer.send(peer.syn().options(peer.stamp()));

    peer.expect(synAck().ack(peer.iss() + 1));
  }
}
