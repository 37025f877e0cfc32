package io.faultwire.suites.tcp.builtin.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.suites.tcp.abi.TcpInfoField;
import io.faultwire.suites.tcp.peer.SegmentPattern;
import java.math.BigInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TCP sockets of the built-in stack: results, error numbers, options, readiness. */
class StreamSocketTest {
  private final SocketBench bench = new SocketBench();

  @AfterEach
  void close() {
    bench.bed.close();
  }

  @Test
  void whatIsNoTcpOrUdpOverIpv4IsRefused() {
    assertThat(bench.calls.socket(Linux.AF_INET6, Linux.SOCK_STREAM, 0))
        .isEqualTo(Errno.EAFNOSUPPORT.negated());
    assertThat(bench.calls.socket(Linux.AF_INET, Linux.SOCK_RAW, 1))
        .isEqualTo(Errno.ESOCKTNOSUPPORT.negated());
    assertThat(bench.calls.socket(Linux.AF_INET, Linux.SOCK_STREAM, Linux.IPPROTO_UDP))
        .isEqualTo(Errno.EPROTONOSUPPORT.negated());
  }

  @Test
  void theLowestFreeDescriptorIsGiven() {
    int first = bench.stream();
    int second = bench.datagram();
    bench.calls.close(first);

    assertThat(first).isEqualTo(3);
    assertThat(second).isEqualTo(4);
    assertThat(bench.stream()).isEqualTo(3);
  }

  @Test
  void aClosedDescriptorIsBad() {
    int socket = bench.stream();
    assertThat(bench.calls.close(socket)).isZero();

    int bad = Errno.EBADF.negated();
    assertThat(bench.calls.close(socket)).isEqualTo(bad);
    assertThat(bench.calls.bind(socket, 0, 1)).isEqualTo(bad);
    assertThat(bench.calls.listen(socket, 1)).isEqualTo(bad);
    assertThat(bench.calls.accept(socket)).isEqualTo(bad);
    assertThat(bench.calls.connect(socket, 1, 1)).isEqualTo(bad);
    assertThat(bench.calls.send(socket, new byte[1], 0)).isEqualTo(bad);
    assertThat(bench.calls.sendTo(socket, new byte[1], 0, 1, 1)).isEqualTo(bad);
    assertThat(bench.receive(socket, 1, 0)).isEqualTo(bad);
    assertThat(bench.calls.shutdown(socket, Linux.SHUT_WR)).isEqualTo(bad);
    assertThat(bench.setOption(socket, Linux.SOL_SOCKET, Linux.SO_REUSEADDR, 1)).isEqualTo(bad);
    assertThat(bench.option(socket, Linux.SOL_SOCKET, Linux.SO_ERROR)).isEqualTo(bad);
    assertThat(bench.ask(socket, Linux.SIOCINQ)).isEqualTo(bad);
    assertThat(bench.poll(socket)).isEqualTo(Linux.POLLNVAL);
  }

  @Test
  void aPortHasOneSocketUnlessBothReuseIt() {
    int first = bench.stream();
    int second = bench.stream();
    assertThat(bench.calls.bind(first, 0, 80)).isZero();
    assertThat(bench.calls.bind(first, 0, 81)).isEqualTo(Errno.EINVAL.negated());
    assertThat(bench.calls.bind(second, 0, 80)).isEqualTo(Errno.EADDRINUSE.negated());

    bench.setOption(first, Linux.SOL_SOCKET, Linux.SO_REUSEADDR, 1);
    bench.setOption(second, Linux.SOL_SOCKET, Linux.SO_REUSEADDR, 1);
    assertThat(bench.calls.bind(second, 0, 80)).isZero();
    assertThat(bench.calls.listen(first, 1)).isZero();
    assertThat(bench.calls.listen(second, 1)).isEqualTo(Errno.EADDRINUSE.negated());
  }

  @Test
  void aPortIsFreeAgainOnceItsSocketIsClosed() {
    int first = bench.stream();
    bench.calls.bind(first, 0, 80);
    bench.calls.close(first);

    assertThat(bench.calls.bind(bench.stream(), 0, 80)).isZero();
  }

  @Test
  void aPortOfAConnectionInTimeWaitNeedsReuse() {
    int listener = bench.listening();
    int socket = bench.accepted(listener);
    bench.calls.close(listener);
    bench.calls.close(socket);
    bench.peer.expect(SegmentPattern.fin());
    bench.peer.send(bench.peer.fin());
    bench.settle();

    int next = bench.stream();
    assertThat(bench.calls.bind(next, 0, SocketBench.SUBJECT_PORT))
        .isEqualTo(Errno.EADDRINUSE.negated());
    bench.setOption(next, Linux.SOL_SOCKET, Linux.SO_REUSEADDR, 1);
    assertThat(bench.calls.bind(next, 0, SocketBench.SUBJECT_PORT)).isZero();
  }

