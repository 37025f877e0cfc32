package io.faultwire.host.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays each situation on real sockets of the JDK and on simulated ones, and compares. */
@Timeout(60)
class LikeTheJdkTest {

  /** A situation: does things with sockets and notes down what a program would see. */
  interface Situation {
    void play(Surroundings where, List<String> seen) throws Exception;
  }

  private interface Step {
    Object run() throws Exception;
  }

  private static void note(List<String> seen, Step step) {
    try {
      seen.add(String.valueOf(step.run()));
    } catch (Exception e) {
      seen.add(e.getClass().getName() + ": " + e.getMessage());
    }
  }

  private static ServerSocket listen(Surroundings where) throws IOException {
    return where.serverSockets().createServerSocket(0, 1, where.serverAddress());
  }

  private static Socket connect(Surroundings where, ServerSocket server) throws IOException {
    return where.clientSockets().createSocket(where.serverAddress(), server.getLocalPort());
  }

  static Stream<Arguments> situations() {
    return Stream.of(
        situation("nobody listens", LikeTheJdkTest::nobodyListens),
        situation("accept times out", LikeTheJdkTest::acceptTimesOut),
        situation("read times out, then data comes", LikeTheJdkTest::readTimesOut),
        situation("the peer closes", LikeTheJdkTest::peerCloses),
        situation("the peer resets", LikeTheJdkTest::peerResets),
        situation("the socket is closed", LikeTheJdkTest::socketIsClosed),
        situation("the output is shut down", LikeTheJdkTest::outputIsShutDown),
        situation("urgent data", LikeTheJdkTest::urgentData),
        situation("the input is shut down", LikeTheJdkTest::inputIsShutDown),
        situation("calls in the wrong order", LikeTheJdkTest::wrongOrder),
        situation("the port is taken", LikeTheJdkTest::portIsTaken),
        situation("the backlog is full", LikeTheJdkTest::backlogIsFull),
        situation("the address is another host's", LikeTheJdkTest::foreignAddress),
        situation("closed while it accepts", LikeTheJdkTest::closedWhileAccepting),
        situation("options", LikeTheJdkTest::options),
        situation("nobody receives datagrams", LikeTheJdkTest::portUnreachable),
        situation("receive times out", LikeTheJdkTest::receiveTimesOut),
        situation("the datagram socket is closed", LikeTheJdkTest::datagramSocketClosed));
  }

