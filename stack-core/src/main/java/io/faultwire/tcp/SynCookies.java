package io.faultwire.tcp;

import io.faultwire.time.RandomStream;

/**
 * Initial sequence numbers that hold all that a SYN has said, so that it need not be remembered
 * (RFC 4987 section 3.6): 5 bits of time, 3 of the peer's segment size, 24 of a keyed hash. Options
 * other than the segment size are lost.
 */
final class SynCookies {
  private static final long NANOS_PER_TICK = 64_000_000_000L;
  private static final int TICK_MASK = 31;
  private static final int HASH_BITS = 24;
  private static final int SIZE_BITS = 3;
  private static final int[] SIZES = {216, 536, 1024, 1220, 1360, 1440, 1452, 1460};

  private final long secret;
  private long lastSent = Long.MIN_VALUE;

  SynCookies(RandomStream random) {
    secret = random.nextLong();
  }

  /** Returns the ISS that answers a SYN. */
  int make(Endpoints endpoints, int irs, int peerMss, long now) {
    lastSent = now;
    int size = SIZES.length - 1;
    while (size > 0 && SIZES[size] > peerMss) {
      size--;
    }
    return assemble(endpoints, irs, tickAt(now), size);
  }

  private static int tickAt(long now) {
    return (int) (now / NANOS_PER_TICK) & TICK_MASK;
  }

  private int assemble(Endpoints endpoints, int irs, int tick, int size) {
    int head = (tick << SIZE_BITS) | size;
    int proof = (int) (hash(endpoints, irs, head) >>> (Long.SIZE - HASH_BITS));
    return (head << HASH_BITS) | proof;
  }

  /** Tells whether cookies were sent that are not too old yet. */
  boolean areOut(long now) {
    return lastSent != Long.MIN_VALUE && now - lastSent <= 2 * NANOS_PER_TICK;
  }

  /**
   * Returns the peer's segment size that an acknowledged cookie holds, or -1 if it is none of ours
   * or older than two ticks.
   */
  int check(Endpoints endpoints, int irs, int cookie, long now) {
    int tick = cookie >>> (HASH_BITS + SIZE_BITS);
    int size = (cookie >>> HASH_BITS) & (SIZES.length - 1);
    int age = (tickAt(now) - tick) & TICK_MASK;
    return age <= 1 && cookie == assemble(endpoints, irs, tick, size) ? SIZES[size] : -1;
  }

  private long hash(Endpoints endpoints, int irs, int head) {
    long addresses =
        ((long) endpoints.localAddress() << 32) | (endpoints.remoteAddress() & 0xFFFFFFFFL);
    long ports = ((long) endpoints.localPort() << 16) | endpoints.remotePort();
    long hash = KeyedHash.of(secret, addresses);
    hash = KeyedHash.of(hash, (ports << 8) | head);
    return KeyedHash.of(hash, irs);
  }
}
