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
    return (int) (now / NANOS_PER_TICK) + (int) hash(endpoints);
  }

  /** Returns where the timestamps of a connection begin (RFC 7323 section 5.4). */
  int timestampOffset(Endpoints endpoints) {
    return (int) (hash(endpoints) >>> 32);
  }

  private long hash(Endpoints endpoints) {
    long hash = KeyedHash.of(secret, endpoints.localAddress());
    hash = KeyedHash.of(hash, endpoints.remoteAddress());
    return KeyedHash.of(hash, (long) endpoints.localPort() << 16 | endpoints.remotePort());
  }
}
