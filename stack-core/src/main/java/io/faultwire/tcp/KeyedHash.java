package io.faultwire.tcp;

/** The hash behind initial sequence numbers and cookies: a 64-bit finalizer, keyed. */
final class KeyedHash {
  private KeyedHash() {}

  static long of(long key, long value) {
    long mixed = key ^ value;
    mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
