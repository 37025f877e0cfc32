package io.faultwire.host.socket;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** A {@link Socket} of a modelled host. It resolves names in the network, not on the machine. */
final class SimulatedSocket extends Socket {
  private final SocketContext context;
  private volatile @Nullable SteadyInputStream input;

  SimulatedSocket(SocketContext context) throws SocketException {
    super(new SimulatedSocketImpl(context));
    this.context = context;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    if (endpoint instanceof InetSocketAddress remote && remote.isUnresolved()) {
      int port = remote.getPort();
      super.connect(
          new InetSocketAddress(context.resolve(remote.getHostString()), port), timeoutMillis);
    } else {
      super.connect(endpoint, timeoutMillis);
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream checked = super.getInputStream();
    SteadyInputStream known = input;
    if (known == null) {
      known = new SteadyInputStream(checked);
      input = known;
    }
    return known;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }
}
