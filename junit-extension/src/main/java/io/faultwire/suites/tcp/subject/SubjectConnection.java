package io.faultwire.suites.tcp.subject;

import java.util.Optional;

/** The user calls of one connection of the subject (RFC 9293 section 3.9.1). */
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
}
