package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Many connections of one stack, found by their endpoints. */
class ConnectionTableTest {

  @Test
  void manyConnectionsAreFoundAndForgotten() throws TcpException {
    TcpBench bench = TcpBench.create();
    bench.stack.listen(0, TcpBench.PORT, 1000);
    for (int port = 1; port <= 500; port++) {
      bench.arrives("SYN seq=0 from=" + port).arrives("ACK seq=1 ack=1 from=" + port);
    }
    assertThat(bench.takeSent()).isEqualTo(500);
    assertThat(bench.stack.openConnections()).isEqualTo(500);

    for (int port = 1; port <= 500; port += 2) {
      bench.arrives("RST seq=1 from=" + port);
    }
    assertThat(bench.stack.openConnections()).isEqualTo(250);
    assertThat(bench.stack.connections())
        .extracting(TcpConnection::remotePort)
        .isSorted()
        .allMatch(port -> port % 2 == 0);
  }

  @Test
  void ephemeralPortsAreDistinct() throws TcpException {
    TcpBench bench = TcpBench.create();

    TcpConnection one = bench.stack.connect(0, 0, TcpBench.PEER, 80);
    TcpConnection other = bench.stack.connect(0, 0, TcpBench.PEER, 80);

    assertThat(one.localPort()).isNotEqualTo(other.localPort()).isBetween(49_152, 65_535);
  }

  @Test
  void secondListenerOnAPortIsRefused() throws TcpException {
    TcpBench bench = TcpStates.listen();

    assertThatThrownBy(() -> bench.stack.listen(0, TcpBench.PORT, 1))
        .isInstanceOfSatisfying(
            TcpException.class, e -> assertThat(e.error()).isEqualTo(TcpError.ADDRESS_IN_USE));
  }

  @Test
  void connectWithoutRouteIsRefused() {
    TcpBench bench = TcpBench.create();

    assertThatThrownBy(() -> bench.stack.connect(0, 0, 0x7F000099, 80))
        .isInstanceOfSatisfying(
            TcpException.class, e -> assertThat(e.error()).isEqualTo(TcpError.NET_UNREACHABLE));
  }

  @Test
  void listenOnAnotherHostsAddressIsRefused() {
    TcpBench bench = TcpBench.create();

    assertThatThrownBy(() -> bench.stack.listen(TcpBench.PEER, 80, 1))
        .isInstanceOfSatisfying(
            TcpException.class,
            e -> assertThat(e.error()).isEqualTo(TcpError.ADDRESS_NOT_AVAILABLE));
  }
}
