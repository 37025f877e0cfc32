package io.faultwire.suites.tcp.builtin;

import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.defect.UserCall;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpError;
import io.faultwire.tcp.TcpState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link TcpConnection} as its user sees it. */
final class StackConnection implements SubjectConnection {
  private final TcpConnection connection;
  private final @Nullable TcpDefect defect;
  private final List<String> reports = new ArrayList<>();
  private boolean urgent;
  private boolean reportsOff;

  StackConnection(TcpConnection connection, @Nullable TcpDefect defect) {
    this.connection = connection;
    this.defect = defect;
    connection.setUrgentInline(true);
    connection.setUrgentWaker(() -> urgent = true);
    connection.setErrorReporter(error -> report(words(error)));
    setNoDelay(false);
  }

  private boolean is(UserCall spoilt) {
    return defect != null && defect.spoils(spoilt);
  }

  private void report(String error) {
    boolean off = reportsOff && !is(UserCall.ERROR_REPORTS_ALWAYS_ON);
    if (!off && !is(UserCall.NO_ERROR_REPORTS)) {
      reports.add(error);
    }
  }

  private static String words(TcpError error) {
    return error.name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
    connection.setNoDelay(
        is(UserCall.NO_DELAY_ALWAYS) || (noDelay && !is(UserCall.NO_DELAY_NEVER)));
  }

  @Override
  public void setKeepAlive(boolean on) {
    connection.setKeepAlive(on);
  }

  @Override
  public void setKeepAlive(Duration idle, Duration interval, int count) {
    connection.setKeepAliveTimes(idle, interval, count);
    connection.setKeepAlive(true);
  }

  @Override
  public void setUserTimeout(Duration timeout) {
    if (!is(UserCall.USER_TIMEOUT_IGNORED)) {
      connection.setUserTimeout(timeout);
    }
  }

  @Override
  public int sendUrgent(byte[] octets) {
    return connection.writeUrgent(octets, 0, octets.length);
  }

  @Override
  public boolean hasUrgentData() {
    return urgent && connection.urgentOctets() > 0;
  }

  @Override
  public int urgentOctetsLeft() {
    return connection.urgentOctets();
  }

  @Override
  public List<String> errorReports() {
    if (is(UserCall.ERROR_REPORTS_TOO_EARLY) && connection.unacknowledged() > 0) {
      report("data is in flight");
    }
    List<String> since = List.copyOf(reports);
    reports.clear();
    return since;
  }

  @Override
  public void setErrorReports(boolean on) {
    reportsOff = !on;
  }

  @Override
  public void setDiffserv(int codePoint) {
    connection.setTypeOfService(codePoint << 2);
  }

  @Override
  public int receivedDiffserv() {
    return connection.receivedTypeOfService() >>> 2;
  }

  @Override
  public void setTimeToLive(int hops) {
    connection.setTimeToLive(hops);
  }

  @Override
  public boolean isEstablished() {
    return connection.isConnected();
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(connection.error()).map(StackConnection::words);
  }

  @Override
  public String status() {
    return is(UserCall.STATUS_ALWAYS_CLOSED)
        ? "CLOSED"
        : connection.state().name().replace('_', '-');
  }
}
