package io.faultwire.suites.tcp.example;

import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.FIN;
import static io.faultwire.wire.TcpHeader.PSH;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** What a connection has to send: the octets, the FIN, the peer's window and one timer. */
final class PlainSender {
  private static final long FIRST_TIMEOUT = 1_000_000_000;
  private static final long LONGEST_TIMEOUT = 60 * FIRST_TIMEOUT;
  private static final int MOST_REPETITIONS = 10;
  private static final int BUFFER = 20_000;

  private final PlainConnection connection;
  private final PlainStack stack;
  int una;
  int nxt;
  int window;
  int mss = 536;
  private byte[] octets = new byte[0];
  private boolean finQueued;
  private boolean finSent;
  private long timer = Long.MAX_VALUE;
  private long timeout = FIRST_TIMEOUT;
  private int repetitions;

  PlainSender(PlainConnection connection, PlainStack stack, int iss) {
    this.connection = connection;
    this.stack = stack;
    una = iss;
    nxt = iss;
  }

  /** Takes octets of the user, as many as there is room for. */
  int take(byte[] more) {
    int taken = finQueued ? 0 : Math.min(more.length, BUFFER - octets.length);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(octets);
    all.write(more, 0, taken);
    octets = all.toByteArray();
    return taken;
  }

  void queueFin() {
    finQueued = true;
  }

  /** Takes an acknowledgment that is not beyond what was sent. */
  void acknowledged(int ack) {
    if (ack - una > 0) {
      int count = Math.min(ack - una, octets.length);
      octets = Arrays.copyOfRange(octets, count, octets.length);
      una = ack;
      stopTimer();
    }
  }

  boolean finIsAcknowledged() {
    return finSent && una == nxt;
  }

  /** Sends what the window permits, and the FIN when all else is sent. */
  void output() {
    int sent = nxt - una;
    while (sent < octets.length && sent < window) {
      int length = Math.min(mss, Math.min(octets.length, window) - sent);
      send(sent, length);
      sent += length;
    }
    if (finQueued && !finSent && sent == octets.length) {
      finSent = true;
      connection.emit(connection.make(nxt++, FIN | ACK));
      connection.finWasSent();
    }
    if ((nxt != una || sent < octets.length) && timer == Long.MAX_VALUE) {
      startTimer();
    }
  }

  private void send(int from, int length) {
    int push = from + length == octets.length ? PSH : 0;
    byte[] data = Arrays.copyOfRange(octets, from, from + length);
    connection.emit(connection.make(una + from, ACK | push).data(data));
    nxt = Math.max(nxt - una, from + length) + una;
  }

  long timer() {
    return timer;
  }

  void startTimer() {
    timer = stack.now() + timeout;
  }

  void waitFor(long nanos) {
    timer = stack.now() + nanos;
  }

  void stopTimer() {
    timer = Long.MAX_VALUE;
    timeout = FIRST_TIMEOUT;
    repetitions = 0;
  }

  /** Tells whether the timer has expired once too often; doubles it if not. */
  boolean givesUp() {
    timer = Long.MAX_VALUE;
    timeout = Math.min(2 * timeout, LONGEST_TIMEOUT);
    boolean probing = window == 0 && octets.length > 0;
    return !probing && repetitions++ == MOST_REPETITIONS;
  }

  /** Sends the first segment again, or an octet as a probe where the window is closed. */
  void sendAgain() {
    if (octets.length > 0) {
      send(0, Math.min(mss, Math.max(1, Math.min(octets.length, window))));
    } else {
      connection.emit(connection.make(una, FIN | ACK));
    }
    startTimer();
  }
}
