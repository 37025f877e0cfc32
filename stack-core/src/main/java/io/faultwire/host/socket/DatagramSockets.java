package io.faultwire.host.socket;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** Makes UDP sockets of a modelled host. */
public final class DatagramSockets {
  private final SocketContext context;

  public DatagramSockets(SocketContext context) {
    this.context = context;
  }

  /**
   * Opens a socket.
   *
   * @param port the local port, 0 for a free one
   * @param address the local address, null for any
   */
  public DatagramSocket open(int port, @Nullable InetAddress address) throws SocketException {
    DatagramSocket socket = new SimulatedDatagramSocket(context);
    try {
      socket.bind(new InetSocketAddress(address, port));
      return socket;
    } catch (SocketException e) {
      socket.close();
      throw e;
    }
  }
}
