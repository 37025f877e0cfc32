package io.faultwire.host.socket;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;

/** A {@link DatagramSocket} of a modelled host, not yet bound. */
final class SimulatedDatagramSocket extends DatagramSocket {
  SimulatedDatagramSocket(SocketContext context) {
    super(new SimulatedDatagramSocketImpl(context));
  }

  /** Sends a datagram; a closed socket says so in the words of the JDK's default socket. */
  @Override
  public void send(DatagramPacket packet) throws IOException {
    if (isClosed()) {
      throw SocketErrors.closed();
    }
    super.send(packet);
  }
}
