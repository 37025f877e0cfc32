package io.faultwire.host.socket;

import io.faultwire.host.process.WaitPoint;
import io.faultwire.host.socket.SocketCall.Operation;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpError;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpListener;
import io.faultwire.tcp.TcpState;
import io.faultwire.wire.Ipv4Address;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** A stream socket over a modelled host's TCP. */
final class SimulatedSocketImpl extends OptionedSocketImpl {
  private final SocketContext context;
  private final WaitPoint changes;
  private final int number;
  private int boundAddress;
  private int boundPort;
  private @Nullable TcpConnection connection;
  private @Nullable TcpListener listener;
  private String subject = "unconnected socket";
  private boolean outputShutDown;
  private boolean errorReported;
  private volatile boolean closed;

  SimulatedSocketImpl(SocketContext context) {
    this.context = context;
    this.changes = context.waitPoint();
    this.number = context.number();
  }

  @Override
  protected void create(boolean stream) {}

  @Override
  protected void connect(String host, int port) throws IOException {
    connect(new InetSocketAddress(context.resolve(host), port), 0);
  }

  @Override
  protected void connect(InetAddress address, int port) throws IOException {
    connect(new InetSocketAddress(address, port), 0);
  }

  @Override
  protected void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    InetSocketAddress remote = (InetSocketAddress) endpoint;
    InetAddress target =
        remote.isUnresolved() ? context.resolve(remote.getHostString()) : remote.getAddress();
    address = target;
    port = remote.getPort();
    context.call(
        number,
        Operation.CONNECT,
        target.getHostAddress() + ":" + port,
        () -> open(target, timeoutMillis));
  }

  private @Nullable Void open(InetAddress target, int timeoutMillis) throws IOException {
    try {
      int remote = target.isAnyLocalAddress() ? Ipv4Address.LOOPBACK.value() : value(target);
      TcpConnection opening = context.stack().tcp().connect(boundAddress, boundPort, remote, port);
      adopt(opening);
      boolean decided =
          context.await(
              changes,
              "connect to " + target.getHostAddress() + ":" + port,
              () -> opening.isConnected() || opening.state() == TcpState.CLOSED || closed,
              timeoutMillis);
      TcpError error = opening.error();
      if (closed) {
        throw SocketErrors.closed();
      }
      if (!decided) {
        throw new SocketTimeoutException("Connect timed out");
      }
      if (!opening.isConnected()) {
        throw error == null ? SocketErrors.closed() : SocketErrors.opening(error);
      }
      return null;
    } catch (TcpException e) {
      close();
      throw SocketErrors.opening(e.error());
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private static int value(InetAddress address) throws SocketException {
    if (address.getAddress().length != 4) {
      throw new SocketException("Network is unreachable");
    }
    return Ipv4Address.of(address).value();
  }

  private void adopt(TcpConnection adopted) {
    connection = adopted;
    subject = adopted.endpoints().toString();
    localport = adopted.localPort();
    adopted.setWaker(changes::signal);
    settings.applyTo(adopted);
  }

  @Override
  protected void bind(InetAddress host, int wanted) throws IOException {
    context.call(
        number,
        Operation.BIND,
        host.getHostAddress() + ":" + wanted,
        () -> {
          boundAddress = host.isAnyLocalAddress() ? 0 : value(host);
          boundPort = wanted;
          try {
            TcpListener reservation = context.stack().tcp().listen(boundAddress, wanted, 0);
            boundPort = reservation.port();
            reservation.close();
          } catch (TcpException e) {
            throw SocketErrors.opening(e.error());
          }
          localport = boundPort;
          address = host;
          return null;
        });
  }

  @Override
  protected void listen(int backlog) throws IOException {
    context.call(
        number,
        Operation.LISTEN,
        "*:" + boundPort,
        () -> {
          try {
            TcpListener opened = context.stack().tcp().listen(boundAddress, boundPort, backlog);
            opened.setWaker(changes::signal);
            listener = opened;
            return null;
          } catch (TcpException e) {
            throw SocketErrors.opening(e.error());
          }
        });
  }

  @Override
  protected void accept(SocketImpl accepted) throws IOException {
    TcpListener open = listener;
    if (open == null || closed) {
      throw SocketErrors.closed();
    }
    SimulatedSocketImpl impl = (SimulatedSocketImpl) accepted;
    context.call(number, Operation.ACCEPT, "*:" + open.port(), () -> accept(open, impl));
  }

  private int accept(TcpListener open, SimulatedSocketImpl impl) throws IOException {
    String what = "accept on port " + open.port();
    boolean ready =
        context.await(changes, what, () -> open.pending() > 0 || closed, settings.timeout());
    if (closed) {
      throw SocketErrors.closed();
    }
    TcpConnection accepted = ready ? open.accept() : null;
    if (accepted == null) {
      throw new SocketTimeoutException("Accept timed out");
    }
    impl.adopt(accepted);
    impl.address = new Ipv4Address(accepted.remoteAddress()).toInetAddress();
    impl.port = accepted.remotePort();
    impl.boundAddress = accepted.localAddress();
    return impl.number;
  }

  int read(byte[] target, int offset, int length) throws IOException {
    return context.call(number, Operation.RECV, subject, () -> receive(target, offset, length));
  }

  private int receive(byte[] target, int offset, int length) throws IOException {
    TcpConnection open = openConnection();
    boolean ready =
        context.await(
            changes,
            "read from " + subject,
            () -> closed || open.available() > 0 || open.endOfStream() || isOver(open),
            settings.timeout());
    if (closed) {
      throw SocketErrors.closed();
    }
    if (!ready) {
      throw new SocketTimeoutException("Read timed out");
    }
    int count = open.read(target, offset, length);
    if (count == 0 && isOver(open)) {
      TcpError error = open.error();
      if (error == null) {
        return -1;
      }
      errorReported = true;
      throw SocketErrors.established(error);
    }
    return count;
  }

  private static boolean isOver(TcpConnection open) {
    return open.state() == TcpState.CLOSED;
  }

  void write(byte[] source, int offset, int length) throws IOException {
    context.call(number, Operation.SEND, subject, () -> send(source, offset, length, false));
  }

  private int send(byte[] source, int offset, int length, boolean urgent) throws IOException {
    TcpConnection open = openConnection();
    int done = 0;
    while (done < length) {
      context.await(
          changes,
          "write to " + subject,
          () -> closed || isOver(open) || outputShutDown || open.writable() > 0,
          0);
      if (closed) {
        throw SocketErrors.closed();
      }
      if (outputShutDown || isOver(open) || !open.state().canSend()) {
        throw failedWrite(open);
      }
      done +=
          urgent
              ? open.writeUrgent(source, offset + done, length - done)
              : open.write(source, offset + done, length - done);
    }
    return done;
  }

  /** The first call after a RST reports it, the next writes find a broken pipe, as on Linux. */
  private SocketException failedWrite(TcpConnection open) {
    TcpError error = open.error();
    if (outputShutDown || error == null || errorReported) {
      return SocketErrors.brokenPipe();
    }
    errorReported = true;
    return error == TcpError.RESET
        ? new SocketException("Connection reset by peer")
        : SocketErrors.established(error);
  }

  private TcpConnection openConnection() throws SocketException {
    TcpConnection open = connection;
    if (open == null || closed) {
      throw SocketErrors.closed();
    }
    return open;
  }

  @Override
  protected InputStream getInputStream() {
    return new SimulatedInputStream(this);
  }

  @Override
  protected OutputStream getOutputStream() {
    return new SimulatedOutputStream(this);
  }

  @Override
  protected int available() throws IOException {
    TcpConnection open = openConnection();
    return context.available(open);
  }

  /** Sends one octet as urgent data, as the JDK's sockets do it. */
  @Override
  protected void sendUrgentData(int data) throws IOException {
    byte[] octet = {(byte) data};
    context.call(number, Operation.SEND, subject + ", MSG_OOB", () -> send(octet, 0, 1, true));
  }

  @Override
  protected void shutdownInput() throws IOException {
    TcpConnection open = openConnection();
    context.call(
        number,
        Operation.SHUTDOWN,
        subject + ", SHUT_RD",
        () -> {
          open.shutdownInput();
          return null;
        });
  }

  @Override
  protected void shutdownOutput() throws IOException {
    TcpConnection open = openConnection();
    context.call(
        number,
        Operation.SHUTDOWN,
        subject + ", SHUT_WR",
        () -> {
          outputShutDown = true;
          open.shutdownOutput();
          return null;
        });
  }

  @Override
  protected void close() throws IOException {
    if (closed) {
      return;
    }
    try {
      context.call(number, Operation.CLOSE, subject, this::closeInTurn);
    } catch (IOException e) {
      if (!context.isOver()) {
        throw e;
      }
      closed = true;
    }
  }

  private @Nullable Void closeInTurn() {
    closed = true;
    changes.signal();
    closeTransport();
    return null;
  }

  private void closeTransport() {
    TcpListener listening = listener;
    if (listening != null) {
      listening.close();
    }
    TcpConnection open = connection;
    if (open == null) {
      return;
    }
    if (settings.linger() == 0) {
      open.abort();
      return;
    }
    open.close();
    if (settings.linger() > 0) {
      int millis = settings.linger() * 1000;
      context.await(changes, "linger on " + subject, () -> isOver(open) || lingered(open), millis);
    }
  }

  private static boolean lingered(TcpConnection open) {
    return open.state() == TcpState.TIME_WAIT || open.state() == TcpState.FIN_WAIT_2;
  }

  @Override
  void checkOpen() throws SocketException {
    if (closed) {
      throw SocketErrors.closed();
    }
  }

  @Override
  InetAddress boundAddress() {
    TcpConnection open = connection;
    return new Ipv4Address(open == null ? boundAddress : open.localAddress()).toInetAddress();
  }

  @Override
  void optionsChanged() throws SocketException {
    TcpConnection open = connection;
    if (open != null) {
      context.enter(() -> settings.applyTo(open));
    }
  }
}
