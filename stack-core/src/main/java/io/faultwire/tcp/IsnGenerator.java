package io.faultwire.tcp;

import io.faultwire.time.RandomStream;

/** Chooses initial sequence numbers: M + F(endpoints, secret) of RFC 6528 section 3. */
final class IsnGenerator {
  private static final long NANOS_PER_TICK = 4_000;

  private final long secret;
  private final TcpOptions options;

  IsnGenerator(RandomStream random, TcpOptions options) {
    this.secret = random.nextLong();
    this.options = options;
  }

  /** Returns the ISS of a connection that opens now. */
  int next(Endpoints endpoints, long now) {
    if (options.initialSequenceNumber().isPresent()) {
      return options.initialSequenceNumber().getAsInt();
    }
    long hash = mix(secret ^ endpoints.localAddress());
    hash = mix(hash ^ endpoints.remoteAddress());
    hash = mix(hash ^ ((long) endpoints.localPort() << 16 | endpoints.remotePort()));
    return (int) (now / NANOS_PER_TICK) + (int) hash;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
    z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return z ^ (z >>> 33);
  }
}
