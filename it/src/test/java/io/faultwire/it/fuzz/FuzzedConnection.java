package io.faultwire.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpListener;
import io.faultwire.tcp.TcpObserver;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.TcpOutput;
import io.faultwire.tcp.TcpStack;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.SourceRoute;
import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One TCP with one connection, whose peer and user do what they are told; what must hold whatever
 * they do is checked after each step.
 */
final class FuzzedConnection implements TcpOutput {
  private static final int LOCAL = 0x0A000001;
  private static final int PEER = 0x0A000002;
  private static final int PORT = 80;
  private static final int PEER_PORT = 40_000;
  private static final int PEER_ISS = 1_000_000;
  private static final int MTU = 540;
  private static final int BUFFER = 8192;
  private static final int MOST_EVENTS = 100_000;

  private final VirtualClock clock = new VirtualClock();
  private final EventQueue queue = new EventQueue();
  private final FramePool pool = new FramePool(2000);
  private final TcpStack stack;
  private final TcpConnection connection;
  private @Nullable TcpListener listener;
  private final byte[] buffer = new byte[BUFFER];
  private final boolean stamped;
  private boolean open;
  private int rightEdge;
  private int delivered;
  private int timestamp;

  /**
   * Opens the connection as far as its own SYN or SYN-ACK.
   *
   * @param stamped whether the peer's options offer timestamps
   */
  FuzzedConnection(boolean actively, byte[] synOptions, int synFlags, boolean stamped)
      throws TcpException {
    this.stamped = stamped;
    TcpOptions options =
        TcpOptions.DEFAULT.toBuilder().sendBuffer(BUFFER).receiveBuffer(BUFFER).build();
    stack =
        new TcpStack(
            clock, queue, Seed.DEFAULT.stream("fuzz"), options, this, new TcpObserver() {});
    if (actively) {
      connection = stack.connect(0, PORT, PEER, PEER_PORT);
    } else {
      listener = stack.listen(0, PORT, 4);
      segment(synFlags, PEER_ISS, 0, 60_000, synOptions, 0);
      connection = stack.connections().get(0);
    }
    connection.setUrgentInline(true);
  }

  /** Answers the SYN, or acknowledges the SYN-ACK, and accepts the connection. */
  void completeHandshake(byte[] synOptions) {
    if (listener == null) {
      int flags = TcpHeader.SYN | TcpHeader.ACK;
      segment(flags, PEER_ISS, connection.sndNxt(), 60_000, synOptions, 0);
    } else {
      arrives(TcpHeader.ACK, 0, 0, 60_000, new byte[0], 0);
      assertThat(listener.accept()).isSameAs(connection);
    }
  }

  /**
   * Lets a segment arrive whose numbers are relative to those that are expected next, with the
   * timestamps that an honest peer would have if it has no other options.
   */
  void arrives(int flags, int seq, int ack, int window, byte[] options, int length) {
    byte[] all = options.length == 0 && stamped ? timestamps() : options;
    segment(flags, connection.rcvNxt() + seq, connection.sndNxt() + ack, window, all, length);
  }

  private byte[] timestamps() {
    byte[] option = {1, 1, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0};
    Bytes.putInt(option, 4, ++timestamp);
    return option;
  }

  private void segment(int flags, int seq, int ack, int window, byte[] options, int length) {
    int padded = Math.min(40, options.length + 3 & ~3);
    Frame frame = pool.acquire();
    int at = frame.append(TcpHeader.LENGTH + padded + length);
    byte[] bytes = frame.bytes();
    int header = TcpHeader.LENGTH + padded;
    TcpHeader.write(bytes, at, PEER_PORT, PORT, seq, ack, header, flags, window, ack & 0xFF);
    for (int i = 0; i < padded; i++) {
      bytes[at + TcpHeader.LENGTH + i] = i < options.length ? options[i] : 0;
    }
    int first = (flags & TcpHeader.SYN) != 0 ? seq + 1 : seq;
    for (int i = 0; i < length; i++) {
      bytes[at + header + i] = octetAt(first + i);
    }
    TcpHeader.writeChecksum(bytes, at, header + length, PEER, LOCAL);
    stack.receive(frame, PEER, LOCAL, flags >>> 6, null, clock.now());
    frame.release();
  }

