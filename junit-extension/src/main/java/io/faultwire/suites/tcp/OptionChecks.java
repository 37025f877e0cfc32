package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;
import static io.faultwire.suites.tcp.peer.SegmentPattern.syn;
import static io.faultwire.suites.tcp.peer.SegmentPattern.synAck;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.OptionList;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The options of a header (RFC 9293 sections 3.1, 3.2 and 3.7.1). */
class OptionChecks extends TcpChecks {
  private static final int DEFAULT_MSS = 536;
  private static final int EXPERIMENT = 253;

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** Open a connection with options on our SYN and return the subject's largest segment. */
  private int largestSegment(byte[] options) {
    SubjectConnection connection = establish(peer.syn().options(options));
    connection.send(octets(6000));
    return collectFlight().stream().mapToInt(Segment::dataLength).max().orElse(0);
  }

  private void expectSegments(int largest, int expected) {
    expect("segments of " + expected + " octets", largest == expected, largest + " octets");
  }

  @Test
  @Check("tcp.options.mss-sent")
  @Clause(rfc = 9293, section = "3.7.1", level = SHOULD, id = "SHLD-5")
  @Exposes(TcpDefect.SENDS_NO_MSS)
  void synCarriesMss() {
    subject.listen(SUBJECT_PORT);
    peer.send(peer.syn());

    peer.expect(
        synAck().that("with an MSS option", s -> OptionList.of(s.options()).mss().isPresent()));
  }

  @Test
  @Check("tcp.options.mss-fits-mtu")
  @Clause(rfc = 9293, section = "3.7.1", id = "MUST-67")
  @Exposes(TcpDefect.ASKS_FOR_TOO_LARGE_SEGMENTS)
  void mssFitsTheMtu() {
    int most = wire.raw().mtu() - Ipv4Header.LENGTH - TcpHeader.LENGTH;
    subject.connect(SUBJECT_PORT, TESTER_PORT);

    Segment first = peer.expect(syn());

    int mss = OptionList.of(first.options()).mss().orElse(DEFAULT_MSS);
    expect("an MSS of at most " + most, mss <= most, mss);
  }

  @Test
  @Check("tcp.options.mss-default")
  @Clause(rfc = 9293, section = "3.7.1", id = "MUST-15")
  @Exposes(TcpDefect.IGNORES_MSS)
  void defaultMssIs536() {
    expectSegments(largestSegment(new byte[0]), DEFAULT_MSS);
  }

  @Test
  @Check("tcp.options.mss-obeyed")
  @Clause(rfc = 9293, section = "3.7.1", id = "MUST-16")
  @Clause(rfc = 9293, section = "3.7.1", id = "MUST-14")
  @Exposes(TcpDefect.IGNORES_MSS)
  void peersMssIsObeyed() {
    expectSegments(largestSegment(OptionList.mss(400)), 400);
  }

  @Test
  @Check("tcp.options.mss-on-syn-only")
  @Clause(rfc = 9293, section = "3.2", level = MUST_NOT, id = "MUST-65")
  @Exposes(TcpDefect.SENDS_MSS_ALWAYS)
  void mssIsSentOnSynOnly() {
    SubjectConnection connection = establish();

    connection.send(octets(10));

    peer.expect(someData().that("without MSS", s -> OptionList.of(s.options()).mss().isEmpty()));
  }

  @Test
  @Check("tcp.options.unknown-ignored")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-6")
  @Exposes(TcpDefect.DROPS_UNKNOWN_OPTIONS)
  void unknownOptionIsIgnored() {
    expectSegments(largestSegment(bytes(EXPERIMENT, 6, 1, 2, 3, 4, 2, 4, 1, 0x90)), 400);
  }

  @Test
  @Check("tcp.options.in-any-segment")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-5")
  @Exposes(TcpDefect.DROPS_OPTIONS_OUTSIDE_SYN)
  void optionIsAcceptedInAnySegment() {
    SubjectConnection connection = establish();

    peer.send(peer.data(octets(10)).options(bytes(1, 1, EXPERIMENT, 6, 1, 2, 3, 4)));

    peer.expect(bareAck().ack(peer.sndNxt()), Duration.ofMillis(500));
    expectReceived(connection, octets(10));
  }

  @Test
  @Check("tcp.options.any-alignment")
  @Clause(rfc = 9293, section = "3.2", id = "MUST-64")
  @Exposes(TcpDefect.READS_FIRST_OPTION_ONLY)
  void optionMayBeginAnywhere() {
    expectSegments(largestSegment(bytes(1, 2, 4, 1, 0x90, 1, 1, 0)), 400);
  }

  @Test
  @Check("tcp.options.end-of-list")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-4")
  @Exposes(TcpDefect.READS_PAST_END_OF_LIST)
  void nothingIsReadBehindTheEnd() {
    expectSegments(largestSegment(bytes(1, 1, 1, 0, 2, 4, 1, 0x90)), DEFAULT_MSS);
  }

  @Test
  @Check("tcp.options.no-operation")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-4")
  @Exposes(TcpDefect.READS_FIRST_OPTION_ONLY)
  void noOperationsAreSkipped() {
    expectSegments(largestSegment(bytes(1, 1, 1, 1, 2, 4, 1, 0x90)), 400);
  }

  @Test
  @Check("tcp.options.length-zero")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-7")
  @Exposes(TcpDefect.DIES_OF_ILLEGAL_OPTION)
  void lengthZeroIsSurvived() {
    survives(bytes(EXPERIMENT, 0, 0, 0));
  }

  @Test
  @Check("tcp.options.length-one")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-7")
  @Exposes(TcpDefect.DIES_OF_ILLEGAL_OPTION)
  void lengthOneIsSurvived() {
    survives(bytes(EXPERIMENT, 1, EXPERIMENT, 1));
  }

  @Test
  @Check("tcp.options.length-beyond-header")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-7")
  @Exposes(TcpDefect.DIES_OF_ILLEGAL_OPTION)
  void lengthBeyondTheHeaderIsSurvived() {
    survives(bytes(EXPERIMENT, 40, 0, 0));
  }

  private void survives(byte[] options) {
    establish();
    peer.send(peer.data(octets(10)).options(options));
    peer.idle(Duration.ofSeconds(1));

    RawPeer other = peerAt(TESTER_PORT + 1);
    other.send(other.syn());
    other.expect(synAck().ack(other.iss() + 1));
  }

  @Test
  @Check("tcp.options.lengths-sent")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-68")
  @Exposes(TcpDefect.SENDS_ILLEGAL_LENGTHS)
  void sentOptionsStateTheirLengths() {
    subject.connect(SUBJECT_PORT, TESTER_PORT);

    String problem = OptionList.of(peer.expect(syn()).options()).problem();

    expect("options with legal lengths", !problem.contains("length"), problem);
  }

  @Test
  @Check("tcp.options.padding-zero")
  @Clause(rfc = 9293, section = "3.1", id = "MUST-69")
  @Exposes(TcpDefect.SENDS_GARBAGE_PADDING)
  void paddingIsZero() {
    subject.connect(SUBJECT_PORT, TESTER_PORT);

    String problem = OptionList.of(peer.expect(syn()).options()).problem();

    expect("zeros behind the end of the option list", !problem.contains("padding"), problem);
  }
}
