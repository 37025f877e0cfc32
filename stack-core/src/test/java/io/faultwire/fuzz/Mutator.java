package io.faultwire.fuzz;

import io.faultwire.time.RandomStream;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.UdpHeader;
import java.util.Arrays;
import java.util.List;

/**
 * Bends octets at random. Checksums are often made right afterwards, so that nonsense gets past
 * them.
 */
final class Mutator {
  private static final int IPV4 = 14;
  private static final int[] EDGES = {0, 1, 2, 7, 8, 0x7F, 0x80, 0xFF, 0x45, 0x4F, 0x46};

  private final RandomStream random;

  Mutator(RandomStream random) {
    this.random = random;
  }

  /** Returns octets that have nothing to do with anything. */
  byte[] noise(int longest) {
    byte[] octets = new byte[random.nextInt(longest + 1)];
    random.nextBytes(octets);
    return octets;
  }

  /** Returns one of the samples with one to six bends. */
  byte[] mutate(List<byte[]> samples, int longest) {
    byte[] octets = samples.get(random.nextInt(samples.size())).clone();
    for (int bends = 1 + random.nextInt(6); bends > 0; bends--) {
      octets = bend(octets, samples, longest);
    }
    return octets;
  }

  private byte[] bend(byte[] octets, List<byte[]> samples, int longest) {
    if (octets.length == 0) {
      return noise(longest);
    }
    int at = random.nextInt(octets.length);
    int header = random.nextInt(Math.min(octets.length, 64));
    switch (random.nextInt(7)) {
      case 0 -> octets[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> octets[header] ^= (byte) (1 << random.nextInt(8));
      case 2 -> octets[header] = (byte) EDGES[random.nextInt(EDGES.length)];
      case 3 -> octets[header] = (byte) random.nextInt();
      case 4 -> {
        return Arrays.copyOf(octets, at);
      }
      case 5 -> {
        return Arrays.copyOf(octets, Math.min(longest, octets.length + random.nextInt(64)));
      }
      default -> splice(octets, at, samples.get(random.nextInt(samples.size())));
    }
    return octets;
  }

  private void splice(byte[] octets, int at, byte[] other) {
    int from = other.length == 0 ? 0 : random.nextInt(other.length);
    int length = Math.min(octets.length - at, other.length - from);
    System.arraycopy(other, from, octets, at, length);
  }

  /** Makes the checksums of an Ethernet frame right as far as its headers allow. */
  static void repair(byte[] frame) {
    if (frame.length < IPV4 + Ipv4Header.LENGTH) {
      return;
    }
    Ipv4Header ipv4 = new Ipv4Header().wrap(frame, IPV4);
    int headerLength = ipv4.headerLength();
    if (headerLength < Ipv4Header.LENGTH || IPV4 + headerLength > frame.length) {
      return;
    }
    Ipv4Header.writeChecksum(frame, IPV4, headerLength);
    int at = IPV4 + headerLength;
    int length = Math.min(frame.length, IPV4 + ipv4.totalLength()) - at;
    switch (ipv4.protocol()) {
      case IpProtocol.TCP -> {
        if (length >= TcpHeader.LENGTH) {
          TcpHeader.writeChecksum(frame, at, length, ipv4.source(), ipv4.destination());
        }
      }
      case IpProtocol.UDP -> {
        if (length >= UdpHeader.LENGTH) {
          Bytes.putShort(frame, at + 6, 0);
        }
      }
      case IpProtocol.ICMP -> {
        if (length >= IcmpHeader.LENGTH) {
          int word = Bytes.getInt(frame, at);
          int rest = Bytes.getInt(frame, at + 4);
          IcmpHeader.write(frame, at, length, word >>> 24, word >>> 16 & 0xFF, rest);
        }
      }
      default -> {}
    }
  }
}