  @Test
  void onlyAnOwnAddressCanBeBound() {
    assertThat(bench.calls.bind(bench.stream(), bench.bed.wire().testerAddress(), 80))
        .isEqualTo(Errno.EADDRNOTAVAIL.negated());
    assertThat(bench.calls.bind(bench.stream(), bench.bed.wire().subjectAddress(), 80)).isZero();
  }

  @Test
  void aConnectionIsAcceptedOnce() {
    int listener = bench.listening();
    assertThat(bench.calls.accept(listener)).isEqualTo(Errno.EAGAIN.negated());
    assertThat(bench.poll(listener)).isZero();

    bench.peer.send(bench.peer.syn());
    bench.peer.expect(SegmentPattern.synAck());
    bench.peer.send(bench.peer.ack());
    bench.settle();
    assertThat(bench.poll(listener)).isEqualTo(Linux.POLLIN | Linux.POLLRDNORM);
    assertThat(bench.calls.accept(listener)).isEqualTo(4);
    assertThat(bench.calls.accept(listener)).isEqualTo(Errno.EAGAIN.negated());
  }

  @Test
  void onlyAListeningSocketAccepts() {
    assertThat(bench.calls.accept(bench.stream())).isEqualTo(Errno.EINVAL.negated());
    assertThat(bench.calls.accept(bench.datagram())).isEqualTo(Errno.EOPNOTSUPP.negated());
    int listener = bench.listening();
    assertThat(bench.calls.connect(listener, bench.bed.wire().testerAddress(), 1))
        .isEqualTo(Errno.EISCONN.negated());
    assertThat(bench.option(listener, Linux.SOL_SOCKET, Linux.SO_ACCEPTCONN)).isOne();
  }

  @Test
  void connectingIsReportedStepByStep() {
    int socket = bench.connecting();
    int address = bench.bed.wire().testerAddress();
    assertThat(bench.poll(socket)).isZero();
    assertThat(bench.calls.connect(socket, address, SocketBench.PEER_PORT))
        .isEqualTo(Errno.EALREADY.negated());
    assertThat(bench.calls.send(socket, new byte[1], 0)).isEqualTo(Errno.EAGAIN.negated());
    assertThat(bench.receive(socket, 1, 0)).isEqualTo(Errno.EAGAIN.negated());

    bench.peer.send(bench.peer.synAck());
    bench.settle();
    assertThat(bench.poll(socket)).isEqualTo(Linux.POLLOUT | Linux.POLLWRNORM);
    assertThat(bench.option(socket, Linux.SOL_SOCKET, Linux.SO_ERROR)).isZero();
    assertThat(bench.calls.connect(socket, address, SocketBench.PEER_PORT)).isZero();
    assertThat(bench.calls.connect(socket, address, SocketBench.PEER_PORT))
        .isEqualTo(Errno.EISCONN.negated());
  }

  @Test
  void aRefusedConnectionHasItsErrorOnce() {
    int socket = bench.connecting();
    bench.peer.send(bench.peer.rstAck());
    bench.settle();

    assertThat(bench.poll(socket) & (Linux.POLLERR | Linux.POLLHUP))
        .isEqualTo(Linux.POLLERR | Linux.POLLHUP);
    assertThat(bench.option(socket, Linux.SOL_SOCKET, Linux.SO_ERROR))
        .isEqualTo(Errno.ECONNREFUSED.number());
    assertThat(bench.option(socket, Linux.SOL_SOCKET, Linux.SO_ERROR)).isZero();
    assertThat(bench.poll(socket) & Linux.POLLERR).isZero();
  }

  @Test
  void anUnconnectedSocketCarriesNothing() {
    int socket = bench.stream();
    assertThat(bench.receive(socket, 1, 0)).isEqualTo(Errno.ENOTCONN.negated());
    assertThat(bench.calls.send(socket, new byte[1], 0)).isEqualTo(Errno.EPIPE.negated());
    assertThat(bench.calls.shutdown(socket, Linux.SHUT_RDWR)).isEqualTo(Errno.ENOTCONN.negated());
    assertThat(bench.poll(socket)).isEqualTo(Linux.POLLOUT | Linux.POLLWRNORM | Linux.POLLHUP);
  }

