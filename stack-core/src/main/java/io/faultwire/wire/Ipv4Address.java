package io.faultwire.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An IPv4 address (RFC 791).
 *
 * @param value the address as a 32-bit integer, first octet highest
 */
public record Ipv4Address(int value) implements Comparable<Ipv4Address> {
  /** 0.0.0.0: no address, or any. */
  public static final Ipv4Address ANY = new Ipv4Address(0);

  /** 127.0.0.1. */
  public static final Ipv4Address LOOPBACK = new Ipv4Address(0x7F000001);

  /** 255.255.255.255: every host of the local link (RFC 919). */
  public static final Ipv4Address BROADCAST = new Ipv4Address(-1);

  /**
   * Reads an address in dotted decimal form.
   *
   * @throws IllegalArgumentException if {@code text} is none; the message shows the form
   */
  public static Ipv4Address parse(String text) {
    String[] octets = text.split("\\.", -1);
    int value = 0;
    boolean valid = octets.length == 4;
    for (int i = 0; valid && i < 4; i++) {
      valid = octets[i].matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(octets[i]) <= 255;
      value = valid ? (value << 8) | Integer.parseInt(octets[i]) : 0;
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not an IPv4 address: write four numbers from 0 to 255, as in 10.0.0.1");
    }
    return new Ipv4Address(value);
  }

  /**
   * Converts a JDK address.
   *
   * @throws IllegalArgumentException if it is no IPv4 address
   */
  public static Ipv4Address of(InetAddress address) {
    if (!(address instanceof Inet4Address)) {
      throw new IllegalArgumentException(address + " is not an IPv4 address");
    }
    return new Ipv4Address(Bytes.getInt(address.getAddress(), 0));
  }

  /** Returns the JDK form without a name. */
  public InetAddress toInetAddress() {
    return toInetAddress(null);
  }

  /** Returns the JDK form, with a name that is not looked up. */
  public InetAddress toInetAddress(@org.jspecify.annotations.Nullable String name) {
    byte[] octets = new byte[4];
    Bytes.putInt(octets, 0, value);
    try {
      return InetAddress.getByAddress(name, octets);
    } catch (UnknownHostException e) {
      throw new AssertionError("four octets are an IPv4 address", e);
    }
  }

  public boolean isMulticast() {
    return isMulticast(value);
  }

  /** Tells whether the address lies in 224.0.0.0/4 (RFC 1112 section 4). */
  public static boolean isMulticast(int address) {
    return address >>> 28 == 0xE;
  }

  @Override
  public int compareTo(Ipv4Address other) {
    return Integer.compareUnsigned(value, other.value);
  }

  @Override
  public String toString() {
    return (value >>> 24)
        + "."
        + (value >>> 16 & 255)
        + "."
        + (value >>> 8 & 255)
        + "."
        + (value & 255);
  }
}
