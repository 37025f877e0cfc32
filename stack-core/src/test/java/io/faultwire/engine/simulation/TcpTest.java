package io.faultwire.engine.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.engine.Network;
import io.faultwire.host.process.HostProcess;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import io.faultwire.tcp.TcpState;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpTest {
  private final Network network =
      Network.simulate(
          Topology.builder()
              .host("client")
              .host("server")
              .link("client", "server", link -> link.latency(Duration.ofMillis(10)))
              .build(),
          Seed.DEFAULT);
  private final Network.Host client = network.host("client");
  private final Network.Host server = network.host("server");

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void handshakeTakesOneRoundTripAndTheCloseFourSegments() throws IOException {
    try (ServerSocket listener = server.listen(80)) {
      network.start("server", "acceptor", () -> listener.accept().close());
      try (Socket socket = client.connect("server", 80)) {
        // 20 ms for ARP, 20 ms for SYN and SYN-ACK
        assertThat(network.now()).isEqualTo(Duration.ofMillis(40));
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
    }
    network.runUntilQuiet();
    TcpConversation conversation = network.capture().tcp("client", "server:80");
    assertThat(conversation.handshake().isCompleted()).isTrue();
    assertThat(conversation.closing().by()).contains(Side.SERVER);
    assertThat(conversation.states(Side.CLIENT))
        .containsExactly(
            TcpState.CLOSED,
            TcpState.SYN_SENT,
            TcpState.ESTABLISHED,
            TcpState.CLOSE_WAIT,
            TcpState.LAST_ACK,
            TcpState.CLOSED);
  }

  @Test
  void httpByHandOverKeptConnection() throws IOException {
    network.start("server", "http", this::serveTwoRequests);
    network.advance(Duration.ofMillis(1));
    try (Socket socket = client.socketFactory().createSocket("server", 80)) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      for (String path : new String[] {"/a", "/b"}) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: server\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(in.readLine()).isEqualTo("Content-Length: 2");
        assertThat(in.readLine()).isEmpty();
        assertThat("" + (char) in.read() + (char) in.read()).isEqualTo(path);
      }
    }
    assertThat(network.capture().tcpConversations()).hasSize(1);
  }

  private void serveTwoRequests() throws IOException {
    try (ServerSocket listener = server.listen(80);
        Socket socket = listener.accept()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      for (int i = 0; i < 2; i++) {
        String path = in.readLine().split(" ")[1];
        while (!in.readLine().isEmpty()) {}
        String response = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + path;
        socket.getOutputStream().write(response.getBytes(US_ASCII));
      }
    }
  }

  @Test
  void halfCloseLetsTheAnswerThrough() throws IOException {
    try (ServerSocket listener = server.listen(80)) {
      HostProcess sum =
          network.start(
              "server",
              "sum",
              () -> {
                try (Socket socket = listener.accept()) {
                  int length = socket.getInputStream().readAllBytes().length;
                  socket.getOutputStream().write(("" + length).getBytes(US_ASCII));
                }
              });
      try (Socket socket = client.connect("server", 80)) {
        socket.getOutputStream().write(Lossy.octets(40_000));
        socket.shutdownOutput();
        assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII)).isEqualTo("40000");
      }
      network.join(sum);
    }
  }

  @Test
  void nobodyListensIsRefused() {
    assertThatThrownBy(() -> client.connect("server", 81))
        .isInstanceOf(ConnectException.class)
        .hasMessage("Connection refused");
  }

  @Test
  void unknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> client.connect("sever", 80))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("sever")
        .hasMessageContaining("client")
        .hasMessageContaining("server");
  }

  @Test
  void readTimesOutInVirtualTime() throws IOException {
    try (ServerSocket listener = server.listen(80);
        Socket socket = client.connect("server", 80)) {
      socket.setSoTimeout(30_000);
      Duration before = network.now();
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessage("Read timed out");
      assertThat(network.now().minus(before)).isEqualTo(Duration.ofSeconds(30));
      listener.setSoTimeout(10);
      listener.accept().close();
      assertThatThrownBy(listener::accept)
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessage("Accept timed out");
    }
  }

  @Test
  void connectTimesOutAcrossAPartition() {
    try (var partition = network.link("client", "server").partition()) {
      assertThatThrownBy(
              () -> {
                try (Socket opening = client.socketFactory().createSocket()) {
                  opening.connect(new java.net.InetSocketAddress(server.inetAddress(), 80), 2000);
                }
              })
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessage("Connect timed out");
      assertThat(partition.strikes()).isPositive();
    }
  }

  @Test
  void fullBacklogLosesSynsUntilSomebodyAccepts() throws IOException {
    try (ServerSocket listener = server.serverSocketFactory().createServerSocket(80, 1)) {
      for (int i = 0; i < 3; i++) {
        network.start("client", "c" + i, () -> client.connect("server", 80).close());
        network.advance(Duration.ofMillis(200));
      }
      assertThat(server.stack().tcp().connections()).hasSize(2);
      for (int i = 0; i < 3; i++) {
        listener.accept().close();
      }
    }
    assertThat(network.now()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void secondSynIsSentAfterTheFirstWasDropped() throws IOException {
    network.link("client", "server").drop(Selection.first(Tcp::isSyn));
    try (ServerSocket listener = server.listen(80);
        Socket socket = client.connect("server", 80)) {
      assertThat(socket.isConnected()).isTrue();
      assertThat(network.now()).isEqualTo(Duration.ofMillis(1020));
      listener.accept().close();
    }
  }

  @Test
  void resetReachesTheReader() throws IOException {
    try (ServerSocket listener = server.listen(80);
        Socket socket = client.connect("server", 80)) {
      Socket accepted = listener.accept();
      accepted.setSoLinger(true, 0);
      accepted.close();
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessage("Connection reset");
    }
  }

  @Test
  void hostReachesItselfByLoopback() throws IOException {
    try (ServerSocket listener = server.listen(80);
        Socket socket = server.connect("localhost", 80);
        Socket accepted = listener.accept()) {
      socket.getOutputStream().write(42);
      assertThat(accepted.getInputStream().read()).isEqualTo(42);
    }
    assertThat(network.capture().size()).isZero();
  }

  @Test
  void pingAnswersAfterARoundTrip() throws IOException {
    client.ping("server");
    assertThat(client.ping("server").roundTrip()).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void callsOfBothSidesAreRecordedInOrder() throws IOException {
    try (ServerSocket listener = server.listen(80);
        Socket socket = client.connect("server", 80);
        Socket accepted = listener.accept()) {
      socket.getOutputStream().write(new byte[10]);
      assertThat(accepted.getInputStream().read(new byte[99])).isEqualTo(10);
    }
    assertThat(server.socketCalls())
        .extracting(call -> call.operation().name())
        .containsExactly("BIND", "LISTEN", "ACCEPT", "RECV", "CLOSE", "CLOSE");
    assertThat(client.socketCalls().get(0).blocked()).isEqualTo(Duration.ofMillis(40));
  }
}