  @Test
  void octetsArePeekedReadAndCounted() {
    int socket = bench.accepted();
    assertThat(bench.receive(socket, 10, 0)).isEqualTo(Errno.EAGAIN.negated());
    bench.peer.send(bench.peer.data("hello"));
    bench.settle();

    byte[] target = new byte[10];
    assertThat(bench.ask(socket, Linux.SIOCINQ)).isEqualTo(5);
    assertThat(bench.calls.receive(socket, target, Linux.MSG_PEEK)).isEqualTo(5);
    assertThat(new String(target, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("hello");
    assertThat(bench.poll(socket) & Linux.POLLIN).isNotZero();
    assertThat(bench.receive(socket, 3, 0)).isEqualTo(3);
    assertThat(bench.ask(socket, Linux.SIOCINQ)).isEqualTo(2);
    assertThat(bench.receive(socket, 10, 0)).isEqualTo(2);
    assertThat(bench.receive(socket, 10, Linux.MSG_OOB)).isEqualTo(Errno.EOPNOTSUPP.negated());
  }

  @Test
  void theEndOfTheStreamIsZeroAndReadable() {
    int socket = bench.accepted();
    bench.peer.send(bench.peer.data("x"));
    bench.peer.send(bench.peer.fin());
    bench.settle();

    assertThat(bench.poll(socket) & Linux.POLLRDHUP).isNotZero();
    assertThat(bench.receive(socket, 10, 0)).isOne();
    assertThat(bench.receive(socket, 10, 0)).isZero();
    assertThat(bench.poll(socket) & (Linux.POLLIN | Linux.POLLRDHUP | Linux.POLLHUP))
        .isEqualTo(Linux.POLLIN | Linux.POLLRDHUP);
  }

  @Test
  void aResetIsAnErrorOnceAndThenTheEnd() {
    int socket = bench.accepted();
    bench.peer.send(bench.peer.rst());
    bench.settle();

    assertThat(bench.poll(socket) & Linux.POLLERR).isNotZero();
    assertThat(bench.receive(socket, 10, 0)).isEqualTo(Errno.ECONNRESET.negated());
    assertThat(bench.receive(socket, 10, 0)).isZero();
    assertThat(bench.calls.send(socket, new byte[1], 0)).isEqualTo(Errno.EPIPE.negated());
  }

  @Test
  void aResetBehindTheEndIsABrokenPipe() {
    int socket = bench.accepted();
    bench.peer.send(bench.peer.fin());
    bench.settle();
    bench.peer.send(bench.peer.rst());
    bench.settle();

    assertThat(bench.option(socket, Linux.SOL_SOCKET, Linux.SO_ERROR))
        .isEqualTo(Errno.EPIPE.number());
  }

  @Test
  void shuttingDownSendingSendsAFin() {
    int socket = bench.accepted();
    assertThat(bench.calls.shutdown(socket, 3)).isEqualTo(Errno.EINVAL.negated());
    assertThat(bench.calls.shutdown(socket, Linux.SHUT_WR)).isZero();

    bench.peer.expect(SegmentPattern.fin());
    assertThat(bench.calls.send(socket, new byte[1], 0)).isEqualTo(Errno.EPIPE.negated());
    assertThat(bench.receive(socket, 1, 0)).isEqualTo(Errno.EAGAIN.negated());
  }

  @Test
  void lingeringForNoTimeClosesByReset() {
    int socket = bench.accepted();
    byte[] linger = new byte[8];
    OptionValue.write(linger, 1, 0);
    assertThat(bench.calls.setOption(socket, Linux.SOL_SOCKET, Linux.SO_LINGER, linger)).isZero();
    assertThat(bench.calls.getOption(socket, Linux.SOL_SOCKET, Linux.SO_LINGER, new byte[8]))
        .isEqualTo(8);

    bench.calls.close(socket);
    bench.peer.expect(SegmentPattern.rst());
  }

  @Test
  void theSendBufferLimitsWhatIsTaken() {
    int listener = bench.stream();
    assertThat(bench.setOption(listener, Linux.SOL_SOCKET, Linux.SO_SNDBUF, 5000)).isZero();
    bench.calls.bind(listener, 0, SocketBench.SUBJECT_PORT);
    bench.calls.listen(listener, 1);
    int socket = bench.accepted(listener);

    assertThat(bench.option(socket, Linux.SOL_SOCKET, Linux.SO_SNDBUF)).isEqualTo(10_000);
    assertThat(bench.calls.send(socket, new byte[8000], 0)).isEqualTo(5000);
    assertThat(bench.calls.send(socket, new byte[1], 0)).isEqualTo(Errno.EAGAIN.negated());
    assertThat(bench.ask(socket, Linux.SIOCOUTQ)).isEqualTo(5000);
    assertThat(bench.poll(socket) & Linux.POLLOUT).isZero();
  }

  @Test
  void theSegmentSizeIsAskedForInTheSyn() {
    int listener = bench.stream();
    assertThat(bench.setOption(listener, Linux.SOL_TCP, Linux.TCP_MAXSEG, 70))
        .isEqualTo(Errno.EINVAL.negated());
    assertThat(bench.setOption(listener, Linux.SOL_TCP, Linux.TCP_MAXSEG, 700)).isZero();
    assertThat(bench.option(listener, Linux.SOL_TCP, Linux.TCP_MAXSEG)).isEqualTo(700);
    bench.calls.bind(listener, 0, SocketBench.SUBJECT_PORT);
    bench.calls.listen(listener, 1);
    bench.peer.send(bench.peer.syn());

    bench.peer.expect(
        SegmentPattern.synAck().that("with mss 700", s -> s.toString().contains("mss 700")));
  }

  @Test
  void anOptionOfAListeningSocketIsThatOfItsNextConnections() {
    int listener = bench.stream();
    bench.calls.bind(listener, 0, SocketBench.SUBJECT_PORT);
    bench.calls.listen(listener, 1);
    assertThat(bench.setOption(listener, Linux.SOL_TCP, Linux.TCP_MAXSEG, 700)).isZero();
    bench.peer.send(bench.peer.syn());

    bench.peer.expect(
        SegmentPattern.synAck().that("with mss 700", s -> s.toString().contains("mss 700")));
  }

  @Test
  void optionsThatAreNotThereAreRefused() {
    int socket = bench.stream();
    int unknown = Errno.ENOPROTOOPT.negated();
    assertThat(bench.setOption(socket, Linux.SOL_TCP, Linux.TCP_CORK, 1)).isEqualTo(unknown);
    assertThat(bench.setOption(socket, Linux.SOL_TCP, Linux.TCP_MD5SIG, 1)).isEqualTo(unknown);
    assertThat(bench.setOption(socket, Linux.SOL_SOCKET, Linux.SO_MARK, 1)).isEqualTo(unknown);
    assertThat(bench.setOption(socket, Linux.SOL_IP, Linux.IP_TOS, 1)).isEqualTo(unknown);
    assertThat(bench.option(socket, Linux.SOL_TCP, Linux.TCP_MD5SIG)).isEqualTo(unknown);
    assertThat(bench.calls.setOption(socket, Linux.SOL_TCP, Linux.TCP_NODELAY, new byte[1]))
        .isEqualTo(Errno.EINVAL.negated());
    assertThat(bench.ask(socket, 1)).isEqualTo(Errno.ENOTTY.negated());
  }

  @Test
  void infoTellsWhatTheStackKnows() {
    int socket = bench.accepted();
    bench.calls.send(socket, new byte[2500], 0);
    byte[] info = new byte[TcpInfoField.STRUCTURE_LENGTH];
    assertThat(bench.calls.getOption(socket, Linux.SOL_TCP, Linux.TCP_INFO, info))
        .isEqualTo(info.length);

    assertThat(TcpInfoField.STATE.read(info)).isEqualTo(BigInteger.ONE);
    assertThat(TcpInfoField.SND_MSS.read(info)).isEqualTo(BigInteger.valueOf(1000));
    assertThat(TcpInfoField.SND_CWND.read(info)).isEqualTo(BigInteger.TEN);
    assertThat(TcpInfoField.UNACKED.read(info)).isEqualTo(BigInteger.TWO);
    assertThat(TcpInfoField.NOTSENT_BYTES.read(info)).isEqualTo(BigInteger.valueOf(500));
    assertThat(TcpInfoField.SACKED.read(info)).isEqualTo(BigInteger.ZERO);
    assertThat(TcpInfoField.CA_STATE.read(info)).isEqualTo(BigInteger.ZERO);
    assertThat(TcpInfoField.DELIVERED.read(info)).isEqualTo(BigInteger.valueOf(0xFFFF_FFFFL));
  }

  @Test
  void keepAliveTimesAreRememberedWithinTheirLimits() {
    int socket = bench.stream();
    assertThat(bench.setOption(socket, Linux.SOL_SOCKET, Linux.SO_KEEPALIVE, 5)).isZero();
    assertThat(bench.setOption(socket, Linux.SOL_TCP, Linux.TCP_KEEPIDLE, 32_767)).isZero();
    assertThat(bench.setOption(socket, Linux.SOL_TCP, Linux.TCP_KEEPCNT, 128))
        .isEqualTo(Errno.EINVAL.negated());
    assertThat(bench.option(socket, Linux.SOL_SOCKET, Linux.SO_KEEPALIVE)).isEqualTo(1);
    assertThat(bench.option(socket, Linux.SOL_TCP, Linux.TCP_KEEPIDLE)).isEqualTo(32_767);
    assertThat(bench.option(socket, Linux.SOL_TCP, Linux.TCP_KEEPCNT)).isEqualTo(9);
  }
}
