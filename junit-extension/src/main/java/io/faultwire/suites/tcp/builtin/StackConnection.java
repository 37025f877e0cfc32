package io.faultwire.suites.tcp.builtin;

import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link TcpConnection} as its user sees it. */
final class StackConnection implements SubjectConnection {
  private final TcpConnection connection;
  private final @Nullable Boolean forcedNoDelay;

  StackConnection(TcpConnection connection, @Nullable TcpDefect defect) {
    this.connection = connection;
    this.forcedNoDelay = defect == null ? null : defect.forcedNoDelay();
    setNoDelay(false);
  }

  @Override
  public int send(byte[] octets) {
    TcpState state = connection.state();
    boolean opening = state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED;
    return state.canSend() || opening ? connection.write(octets, 0, octets.length) : 0;
  }

  @Override
  public byte[] receive(int limit) {
    byte[] target = new byte[Math.min(limit, connection.available())];
    int count = connection.read(target, 0, target.length);
    return Arrays.copyOf(target, Math.max(0, count));
  }

  @Override
  public boolean endOfStream() {
    return connection.endOfStream();
  }

  @Override
  public void shutdownOutput() {
    connection.shutdownOutput();
  }

  @Override
  public void close() {
    connection.close();
  }

  @Override
  public void abort() {
    connection.abort();
  }

  @Override
  public void setNoDelay(boolean noDelay) {
    connection.setNoDelay(forcedNoDelay == null ? noDelay : forcedNoDelay);
  }

  @Override
  public boolean isEstablished() {
    return connection.isConnected();
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(connection.error())
        .map(error -> error.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
