package io.faultwire.suites.tcp.subject;

import io.faultwire.junit.NotApplicable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The user calls of one connection of the subject (RFC 9293 section 3.9.1).
 *
 * <p>Calls with a default are those that a subject need not offer; the checks that need them do not
 * apply then.
 */
public interface SubjectConnection {

  /**
   * Send octets.
   *
   * @return how many were taken, fewer than given if the buffer is full
   */
  int send(byte[] octets);

  /** Return what has arrived in order and was not read yet, at most so many octets. */
  byte[] receive(int limit);

  /** Return all that has arrived in order and was not read yet. */
  default byte[] receive() {
    return receive(Integer.MAX_VALUE);
  }

  /** Tell whether everything was read and the peer has closed its side. */
  boolean endOfStream();

  /** Close the sending side; receiving goes on. */
  void shutdownOutput();

  /** Close both sides: nobody will read any more. */
  void close();

  /** Abort the connection (RFC 9293 section 3.9.1.5). */
  void abort();

  /** Switch Nagle's algorithm off or on (RFC 9293 section 3.7.4). */
  void setNoDelay(boolean noDelay);

  /** Tell whether the handshake was completed. */
  boolean isEstablished();

  /** Return why the connection ended, in the subject's words; empty if it did not end by error. */
  Optional<String> failure();

  /** Switch keep-alive on or off, with the subject's own times (RFC 9293 section 3.8.4). */
  default void setKeepAlive(boolean on) {
    throw missing("keep-alive");
  }

  /**
   * Switch keep-alive on.
   *
   * @param idle how long a connection is idle before it is probed
   * @param interval the time between probes that nobody answers
   * @param count after how many of these the connection is given up
   */
  default void setKeepAlive(Duration idle, Duration interval, int count) {
    throw missing("times for keep-alive");
  }

  /**
   * Set how long data may stay unacknowledged before the connection is given up (RFC 9293 section
   * 3.8.3, R2; RFC 5482).
   */
  default void setUserTimeout(Duration timeout) {
    throw missing("a user timeout");
  }

  /**
   * Send octets that are urgent: the urgent pointer points behind them (RFC 9293 section 3.8.5).
   *
   * @return how many were taken
   */
  default int sendUrgent(byte[] octets) {
    throw missing("urgent data");
  }

  /** Tell whether the user was told of urgent data that it has not read yet. */
  default boolean hasUrgentData() {
    throw missing("urgent data");
  }

  /**
   * Return how many octets are still to be read up to the end of the urgent data, as far as they
   * arrived; 0 if none are.
   */
  default int urgentOctetsLeft() {
    throw missing("the amount of urgent data");
  }

  /** Return the errors that were reported since the last call and did not end the connection. */
  default List<String> errorReports() {
    throw missing("reports of errors that a connection survives");
  }

  /** Switch those reports on or off; they are on at first (RFC 9293 section 3.9.1.8). */
  default void setErrorReports(boolean on) {
    throw missing("a switch for error reports");
  }

  /** Set the Diffserv code point, six bits, of what is sent from now on. */
  default void setDiffserv(int codePoint) {
    throw missing("a choice of the Diffserv field");
  }

  /** Return the Diffserv code point of the segment that arrived last. */
  default int receivedDiffserv() {
    throw missing("the Diffserv field that arrived");
  }

  /** Set the time to live of what is sent from now on. */
  default void setTimeToLive(int hops) {
    throw missing("a choice of the time to live");
  }

  /** Return the state, such as {@code FIN-WAIT-1} (RFC 9293 section 3.9.1.6). */
  default String status() {
    throw missing("a call for the status");
  }

  private static NotApplicable missing(String what) {
    return new NotApplicable("The subject does not offer " + what + ".");
  }
}
