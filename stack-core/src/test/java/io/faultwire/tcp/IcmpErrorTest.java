package io.faultwire.tcp;

import static io.faultwire.wire.IcmpHeader.CODE_FRAGMENTATION_NEEDED;
import static io.faultwire.wire.IcmpHeader.CODE_HOST_UNREACHABLE;
import static io.faultwire.wire.IcmpHeader.CODE_NET_UNREACHABLE;
import static io.faultwire.wire.IcmpHeader.CODE_PORT_UNREACHABLE;
import static io.faultwire.wire.IcmpHeader.CODE_PROTOCOL_UNREACHABLE;
import static io.faultwire.wire.IcmpHeader.DESTINATION_UNREACHABLE;
import static io.faultwire.wire.IcmpHeader.PARAMETER_PROBLEM;
import static io.faultwire.wire.IcmpHeader.TIME_EXCEEDED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ICMP errors about segments that were sent (RFC 9293 section 3.9.2.2, RFC 5927). */
class IcmpErrorTest {

  private static void error(TcpBench bench, int relativeSequenceNumber, int type, int code) {
    error(bench, relativeSequenceNumber, type, code, 0);
  }

  private static void error(
      TcpBench bench, int relativeSequenceNumber, int type, int code, int nextHopMtu) {
    bench.stack.icmpError(
        TcpBench.LOCAL,
        TcpBench.PORT,
        TcpBench.PEER,
        TcpBench.PEER_PORT,
        bench.ends.iss + relativeSequenceNumber,
        type,
        code,
        nextHopMtu,
        bench.clock.now());
  }

  @Test
  void synSent_portUnreachable_refuses() throws TcpException {
    TcpBench bench = TcpStates.synSent();

    error(bench, 0, DESTINATION_UNREACHABLE, CODE_PORT_UNREACHABLE);

    bench.isClosed(TcpError.REFUSED);
  }

  /** RFC 1191 section 6.4: what was too large is sent again in pieces that fit. */
  @Test
  void established_fragmentationNeeded_sendsSmallerSegments() throws TcpException {
    TcpBench bench = TcpStates.established().writes(2000);
    bench.sends("ACK seq=1 len=1000").sends("ACK seq=1001 len=1000");

    error(bench, 1, DESTINATION_UNREACHABLE, CODE_FRAGMENTATION_NEEDED, 640);

    bench.sends("ACK seq=1 len=600").sends("ACK seq=601 len=400");
    bench.sends("ACK seq=1001 len=600").sends("ACK seq=1601 len=400").sendsNothing();
    bench.writes(600).sends("ACK seq=2001 len=600");
  }

  @Test
  void established_fragmentationNeededForATinyMtu_isNotBelievedBelow552() throws TcpException {
    TcpBench bench = TcpStates.established().writes(1000).sends("ACK seq=1 len=1000");

    error(bench, 1, DESTINATION_UNREACHABLE, CODE_FRAGMENTATION_NEEDED, 68);

    bench.sends("ACK seq=1 len=512").sends("ACK seq=513 len=488");
  }

  @Test
  void established_fragmentationNeededForALargerMtu_changesNothing() throws TcpException {
    TcpBench bench = TcpStates.established().writes(1000).sends("ACK seq=1 len=1000");

    error(bench, 1, DESTINATION_UNREACHABLE, CODE_FRAGMENTATION_NEEDED, 1500);

    bench.sendsNothing();
  }

  @Test
  void established_protocolUnreachable_aborts() throws TcpException {
    TcpBench bench = TcpStates.established().writes("x");

    error(bench, 1, DESTINATION_UNREACHABLE, CODE_PROTOCOL_UNREACHABLE);

    bench.isClosed(TcpError.PROTOCOL_UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {CODE_NET_UNREACHABLE, CODE_HOST_UNREACHABLE, 5, CODE_FRAGMENTATION_NEEDED})
  void established_softError_goesOn(int code) throws TcpException {
    TcpBench bench = TcpStates.established().writes("x").sends("ACK seq=1 data=x");

    error(bench, 1, DESTINATION_UNREACHABLE, code);

    bench.isIn(TcpState.ESTABLISHED).arrives("ACK seq=1 ack=2").writes("y").sends("ACK data=y");
  }

  @Test
  void established_timeExceededAndParameterProblem_goesOn() throws TcpException {
    TcpBench bench = TcpStates.established().writes("x");

    error(bench, 1, TIME_EXCEEDED, 0);
    error(bench, 1, PARAMETER_PROBLEM, 0);

    bench.isIn(TcpState.ESTABLISHED);
  }

  @Test
  void established_errorAboutNumberNotInFlight_isIgnored() throws TcpException {
    TcpBench bench = TcpStates.established().writes("x");

    error(bench, 9999, DESTINATION_UNREACHABLE, CODE_PORT_UNREACHABLE);
    error(bench, -9999, DESTINATION_UNREACHABLE, CODE_PORT_UNREACHABLE);

    bench.isIn(TcpState.ESTABLISHED);
  }

  @Test
  void synSent_softErrorThenSilence_endsWithThatError() throws TcpException {
    TcpBench bench = TcpStates.synSent(options -> options.synRetries(1));

    error(bench, 0, DESTINATION_UNREACHABLE, CODE_NET_UNREACHABLE);

    bench.run(10_000).isClosed(TcpError.NET_UNREACHABLE);
  }

  @Test
  void synSent_hostWithoutArpReply_goesOnTrying() throws TcpException {
    TcpBench bench = TcpStates.synSent();

    bench.stack.hostUnreachable(TcpBench.PEER, bench.clock.now());

    bench.isIn(TcpState.SYN_SENT);
  }

  @Test
  void synSent_hostWithoutArpReplyAfterFourSynsMore_fails() throws TcpException {
    TcpBench bench = TcpStates.synSent();
    bench.run(15_500);

    bench.stack.hostUnreachable(TcpBench.PEER, bench.clock.now());

    bench.isClosed(TcpError.HOST_UNREACHABLE);
  }

  @Test
  void established_hostWithoutArpReply_goesOn() throws TcpException {
    TcpBench bench = TcpStates.established();

    bench.stack.hostUnreachable(TcpBench.PEER, bench.clock.now());

    bench.isIn(TcpState.ESTABLISHED);
  }
}
