package io.faultwire.suites.tcp.builtin.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.suites.script.packet.IcmpPacket;
import io.faultwire.suites.script.packet.IpFields;
import io.faultwire.suites.script.packet.PacketEncoder;
import io.faultwire.suites.script.packet.Ports;
import io.faultwire.suites.script.packet.ReceivedPacket;
import io.faultwire.suites.script.packet.UdpPacket;
import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** UDP sockets of the built-in stack. */
class DatagramSocketTest {
  private final SocketBench bench = new SocketBench();
  private final int tester = bench.bed.wire().testerAddress();
  private final PacketEncoder toSubject =
      new PacketEncoder(tester, bench.bed.wire().subjectAddress());

  @AfterEach
  void close() {
    bench.bed.close();
  }

  private UdpPacket sent() {
    byte[] octets = bench.bed.wire().receive(bench.bed.wire().now());
    assertThat(octets).isNotNull();
    return (UdpPacket) ReceivedPacket.decode(octets).orElseThrow().packet();
  }

  private void arrive(int port, int length) {
    UdpPacket packet =
        new UdpPacket(IpFields.DEFAULT, new Ports(SocketBench.PEER_PORT, port), length, true);
    bench.bed.wire().send(toSubject.encode(packet));
    bench.settle();
  }

  @Test
  void aDatagramGoesToTheAddressThatIsNamed() {
    int socket = bench.datagram();
    assertThat(bench.calls.send(socket, new byte[1], 0)).isEqualTo(Errno.EDESTADDRREQ.negated());
    assertThat(bench.calls.sendTo(socket, new byte[700], 0, tester, 53)).isEqualTo(700);

    assertThat(sent()).extracting(UdpPacket::dataLength).isEqualTo(700);
    assertThat(bench.calls.sendTo(socket, new byte[1], Linux.MSG_OOB, tester, 53))
        .isEqualTo(Errno.EOPNOTSUPP.negated());
    assertThat(bench.calls.sendTo(socket, new byte[70_000], 0, tester, 53))
        .isEqualTo(Errno.EMSGSIZE.negated());
  }

  @Test
  void aConnectedSocketNeedsNoAddress() {
    int socket = bench.datagram();
    assertThat(bench.calls.connect(socket, tester, 0)).isEqualTo(Errno.EINVAL.negated());
    assertThat(bench.calls.connect(socket, tester, 53)).isZero();
    assertThat(bench.calls.send(socket, new byte[3], 0)).isEqualTo(3);

    assertThat(sent().ports().destination()).isEqualTo(53);
  }

  @Test
  void aDatagramIsReceivedWithItsSource() {
    int socket = bench.datagram();
    assertThat(bench.calls.bind(socket, 0, 69)).isZero();
    assertThat(bench.calls.bind(socket, 0, 70)).isEqualTo(Errno.EINVAL.negated());
    assertThat(bench.calls.bind(bench.datagram(), 0, 69)).isEqualTo(Errno.EADDRINUSE.negated());
    assertThat(bench.receive(socket, 10, 0)).isEqualTo(Errno.EAGAIN.negated());
    assertThat(bench.poll(socket)).isEqualTo(Linux.POLLOUT | Linux.POLLWRNORM);
    arrive(69, 20);

    int[] source = new int[2];
    assertThat(bench.ask(socket, Linux.SIOCINQ)).isEqualTo(20);
    assertThat(bench.poll(socket) & Linux.POLLIN).isNotZero();
    assertThat(bench.receive(socket, 10, Linux.MSG_PEEK)).isEqualTo(10);
    assertThat(bench.receive(socket, 10, Linux.MSG_PEEK | Linux.MSG_TRUNC)).isEqualTo(20);
    assertThat(bench.calls.receiveFrom(socket, new byte[10], 0, source)).isEqualTo(10);
    assertThat(source).containsExactly(tester, SocketBench.PEER_PORT);
    assertThat(bench.receive(socket, 10, 0)).isEqualTo(Errno.EAGAIN.negated());
  }

  @Test
  void anUnreachablePortIsAnErrorOfTheConnectedSocketOnce() {
    int socket = bench.datagram();
    bench.calls.connect(socket, tester, 53);
    bench.calls.send(socket, new byte[3], 0);
    UdpPacket datagram = sent();
    IcmpPacket.Quote quote = new IcmpPacket.Quote(IpProtocol.UDP, datagram.ports(), 0, 3);
    bench
        .bed
        .wire()
        .send(
            toSubject.encode(
                new IcmpPacket(
                    IpFields.DEFAULT,
                    IcmpHeader.DESTINATION_UNREACHABLE,
                    IcmpHeader.CODE_PORT_UNREACHABLE,
                    0,
                    Optional.of(quote),
                    0)));
    bench.settle();

    assertThat(bench.poll(socket) & Linux.POLLERR).isNotZero();
    assertThat(bench.receive(socket, 10, 0)).isEqualTo(Errno.ECONNREFUSED.negated());
    assertThat(bench.receive(socket, 10, 0)).isEqualTo(Errno.EAGAIN.negated());
  }

  @Test
  void theReceiveBufferIsToldTwiceAsLarge() {
    int socket = bench.datagram();
    assertThat(bench.option(socket, Linux.SOL_SOCKET, Linux.SO_RCVBUF)).isEqualTo(212_992);
    assertThat(bench.setOption(socket, Linux.SOL_SOCKET, Linux.SO_RCVBUF, 4000)).isZero();
    assertThat(bench.option(socket, Linux.SOL_SOCKET, Linux.SO_RCVBUF)).isEqualTo(8000);
    assertThat(bench.setOption(socket, Linux.SOL_SOCKET, Linux.SO_BROADCAST, 1))
        .isEqualTo(Errno.ENOPROTOOPT.negated());
  }
}
