package io.faultwire.suites.tcp.builtin.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.junit.Target;
import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.suites.tcp.builtin.BuiltInStack;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.SegmentPattern;
import io.faultwire.suites.tcp.peer.TesterWire;
import io.faultwire.suites.tcp.subject.SocketCalls;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.suites.tcp.subject.TestBed;
import java.util.Map;
import java.util.OptionalInt;

/** The socket calls of the built-in stack, and a peer that makes segments by hand. */
final class SocketBench {
  static final int SUBJECT_PORT = 80;
  static final int PEER_PORT = 5000;

  final TestBed bed =
      new BuiltInStack()
          .open(Target.of(Map.of()), SubjectSettings.ofScript(OptionalInt.empty(), Map.of()));
  final SocketCalls calls = bed.sockets();
  final TesterWire wire = new TesterWire(bed.wire());
  final RawPeer peer = new RawPeer(wire, PEER_PORT, SUBJECT_PORT, 1000);

  int stream() {
    return calls.socket(Linux.AF_INET, Linux.SOCK_STREAM, 0);
  }

  int datagram() {
    return calls.socket(Linux.AF_INET, Linux.SOCK_DGRAM, 0);
  }

  /** Let what is under way arrive. */
  void settle() {
    bed.wire().receive(bed.wire().now());
  }

  int listening() {
    int listener = stream();
    assertThat(calls.bind(listener, 0, SUBJECT_PORT)).isZero();
    assertThat(calls.listen(listener, 8)).isZero();
    return listener;
  }

  /** Open a connection to a listening socket, and return the accepted one. */
  int accepted() {
    return accepted(listening());
  }

  int accepted(int listener) {
    peer.send(peer.syn());
    peer.expect(SegmentPattern.synAck());
    peer.send(peer.ack());
    settle();
    int socket = calls.accept(listener);
    assertThat(socket).isPositive();
    return socket;
  }

  /** Begin to connect a socket from the port that the peer knows. */
  int connecting() {
    int socket = stream();
    assertThat(calls.bind(socket, 0, SUBJECT_PORT)).isZero();
    assertThat(calls.connect(socket, bed.wire().testerAddress(), PEER_PORT))
        .isEqualTo(Errno.EINPROGRESS.negated());
    peer.expect(SegmentPattern.syn());
    return socket;
  }

  int option(int socket, int level, int name) {
    byte[] value = new byte[4];
    int length = calls.getOption(socket, level, name, value);
    return length < 0 ? length : OptionValue.integer(value, 0);
  }

  int setOption(int socket, int level, int name, int number) {
    byte[] value = new byte[4];
    OptionValue.write(value, number);
    return calls.setOption(socket, level, name, value);
  }

  int receive(int socket, int length, int flags) {
    return calls.receive(socket, new byte[length], flags);
  }

  int ask(int socket, long request) {
    int[] answer = new int[1];
    int result = calls.ioctl(socket, request, answer);
    return result < 0 ? result : answer[0];
  }

  int poll(int socket) {
    return calls.poll(socket, 0xFFFF);
  }
}
