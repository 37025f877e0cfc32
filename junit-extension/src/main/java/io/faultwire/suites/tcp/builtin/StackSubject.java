package io.faultwire.suites.tcp.builtin;

import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.defect.UserCall;
import io.faultwire.suites.tcp.subject.SubjectClaims;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.subject.SubjectListener;
import io.faultwire.suites.tcp.subject.TcpSubject;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpListener;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.TcpStack;
import io.faultwire.wire.SourceRoute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link TcpStack} as its user sees it. */
final class StackSubject implements TcpSubject {
  private static final int BACKLOG = 16;
  private static final int ANY_ADDRESS = 0;

  private final TcpStack stack;
  private final int testerAddress;
  private final @Nullable TcpDefect defect;

  StackSubject(TcpStack stack, int testerAddress, @Nullable TcpDefect defect) {
    this.stack = stack;
    this.testerAddress = testerAddress;
    this.defect = defect;
  }

  @Override
  public SubjectClaims claims() {
    String name = defect == null ? "built-in stack" : "built-in stack that " + defect.description();
    return new SubjectClaims(name, TcpOptions.DEFAULT.maximumSegmentLifetime(), true);
  }

  @Override
  public SubjectListener listen(int port) {
    return listen(ANY_ADDRESS, port);
  }

  @Override
  public SubjectListener listen(int localAddress, int port) {
    try {
      TcpListener listener = stack.listen(localAddress, port, BACKLOG);
      return () -> {
        TcpConnection accepted = listener.accept();
        return accepted == null ? null : new StackConnection(accepted, defect);
      };
    } catch (TcpException e) {
      throw new IllegalStateException("cannot listen on port " + port + ": " + e.getMessage(), e);
    }
  }

  @Override
  public SubjectConnection connect(int localPort, int remotePort) {
    return connect(ANY_ADDRESS, localPort, testerAddress, remotePort);
  }

  @Override
  public SubjectConnection connect(
      int localAddress, int localPort, int remoteAddress, int remotePort) {
    try {
      return new StackConnection(
          stack.connect(localAddress, localPort, remoteAddress, remotePort), defect);
    } catch (TcpException e) {
      if (defect != null && defect.spoils(UserCall.OPEN_TO_GROUP)) {
        return connect(localPort, remotePort);
      }
      throw new IllegalArgumentException("cannot connect to port " + remotePort, e);
    }
  }

  @Override
  public SubjectConnection connect(int localPort, int remotePort, List<Integer> route) {
    try {
      SourceRoute by = SourceRoute.by(route);
      return new StackConnection(
          stack.connect(ANY_ADDRESS, localPort, testerAddress, remotePort, stack.options(), by),
          defect);
    } catch (TcpException e) {
      throw new IllegalArgumentException("cannot connect along a source route", e);
    }
  }

  @Override
  public boolean answersAlongSourceRoutes() {
    return stack.options().sourceRoutes();
  }

  @Override
  public String toString() {
    return claims().name();
  }
}
