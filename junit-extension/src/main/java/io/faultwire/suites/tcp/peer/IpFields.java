package io.faultwire.suites.tcp.peer;

import java.util.Arrays;

/**
 * The fields of the IPv4 header that a segment travels in, as far as TCP cares for them.
 *
 * @param source the source address; 0 on a segment to send stands for the sender's own
 * @param destination the destination address; 0 on a segment to send stands for the other end's
 * @param typeOfService the octet of the Diffserv code point (RFC 2474) and ECN (RFC 3168)
 * @param timeToLive the time to live
 * @param options the IP options, a multiple of four octets
 */
@SuppressWarnings("ArrayRecordComponent")
public record IpFields(
    int source, int destination, int typeOfService, int timeToLive, byte[] options) {

  /** What a segment has that nobody gave anything else. */
  public static final IpFields PLAIN = new IpFields(0, 0, 0, 64, new byte[0]);

  /** The code point of an ECN-capable transport, ECT(0). */
  public static final int ECT_0 = 2;

  /** The code point by which a router says that there is congestion. */
  public static final int CONGESTION_EXPERIENCED = 3;

  public IpFields {
    options = options.clone();
  }

  @Override
  public byte[] options() {
    return options.clone();
  }

  /** Return the two bits of ECN. */
  public int ecn() {
    return typeOfService & 3;
  }

  /** Return the six bits of the Diffserv code point. */
  public int diffserv() {
    return typeOfService >>> 2;
  }

  public IpFields source(int address) {
    return new IpFields(address, destination, typeOfService, timeToLive, options);
  }

  public IpFields destination(int address) {
    return new IpFields(source, address, typeOfService, timeToLive, options);
  }

  /** Return a copy with the two bits of ECN. */
  public IpFields ecn(int codePoint) {
    return typeOfService((typeOfService & ~3) | codePoint);
  }

  public IpFields typeOfService(int octet) {
    return new IpFields(source, destination, octet, timeToLive, options);
  }

  public IpFields timeToLive(int hops) {
    return new IpFields(source, destination, typeOfService, hops, options);
  }

  /** Return a copy with IP options, padded with zeros to a multiple of four octets. */
  public IpFields options(byte[] octets) {
    byte[] padded = Arrays.copyOf(octets, octets.length + 3 & ~3);
    return new IpFields(source, destination, typeOfService, timeToLive, padded);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpFields that
        && source == that.source
        && destination == that.destination
        && typeOfService == that.typeOfService
        && timeToLive == that.timeToLive
        && Arrays.equals(options, that.options);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(options) * 31 + source + destination + typeOfService + timeToLive;
  }
}
