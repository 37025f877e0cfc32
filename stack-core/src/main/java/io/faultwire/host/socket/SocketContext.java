package io.faultwire.host.socket;

import io.faultwire.host.HostStack;
import io.faultwire.host.process.NetworkClosedException;
import io.faultwire.host.process.Scheduler;
import io.faultwire.host.process.WaitPoint;
import io.faultwire.host.socket.SocketCall.Operation;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.time.EventQueue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the sockets of one host share: its stack, the scheduler, the names and the log of calls. */
public final class SocketContext {
  private final HostStack stack;
  private final Scheduler scheduler;
  private final NameService names;
  private final List<SocketCall> calls = new ArrayList<>();
  private int sockets;

  public SocketContext(HostStack stack, Scheduler scheduler, NameService names) {
    this.stack = stack;
    this.scheduler = scheduler;
    this.names = names;
  }

  /** A call that may block. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws IOException;
  }

  /** Runs a call in the network's turn and records it; its result is a number, a socket or null. */
  <T> T call(int socket, Operation operation, String argument, Call<T> body) throws IOException {
    try {
      return callInTurn(socket, operation, argument, body);
    } catch (NetworkClosedException e) {
      throw new SocketException("Socket closed: " + e.getMessage());
    }
  }

  /** Tells whether the network of the socket is no more, so that there is nothing to close. */
  boolean isOver() {
    return scheduler.isClosed();
  }

  private <T> T callInTurn(int socket, Operation operation, String argument, Call<T> body)
      throws IOException {
    return scheduler.enter(
        () -> {
          long startedAt = now();
          try {
            T result = body.run();
            record(socket, operation, argument, startedAt, number(result), null);
            return result;
          } catch (IOException e) {
            record(socket, operation, argument, startedAt, -1, e.getMessage());
            throw e;
          }
        });
  }

  private static long number(@Nullable Object result) {
    return result instanceof Number number ? number.longValue() : 0;
  }

  private void record(
      int socket,
      Operation operation,
      String argument,
      long startedAt,
      long result,
      @Nullable String error) {
    calls.add(
        new SocketCall(
            Duration.ofNanos(startedAt),
            scheduler.currentName(),
            socket,
            operation,
            argument,
            Duration.ofNanos(now() - startedAt),
            result,
            error));
  }

  /** Runs what does not block and is no call of its own in the network's turn. */
  void enter(Runnable body) throws SocketException {
    try {
      scheduler.enter(
          () -> {
            body.run();
            return null;
          });
    } catch (NetworkClosedException e) {
      throw new SocketException("Socket closed: " + e.getMessage());
    }
  }

  /** Returns how many octets can be read without blocking. */
  int available(TcpConnection connection) {
    return scheduler.enter(connection::available);
  }

  /** Returns the number of a new socket, counted from 1. */
  int number() {
    return ++sockets;
  }

  /** Returns the calls that were made so far, in order. */
  public List<SocketCall> calls() {
    return List.copyOf(calls);
  }

  /**
   * Blocks until something holds.
   *
   * @param timeoutMillis the most virtual time to wait; 0 for no limit
   * @return false if the time ran out
   */
  boolean await(WaitPoint point, String what, BooleanSupplier ready, int timeoutMillis) {
    long deadline = timeoutMillis == 0 ? EventQueue.NEVER : now() + timeoutMillis * 1_000_000L;
    return scheduler.await(point, what, ready, deadline);
  }

  WaitPoint waitPoint() {
    return new WaitPoint(scheduler);
  }

  InetAddress resolve(String name) throws UnknownHostException {
    return names.resolve(name);
  }

  HostStack stack() {
    return stack;
  }

  private long now() {
    return scheduler.clock().now();
  }
}