  private static Arguments situation(String name, Situation situation) {
    return Arguments.of(name, situation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void simulatedSocketsAnswerLikeTheJdks(String name, Situation situation) throws Exception {
    List<String> real = new ArrayList<>();
    List<String> simulated = new ArrayList<>();

    try (Surroundings loopback = Surroundings.loopback()) {
      situation.play(loopback, real);
    }
    try (Surroundings network = Surroundings.simulated()) {
      situation.play(network, simulated);
    }

    assertThat(simulated).isNotEmpty().isEqualTo(real);
  }

  private static void nobodyListens(Surroundings where, List<String> seen) throws Exception {
    int port;
    try (ServerSocket server = listen(where)) {
      port = server.getLocalPort();
    }
    Socket socket = where.clientSockets().createSocket();
    note(
        seen,
        () -> {
          socket.connect(new InetSocketAddress(where.serverAddress(), port));
          return "connected";
        });
    note(seen, socket::isClosed);
    note(seen, socket::isConnected);
  }

  private static void acceptTimesOut(Surroundings where, List<String> seen) throws Exception {
    try (ServerSocket server = listen(where)) {
      server.setSoTimeout(20);
      note(seen, server::accept);
      note(seen, server::isClosed);
    }
  }

  private static void readTimesOut(Surroundings where, List<String> seen) throws Exception {
    try (ServerSocket server = listen(where);
        Socket client = connect(where, server);
        Socket accepted = server.accept()) {
      client.setSoTimeout(20);
      note(seen, () -> client.getInputStream().read());
      accepted.getOutputStream().write(7);
      client.setSoTimeout(10_000);
      note(seen, () -> client.getInputStream().read());
    }
  }

  private static void peerCloses(Surroundings where, List<String> seen) throws Exception {
    try (ServerSocket server = listen(where);
        Socket client = connect(where, server)) {
      server.accept().close();
      note(seen, () -> client.getInputStream().read());
      note(seen, () -> client.getInputStream().read());
      note(seen, client::isClosed);
    }
  }

  private static void peerResets(Surroundings where, List<String> seen) throws Exception {
    try (ServerSocket server = listen(where);
        Socket client = connect(where, server)) {
      Socket accepted = server.accept();
      accepted.setSoLinger(true, 0);
      accepted.close();
      note(seen, () -> client.getInputStream().read());
      note(seen, () -> client.getInputStream().read());
      note(seen, () -> write(client));
      note(seen, () -> write(client));
    }
  }

  private static String write(Socket socket) throws IOException {
    socket.getOutputStream().write(new byte[10]);
    return "written";
  }

  private static void socketIsClosed(Surroundings where, List<String> seen) throws Exception {
    try (ServerSocket server = listen(where)) {
      Socket client = connect(where, server);
      var in = client.getInputStream();
      var out = client.getOutputStream();
      client.close();
      note(seen, in::read);
      note(
          seen,
          () -> {
            out.write(1);
            return "written";
          });
      note(seen, client::getInputStream);
      note(seen, client::getOutputStream);
      note(seen, () -> connectAgain(client, where, server));
      note(seen, client::getSoTimeout);
    }
  }

  private static String connectAgain(Socket socket, Surroundings where, ServerSocket server)
      throws IOException {
    socket.connect(new InetSocketAddress(where.serverAddress(), server.getLocalPort()));
    return "connected";
  }

  private static void outputIsShutDown(Surroundings where, List<String> seen) throws Exception {
    try (ServerSocket server = listen(where);
        Socket client = connect(where, server);
        Socket accepted = server.accept()) {
      var out = client.getOutputStream();
      out.write("question".getBytes(US_ASCII));
      client.shutdownOutput();
      note(seen, () -> new String(accepted.getInputStream().readAllBytes(), US_ASCII));
      note(
          seen,
          () -> {
            out.write(1);
            return "written";
          });
      note(seen, client::getOutputStream);
      accepted.getOutputStream().write(42);
      note(seen, () -> client.getInputStream().read());
      note(seen, client::isOutputShutdown);
    }
  }

  private static void inputIsShutDown(Surroundings where, List<String> seen) throws Exception {
    try (ServerSocket server = listen(where);
        Socket client = connect(where, server);
        Socket accepted = server.accept()) {
      var in = client.getInputStream();
      client.shutdownInput();
      note(seen, in::read);
      note(seen, client::getInputStream);
      note(seen, () -> write(client));
      note(seen, () -> accepted.getInputStream().readNBytes(10).length);
    }
  }

  private static void wrongOrder(Surroundings where, List<String> seen) throws Exception {
    Socket socket = where.clientSockets().createSocket();
    note(seen, socket::getInputStream);
    note(seen, socket::getOutputStream);
    note(
        seen,
        () -> {
          socket.shutdownOutput();
          return "done";
        });
    note(seen, socket::getPort);
    note(seen, socket::getLocalPort);
    socket.close();
    ServerSocket unbound = where.serverSockets().createServerSocket();
    note(seen, unbound::accept);
    note(seen, unbound::getLocalPort);
    unbound.close();
    note(seen, unbound::accept);
    try (ServerSocket server = listen(where);
        Socket client = connect(where, server)) {
      note(seen, () -> connectAgain(client, where, server));
      note(
          seen,
          () -> {
            server.bind(new InetSocketAddress(where.serverAddress(), 0));
            return "bound";
          });
    }
  }

  private static void portIsTaken(Surroundings where, List<String> seen) throws Exception {
    try (ServerSocket server = listen(where)) {
      int port = server.getLocalPort();
      note(seen, () -> where.serverSockets().createServerSocket(port, 1, where.serverAddress()));
    }
  }

  /** A backlog of 1 lets two connections wait; the SYN of a third is lost until one is accepted. */
  private static void backlogIsFull(Surroundings where, List<String> seen) throws Exception {
    try (ServerSocket server = listen(where);
        Socket first = connect(where, server);
        Socket second = connect(where, server);
        Socket third = where.clientSockets().createSocket();
        Socket fourth = where.clientSockets().createSocket()) {
      SocketAddress address = new InetSocketAddress(where.serverAddress(), server.getLocalPort());
      note(
          seen,
          () -> {
            third.connect(address, 300);
            return "connected";
          });
      server.accept().close();
      note(
          seen,
          () -> {
            fourth.connect(address, 20_000);
            return "connected";
          });
      seen.add(first.isConnected() + " " + second.isConnected());
    }
  }

  private static void foreignAddress(Surroundings where, List<String> seen) throws Exception {
    var foreign = java.net.InetAddress.getByName("192.0.2.1");
    note(seen, () -> where.serverSockets().createServerSocket(0, 1, foreign));
  }

  private static void closedWhileAccepting(Surroundings where, List<String> seen) throws Exception {
    ServerSocket server = listen(where);
    where.beside(
        () -> {
          try (Socket client = connect(where, server)) {
            client.getInputStream().read();
          }
        });
    Socket first = server.accept();
    Thread accepting = Thread.currentThread();
    where.beside(
        () -> {
          awaitAccept(accepting);
          first.close();
          server.close();
        });
    note(seen, server::accept);
    note(seen, server::accept);
  }

  /** Waits until a thread is inside of a socket's accept, and no longer in a server socket's. */
  private static void awaitAccept(Thread thread) {
    boolean isInside = false;
    while (!isInside) {
      isInside =
          Arrays.stream(thread.getStackTrace())
              .anyMatch(
                  frame ->
                      frame.getClassName().endsWith("SocketImpl")
                          && frame.getMethodName().equals("accept"));
      Thread.onSpinWait();
    }
  }

  private static void options(Surroundings where, List<String> seen) throws Exception {
    try (ServerSocket server = listen(where);
        Socket client = connect(where, server)) {
      note(seen, client::getTcpNoDelay);
      client.setTcpNoDelay(true);
      note(seen, client::getTcpNoDelay);
      note(seen, client::getSoLinger);
      client.setSoLinger(true, 3);
      note(seen, client::getSoLinger);
      client.setSoLinger(false, 0);
      note(seen, client::getSoLinger);
      note(seen, client::getKeepAlive);
      note(seen, client::getSoTimeout);
      note(seen, client::isBound);
      note(seen, () -> client.getPort() == server.getLocalPort());
      note(
          seen,
          () -> {
            client.setSoTimeout(-1);
            return "set";
          });
      note(seen, () -> client.getRemoteSocketAddress().equals(server.getLocalSocketAddress()));
    }
  }

  private static void portUnreachable(Surroundings where, List<String> seen) throws Exception {
    int port;
    try (DatagramSocket socket = where.clientDatagrams()) {
      port = socket.getLocalPort();
    }
    try (DatagramSocket client = where.clientDatagrams()) {
      client.connect(where.serverAddress(), port);
      client.setSoTimeout(2_000);
      client.send(new DatagramPacket(new byte[3], 3));
      note(
          seen,
          () -> {
            client.receive(new DatagramPacket(new byte[10], 10));
            return "received";
          });
    }
  }

  private static void receiveTimesOut(Surroundings where, List<String> seen) throws Exception {
    try (DatagramSocket client = where.clientDatagrams()) {
      client.setSoTimeout(20);
      note(
          seen,
          () -> {
            client.receive(new DatagramPacket(new byte[10], 10));
            return "received";
          });
      note(
          seen,
          () -> {
            client.send(new DatagramPacket(new byte[70_000], 70_000, where.serverAddress(), 9));
            return "sent";
          });
    }
  }

  private static void datagramSocketClosed(Surroundings where, List<String> seen) throws Exception {
    DatagramSocket client = where.clientDatagrams();
    client.close();
    note(seen, client::isClosed);
    note(
        seen,
        () -> {
          client.receive(new DatagramPacket(new byte[10], 10));
          return "received";
        });
    note(
        seen,
        () -> {
          client.send(new DatagramPacket(new byte[1], 1, where.serverAddress(), 9));
          return "sent";
        });
    note(seen, client::getSoTimeout);
  }

  private static void urgentData(Surroundings where, List<String> seen) throws Exception {
    for (boolean inline : new boolean[] {false, true}) {
      try (ServerSocket server = listen(where);
          Socket client = connect(where, server);
          Socket accepted = server.accept()) {
        accepted.setOOBInline(inline);
        client.getOutputStream().write("ab".getBytes(US_ASCII));
        client.sendUrgentData('!');
        client.getOutputStream().write("cd".getBytes(US_ASCII));
        client.shutdownOutput();
        note(seen, () -> new String(accepted.getInputStream().readAllBytes(), US_ASCII));
      }
    }
  }
}
