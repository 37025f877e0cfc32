package io.faultwire.host.socket;

import io.faultwire.engine.Network;
import io.faultwire.host.process.ThrowingRunnable;
import io.faultwire.topology.Topology;
import java.net.DatagramSocket;
import java.net.InetAddress;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;

/** Where a situation is played: on the machine's loopback, or on a simulated network. */
interface Surroundings extends AutoCloseable {
  SocketFactory clientSockets();

  ServerSocketFactory serverSockets();

  DatagramSocket clientDatagrams() throws Exception;

  InetAddress serverAddress();

  /** Runs the server's part beside the caller's. */
  void beside(ThrowingRunnable body);

  @Override
  void close();

  static Surroundings loopback() {
    return new Surroundings() {
      @Override
      public SocketFactory clientSockets() {
        return SocketFactory.getDefault();
      }

      @Override
      public ServerSocketFactory serverSockets() {
        return ServerSocketFactory.getDefault();
      }

      @Override
      public DatagramSocket clientDatagrams() throws Exception {
        return new DatagramSocket(0, serverAddress());
      }

      @Override
      public InetAddress serverAddress() {
        return InetAddress.getLoopbackAddress();
      }

      @Override
      public void beside(ThrowingRunnable body) {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    body.run();
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                });
        thread.setDaemon(true);
        thread.start();
      }

      @Override
      public void close() {}
    };
  }

  static Surroundings simulated() {
    Network network =
        Network.simulate(
            Topology.builder().host("client").host("server").link("client", "server").build());
    return new Surroundings() {
      @Override
      public SocketFactory clientSockets() {
        return network.host("client").socketFactory();
      }

      @Override
      public ServerSocketFactory serverSockets() {
        return network.host("server").serverSocketFactory();
      }

      @Override
      public DatagramSocket clientDatagrams() throws Exception {
        return network.host("client").datagramSocket(0);
      }

      @Override
      public InetAddress serverAddress() {
        return network.host("server").inetAddress();
      }

      @Override
      public void beside(ThrowingRunnable body) {
        network.start("server", "server", body);
      }

      @Override
      public void close() {
        network.close();
      }
    };
  }
}
