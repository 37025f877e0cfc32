package io.faultwire.host.socket;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that a process made on a socket.
 *
 * @param at the virtual time of the call
 * @param process who called
 * @param socket which socket of the host, counted from 1
 * @param operation what was called
 * @param argument an address, a port, a number of octets or an option; empty if there is none
 * @param blocked how long the call blocked in virtual time
 * @param result what it returned: octets, a port, the number of a socket; 0 for nothing
 * @param error the message of the exception that it threw, or null
 */
public record SocketCall(
    Duration at,
    String process,
    int socket,
    Operation operation,
    String argument,
    Duration blocked,
    long result,
    @Nullable String error) {

  /** The calls, by the names that POSIX gives them. */
  public enum Operation {
    SOCKET,
    BIND,
    LISTEN,
    ACCEPT,
    CONNECT,
    SEND,
    RECV,
    SHUTDOWN,
    CLOSE
  }

  @Override
  public String toString() {
    return process
        + ": "
        + operation.name().toLowerCase(java.util.Locale.ROOT)
        + "("
        + socket
        + (argument.isEmpty() ? "" : ", " + argument)
        + ") = "
        + (error == null ? Long.toString(result) : error)
        + (blocked.isZero() ? "" : " after " + blocked.toNanos() / 1000 + " us");
  }
}
