package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.tcp.congestion.NewReno;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.SourceRoute;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One TCP without a network: segments that arrive and are sent are texts of {@link SegmentText},
 * and time passes only where a test says so. Its states are reached by {@link TcpStates}.
 */
final class TcpBench {
  static final int LOCAL = 0x0A000001;
  static final int PEER = 0x0A000002;
  static final int PORT = 80;
  static final int PEER_PORT = 40_000;
  static final int MSS = 1000;

  final VirtualClock clock = new VirtualClock();
  final EventQueue queue = new EventQueue();
  final FramePool pool = new FramePool(MSS + 100);
  final TcpStack stack;
  final SegmentText.Ends ends = new SegmentText.Ends();
  final List<String> states = new ArrayList<>();
  final List<String> retransmissions = new ArrayList<>();
  TcpListener listener;
  TcpConnection connection;
  private final ArrayDeque<String> sent = new ArrayDeque<>();
  final List<String> log = new ArrayList<>();

  private TcpBench(TcpOptions options) {
    ends.port = PORT;
    ends.peerPort = PEER_PORT;
    ends.iss = options.initialSequenceNumber().orElse(0);
    ends.peerIss = 1_000_000;
    stack =
        new TcpStack(clock, queue, Seed.DEFAULT.stream("bench"), options, new Output(), observer());
  }

  static TcpBench create() {
    return create(options -> options);
  }

  /** Makes a bench whose ISS is 5000, with NewReno and no option but MSS, but for the changes. */
  static TcpBench create(UnaryOperator<TcpOptionsBuilder> changes) {
    TcpOptionsBuilder options =
        TcpOptions.DEFAULT.toBuilder()
            .windowScaling(false)
            .timestamps(false)
            .selectiveAcknowledgment(false)
            .congestionControl(NewReno::new)
            .initialSequenceNumber(5000);
    return new TcpBench(changes.apply(options).build());
  }

  private TcpObserver observer() {
    return new TcpObserver() {
      @Override
      public void stateChanged(TcpConnection c, TcpState from, TcpState to, long now) {
        states.add(to.rfcName());
      }

      @Override
      public void retransmitted(
          TcpConnection c, int sequenceNumber, int length, RetransmissionCause cause, long now) {
        retransmissions.add(sequenceNumber - c.iss() + "+" + length + " " + cause);
      }
    };
  }

  /** Lets a segment arrive. */
  TcpBench arrives(String segment) {
    return arrives(segment, 0);
  }

  /** Lets a segment arrive that a router has marked (RFC 3168). */
  TcpBench arrivesMarked(String segment) {
    return arrives(segment, Ipv4Header.CE);
  }

  private TcpBench arrives(String segment, int typeOfService) {
    log.add("-> " + segment);
    Frame frame = pool.acquire();
    SegmentText.write(frame, segment, ends);
    stack.receive(frame, PEER, LOCAL, typeOfService, null, clock.now());
    frame.release();
    return this;
  }

  /** Expects the next segment that was sent to have these fields; others do not matter. */
  TcpBench sends(String expected) {
    String actual = sent.isEmpty() ? "nothing" : sent.removeFirst();
    Map<String, String> fields = SegmentText.fields(actual);
    fields.keySet().retainAll(SegmentText.fields(expected).keySet());
    assertThat(fields)
        .as("sent %s; so far:%n%s", actual, String.join("\n", log))
        .isEqualTo(SegmentText.fields(expected));
    return this;
  }

  /** Returns a number of the next segment that was sent. */
  int sent(String field) {
    assertThat(sent).as("sent; so far:%n%s", String.join("\n", log)).isNotEmpty();
    return Integer.parseInt(SegmentText.fields(sent.removeFirst()).get(field));
  }

  TcpBench sendsNothing() {
    assertThat(sent).as("sent; so far:%n%s", String.join("\n", log)).isEmpty();
    return this;
  }

  /** Returns how many segments were sent and not yet looked at, and forgets them. */
  int takeSent() {
    int count = sent.size();
    sent.clear();
    return count;
  }

  /** Lets time pass. */
  TcpBench run(long millis) {
    long until = clock.now() + millis * 1_000_000;
    while (queue.nextTime() <= until) {
      queue.runNext(clock);
    }
    clock.advanceTo(until);
    return this;
  }

  TcpBench writes(String data) {
    byte[] octets = data.getBytes(StandardCharsets.US_ASCII);
    assertThat(connection.write(octets, 0, octets.length)).isEqualTo(octets.length);
    return this;
  }

  /** Writes so many octets of value zero. */
  TcpBench writes(int octets) {
    return writes("\0".repeat(octets));
  }

  /** Reads all that is there. */
  String reads() {
    byte[] target = new byte[connection.available()];
    int count = connection.read(target, 0, target.length);
    return new String(target, 0, Math.max(0, count), StandardCharsets.US_ASCII);
  }

  TcpBench isIn(TcpState state) {
    assertThat(connection.state()).as(String.join("\n", log)).isEqualTo(state);
    return this;
  }

  /** Expects that the connection is CLOSED, for a reason or, with null, in order. */
  void isClosed(TcpError why) {
    isIn(TcpState.CLOSED);
    assertThat(connection.error()).isEqualTo(why);
    assertThat(stack.openConnections()).isZero();
    assertThat(pool.outstanding()).isZero();
  }

  private final class Output implements TcpOutput {
    @Override
    public Frame acquire() {
      return pool.acquire();
    }

    @Override
    public void send(
        Frame segment,
        int source,
        int destination,
        int tos,
        int ttl,
        @Nullable SourceRoute by,
        long now) {
      String text = SegmentText.read(segment, ends) + " tos=" + tos;
      log.add("<- " + text);
      sent.addLast(text);
      segment.release();
    }

    @Override
    public int sourceFor(int destination) {
      return destination == PEER ? LOCAL : 0;
    }

    @Override
    public int mtuFor(int destination) {
      return MSS + 40;
    }

    @Override
    public boolean isLocal(int address) {
      return address == LOCAL;
    }
  }
}
