package io.faultwire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.host.Octets;
import io.faultwire.ip.Counter;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpState;
import io.faultwire.time.RandomStream;
import io.faultwire.time.Seed;
import io.faultwire.udp.UdpException;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nonsense sent to live hosts: no exception comes out, no frame is lost track of, and the hosts go
 * on working.
 */
class LiveStackFuzzTest {
  private static final int FRAMES = 12_000;
  private static final int LONGEST = 1514;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void mutatedFramesOfAStrangerHarmNeitherHostNorConnection(long seed)
      throws TcpException, UdpException {
    AttackedNetwork attacked = new AttackedNetwork(new Seed(seed));
    RandomStream random = new Seed(seed).stream("fuzz / stranger");
    Mutator mutator = new Mutator(random);
    int sent = 0;
    for (int i = 0; i < FRAMES; i++) {
      byte[] frame = mutator.mutate(attacked.samples, LONGEST);
      if (random.chance(0.8)) {
        Mutator.repair(frame);
      }
      if (!attacked.isOfTheConnection(frame) && !isIcmpError(frame)) {
        attacked.attacker.send(frame);
        sent++;
      }
      letTimePass(attacked, random);
    }
    assertThat(sent).isGreaterThan(FRAMES / 2);
    assertThat(reached(attacked, Counter.ICMP_IN_MSGS, Counter.UDP_NO_PORTS)).isTrue();
    assertThat(reached(attacked, Counter.IP_REASM_REQDS, Counter.IP_IN_HDR_ERRORS)).isTrue();
    assertThat(reached(attacked, Counter.IP_IN_UNKNOWN_PROTOS, Counter.TCP_IN_SEGS)).isTrue();

    attacked.reannounce();
    attacked.pingWorks();
    attacked.exchangeDatagram();
    attacked.connectionWorks();
    attacked.newConnectionWorks();
    attacked.closeAndCountFrames();
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void anyFrameAtAllIsSurvivedAndNewConnectionsWork(long seed) throws TcpException, UdpException {
    AttackedNetwork attacked = new AttackedNetwork(new Seed(seed));
    RandomStream random = new Seed(seed).stream("fuzz / anything");
    Mutator mutator = new Mutator(random);
    for (int i = 0; i < FRAMES; i++) {
      byte[] frame =
          random.chance(0.1) ? mutator.noise(LONGEST) : mutator.mutate(attacked.samples, LONGEST);
      if (random.chance(0.8)) {
        Mutator.repair(frame);
      }
      attacked.attacker.send(frame);
      letTimePass(attacked, random);
    }

    attacked.reannounce();
    attacked.pingWorks();
    attacked.exchangeDatagram();
    attacked.newConnectionWorks();
    attacked.closeAndCountFrames();
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void forgedSegmentsOutsideTheWindowDoNotTouchTheConnection_RFC9293_3_10_7_4(long seed)
      throws TcpException, UdpException {
    AttackedNetwork attacked = new AttackedNetwork(new Seed(seed));
    RandomStream random = new Seed(seed).stream("fuzz / forged");
    for (int i = 0; i < FRAMES / 2; i++) {
      attacked.attacker.send(forged(attacked, random));
    }

    assertThat(attacked.active.state()).isEqualTo(TcpState.ESTABLISHED);
    assertThat(attacked.passive.state()).isEqualTo(TcpState.ESTABLISHED);
    attacked.connectionWorks();
    attacked.closeAndCountFrames();
  }

  /** Returns a segment that claims to come from the client, beyond what the server would take. */
  private static byte[] forged(AttackedNetwork attacked, RandomStream random) {
    TcpConnection victim = attacked.passive;
    byte[] data = Octets.counting(random.nextInt(20));
    byte[] packet = new byte[Ipv4Header.LENGTH + TcpHeader.LENGTH + data.length];
    int beyond = victim.rcvWnd() + 1 + random.nextInt(1 << 30);
    TcpHeader.write(
        packet,
        Ipv4Header.LENGTH,
        victim.remotePort(),
        victim.localPort(),
        victim.rcvNxt() + beyond,
        random.nextInt(),
        TcpHeader.LENGTH,
        random.nextInt(256),
        random.nextInt(65_536),
        random.nextInt(65_536));
    System.arraycopy(data, 0, packet, Ipv4Header.LENGTH + TcpHeader.LENGTH, data.length);
    int from = AttackedNetwork.CLIENT;
    int to = AttackedNetwork.SERVER;
    Ipv4Header.write(packet, 0, packet.length, 1, 0, 64, IpProtocol.TCP, from, to);
    int length = packet.length - Ipv4Header.LENGTH;
    TcpHeader.writeChecksum(packet, Ipv4Header.LENGTH, length, from, to);
    return Octets.ethernet(0x020000000002L, 0x020000000009L, EthernetHeader.TYPE_IPV4, packet);
  }

  private static boolean isIcmpError(byte[] frame) {
    Packet packet = new Packet().wrap(frame, 0, frame.length);
    return packet.icmp() != null && Objects.requireNonNull(packet.icmp()).isError();
  }

  private static boolean reached(AttackedNetwork attacked, Counter... counters) {
    boolean all = true;
    for (Counter counter : counters) {
      all &= attacked.server.counters().get(counter) > 0;
    }
    return all;
  }

  private static void letTimePass(AttackedNetwork attacked, RandomStream random) {
    if (random.chance(0.05)) {
      attacked.network.run(Duration.ofMillis(random.nextInt(3000)));
    }
  }
}