  private static byte octetAt(int sequenceNumber) {
    return (byte) ((sequenceNumber * 31) >>> 3);
  }

  void write(int octets) {
    if (connection.state().canSend()) {
      connection.write(buffer, 0, Math.min(octets, BUFFER));
    }
  }

  /** Reads, and checks that the octets are those that the peer has sent there. */
  void read(int octets) {
    byte[] target = new byte[octets];
    int count = connection.read(target, 0, octets);
    for (int i = 0; i < count; i++) {
      assertThat(target[i])
          .as("octet %d", delivered)
          .isEqualTo(octetAt(connection.irs() + 1 + delivered++));
    }
  }

  void call(int which) {
    switch (which & 7) {
      case 0 -> connection.shutdownOutput();
      case 1 -> connection.close();
      case 2 -> connection.setKeepAlive(true);
      case 3 -> connection.setNoDelay(true);
      case 4 -> connection.setUserTimeout(Duration.ofSeconds(5));
      case 5 -> connection.shutdownInput();
      case 6 -> {
        if (connection.state().canSend()) {
          connection.writeUrgent(buffer, 0, 3);
        }
      }
      default -> connection.abort();
    }
  }

  /** Lets time pass. */
  void run(Duration time) {
    long until = clock.now() + time.toNanos();
    for (int events = 0; queue.nextTime() <= until; events++) {
      assertThat(events).as("events in %s", time).isLessThan(MOST_EVENTS);
      queue.runNext(clock);
    }
    clock.advanceTo(until);
  }

  /** Checks what holds at any time (RFC 9293 sections 3.4, 3.8.6). */
  void check() {
    assertThat(connection.sndNxt() - connection.sndUna()).isBetween(0, BUFFER + 2);
    assertThat(connection.available()).isBetween(0, BUFFER);
    assertThat(connection.pipe()).isNotNegative();
    assertThat(connection.congestionControl().cwnd()).isPositive();
    assertThat(connection.rcvWnd()).isBetween(0, BUFFER);
    if (connection.isConnected() && connection.state().canReceive()) {
      int edge = connection.rcvNxt() + connection.rcvWnd();
      assertThat(open ? edge - rightEdge : 0).as("growth of the window's edge").isNotNegative();
      rightEdge = edge;
      open = true;
    }
  }

  /** Aborts, and checks that nothing is left. */
  void end() {
    connection.abort();
    if (listener != null) {
      listener.close();
    }
    for (int events = 0; queue.runNext(clock); events++) {
      assertThat(events).as("events after the end").isLessThan(MOST_EVENTS);
    }
    assertThat(stack.openConnections()).isZero();
    assertThat(pool.outstanding()).as("frames that nobody released").isZero();
  }

  @Override
  public Frame acquire() {
    return pool.acquire();
  }

  @Override
  public void send(
      Frame segment,
      int source,
      int destination,
      int typeOfService,
      int timeToLive,
      @Nullable SourceRoute by,
      long now) {
    TcpHeader header = new TcpHeader().wrap(segment.bytes(), segment.start());
    assertThat(header.checksumIsValid(segment.length(), source, destination)).isTrue();
    assertThat(segment.length()).isLessThanOrEqualTo(MTU - 20);
    assertThat(header.headerLength()).isLessThanOrEqualTo(segment.length());
    Objects.requireNonNull(segment).release();
  }

  @Override
  public int sourceFor(int destination) {
    return LOCAL;
  }

  @Override
  public int mtuFor(int destination) {
    return MTU;
  }

  @Override
  public boolean isLocal(int address) {
    return address == LOCAL;
  }
}
