package io.faultwire.it.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.faultwire.tcp.TcpException;
import io.faultwire.wire.TcpHeader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/**
 * A live connection survives whatever its peer, its user and the clock do.
 *
 * <p>The first octet of an input says what the SYN offers, the second how far the connection is
 * brought before the rest is played: each further octet is a step, and those behind it are its
 * numbers.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LiveConnectionFuzzTest {
  private static final int SEGMENT_NUMBERS = 8;
  private static final int LONGEST = 600;
  private static final int MOST_STEPS = 200;

  private static final byte[] SCALE = {3, 3, 4, 0};
  private static final byte[] SACK = {4, 2, 1, 1};
  private static final byte[] STAMPS = {8, 10, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1};
  private static final byte[] MSS = {2, 4, 1, -12};

  @FuzzTest(maxDuration = "5m")
  void connection(byte[] input) throws TcpException {
    ByteBuffer left = ByteBuffer.wrap(input);
    int offer = next(left);
    byte[] options = options(offer);
    int ecn = (offer & 8) != 0 ? TcpHeader.ECE | TcpHeader.CWR : 0;
    FuzzedConnection live =
        new FuzzedConnection((offer & 16) != 0, options, TcpHeader.SYN | ecn, (offer & 2) != 0);
    bring(live, options, next(left));
    for (int steps = 0; left.hasRemaining() && steps < MOST_STEPS; steps++) {
      step(live, left);
      live.check();
    }
    live.end();
  }

  private static byte[] options(int offer) {
    ByteBuffer options = ByteBuffer.allocate(40).put(MSS);
    if ((offer & 1) != 0) {
      options.put(SCALE);
    }
    if ((offer & 2) != 0) {
      options.put(STAMPS);
    }
    if ((offer & 4) != 0) {
      options.put(SACK);
    }
    return java.util.Arrays.copyOf(options.array(), options.position());
  }

  private static int next(ByteBuffer left) {
    return left.hasRemaining() ? left.get() & 0xFF : 0;
  }

  private static int nextSigned(ByteBuffer left) {
    return (short) (next(left) << 8 | next(left));
  }

  /** Brings the connection into a state from which the steps go on. */
  private static void bring(FuzzedConnection live, byte[] options, int state) {
    if (state % 8 == 0) {
      return;
    }
    live.completeHandshake(options);
    int ack = TcpHeader.ACK;
    switch (state % 8) {
      case 2 -> live.write(4000);
      case 3 -> live.call(0);
      case 4 -> {
        live.call(0);
        live.arrives(ack, 0, 0, 60_000, new byte[0], 0);
      }
      case 5 -> live.arrives(ack | TcpHeader.FIN, 0, 0, 60_000, new byte[0], 100);
      case 6 -> {
        live.arrives(ack | TcpHeader.FIN, 0, 0, 60_000, new byte[0], 0);
        live.call(0);
      }
      case 7 -> {
        live.arrives(ack, 0, 0, 0, new byte[0], 0);
        live.write(4000);
      }
      default -> {}
    }
    live.check();
  }

  private static void step(FuzzedConnection live, ByteBuffer left) {
    int what = next(left);
    switch (what & 7) {
      case 4 -> live.write(16 * next(left));
      case 5 -> live.read(16 * next(left));
      case 6 -> live.run(Duration.ofMillis(1L << (next(left) & 15)));
      case 7 -> live.call(next(left));
      default -> {
        if (left.remaining() >= SEGMENT_NUMBERS) {
          segment(live, left, what);
        }
      }
    }
  }

  private static void segment(FuzzedConnection live, ByteBuffer left, int what) {
    int flags = next(left);
    int unit = (what & 8) != 0 ? 1 << 15 : 1;
    int seq = unit * nextSigned(left);
    int ack = nextSigned(left);
    int window = nextSigned(left) & 0xFFFF;
    int length = LONGEST * next(left) / 0xFF;
    byte[] options = new byte[0];
    if ((what & 16) != 0) {
      options = new byte[Math.min(left.remaining(), 4 * (what >>> 5))];
      left.get(options);
    }
    live.arrives(flags, seq, ack, window, options, length);
  }
}
