package io.faultwire.host.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes server sockets of a modelled host. */
public final class SimulatedServerSocketFactory extends ServerSocketFactory {
  private static final int DEFAULT_BACKLOG = 50;

  private final SocketContext context;

  public SimulatedServerSocketFactory(SocketContext context) {
    this.context = context;
  }

  @Override
  public ServerSocket createServerSocket() {
    return new SimulatedServerSocket(context);
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, DEFAULT_BACKLOG, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address)
      throws IOException {
    ServerSocket socket = createServerSocket();
    try {
      socket.bind(new InetSocketAddress(address, port), backlog);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
