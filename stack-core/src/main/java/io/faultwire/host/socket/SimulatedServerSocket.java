package io.faultwire.host.socket;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** A {@link ServerSocket} of a modelled host. */
final class SimulatedServerSocket extends ServerSocket {
  private final SocketContext context;

  SimulatedServerSocket(SocketContext context) {
    super(new SimulatedSocketImpl(context));
    this.context = context;
  }

  @Override
  public Socket accept() throws IOException {
    if (isClosed()) {
      throw new SocketException("Socket is closed");
    }
    if (!isBound()) {
      throw new SocketException("Socket is not bound yet");
    }
    SimulatedSocket accepted = new SimulatedSocket(context);
    implAccept(accepted);
    return accepted;
  }
}
