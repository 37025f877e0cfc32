package io.faultwire.host.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets of a modelled host. */
public final class SimulatedSocketFactory extends SocketFactory {
  private final SocketContext context;

  public SimulatedSocketFactory(SocketContext context) {
    this.context = context;
  }

  @Override
  public Socket createSocket() throws IOException {
    return new SimulatedSocket(context);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(context.resolve(host), port, null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(context.resolve(host), port, new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(host, port, null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(host, port, new InetSocketAddress(localHost, localPort));
  }

  private Socket connected(InetAddress host, int port, @Nullable SocketAddress local)
      throws IOException {
    Socket socket = createSocket();
    try {
      if (local != null) {
        socket.bind(local);
      }
      socket.connect(new InetSocketAddress(host, port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
