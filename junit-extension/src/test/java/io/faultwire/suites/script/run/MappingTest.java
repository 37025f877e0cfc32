package io.faultwire.suites.script.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.suites.script.packet.IcmpPacket;
import io.faultwire.suites.script.packet.IpFields;
import io.faultwire.suites.script.packet.Ports;
import io.faultwire.suites.script.packet.TcpOption;
import io.faultwire.suites.script.packet.TcpOption.Block;
import io.faultwire.suites.script.packet.TcpOption.Sack;
import io.faultwire.suites.script.packet.TcpOption.Timestamps;
import io.faultwire.suites.script.packet.TcpPacket;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.TcpHeader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How numbers of a script become numbers on the wire, and back. */
class MappingTest {
  private static final int SYN_ACK = TcpHeader.SYN | TcpHeader.ACK;
  private static final int ACK = TcpHeader.ACK;
  private static final TcpOption NOP = TcpOption.nop();

  private final Puppet puppet = new Puppet();

  @Test
  void numbersOfSegmentsCountFromTheFirstSyn() {
    puppet
        .then(syn -> puppet.says(SYN_ACK, 0, 7001, 0))
        .then(ack -> puppet.says(ACK, 1, 7001, 100))
        .thenNothing();
    puppet.run(
        "+0 < S 7000:7000(0) win 500",
        "+0 > S. 4000:4000(0) ack 7001",
        "+0 < . 1:1(0) ack 1 win 500",
        "+0 > . 1:101(100) ack 1",
        "+0 < . 1:11(10) ack 101 win 500");

    assertThat(puppet.segment(0).seq()).isEqualTo(7000);
    assertThat(puppet.segment(1).seq()).isEqualTo(7001);
    assertThat(puppet.segment(1).ack()).isEqualTo(Puppet.ISS + 1);
    assertThat(puppet.segment(2).ack()).isEqualTo(Puppet.ISS + 101);
    assertThat(puppet.segment(2).dataLength()).isEqualTo(10);
  }

  @Test
  void theSynOfAClientTellsItsPortAndNumbers() {
    puppet.then(synAck -> puppet.says(ACK, 1, 301, 0)).thenNothing();
    puppet.runAlone(
        """
        0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
        +0 fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0
        +0 connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)
        +0 > S 9:9(0)
        +0 < S. 300:300(0) ack 10 win 500
        +0 > . 1:1(0) ack 1
        +0 < P. 1:11(10) ack 1 win 500
        """);

    assertThat(puppet.segment(0).ack()).isEqualTo(Puppet.ISS + 1);
    assertThat(puppet.segment(0).ports()).isEqualTo(new Ports(8080, 33_000));
    assertThat(puppet.segment(1).seq()).isEqualTo(301);
    assertThat(puppet.segment(1).ack()).isEqualTo(Puppet.ISS + 1);
  }

  @Test
  void selectiveAcknowledgmentsAreMappedInBothDirections() {
    puppet
        .then(syn -> puppet.says(SYN_ACK, 0, 501, 0))
        .then(
            island ->
                puppet.says(ACK, 1, 501, 0, NOP, NOP, new Sack(List.of(new Block(1501, 2501)))))
        .thenNothing();
    puppet.run(
        "+0 < S 500:500(0) win 500",
        "+0 > S. 0:0(0) ack 501",
        "+0 < . 1001:2001(1000) ack 1 win 500",
        "+0 > . 1:1(0) ack 1 <nop,nop,sack 1001:2001>",
        "+0 < . 1:1(0) ack 1 win 500 <nop,nop,sack 1:11 21:31>");

    assertThat(puppet.segment(2).options())
        .last()
        .isEqualTo(
            new Sack(
                List.of(
                    new Block(Puppet.ISS + 1, Puppet.ISS + 11),
                    new Block(Puppet.ISS + 21, Puppet.ISS + 31))));
  }

  private Puppet withTimestamps(int... live) {
    puppet
        .then(syn -> puppet.says(SYN_ACK, 0, 1, 0, NOP, NOP, new Timestamps(live[0], 1)))
        .then(ack -> puppet.says(ACK, 1, 1, 10, NOP, NOP, new Timestamps(live[1], 2)))
        .thenNothing();
    return puppet;
  }

  private static final String[] TIMESTAMPS = {
    "+0 < S 0:0(0) win 500 <nop,nop,TS val 1 ecr 0>",
    "+0 > S. 0:0(0) ack 1 <nop,nop,TS val 100 ecr 1>",
    "+.05 < . 1:1(0) ack 1 win 500 <nop,nop,TS val 2 ecr 100>",
    "+0 > . 1:11(10) ack 1 <nop,nop,TS val 150 ecr 2>",
    "+.01 < . 1:1(0) ack 11 win 500 <nop,nop,TS val 3 ecr 150>"
  };

  private Timestamps echoed(int index) {
    return (Timestamps) puppet.segment(index).options().get(2);
  }

  @Test
  void echoesAreThoseOfTheTimestampsThatWereSent() {
    withTimestamps(777_000, 777_053).run(TIMESTAMPS);

    assertThat(echoed(0)).isEqualTo(new Timestamps(1, 0));
    assertThat(echoed(1)).isEqualTo(new Timestamps(2, 777_000));
    assertThat(echoed(2)).isEqualTo(new Timestamps(3, 777_053));
  }

  @Test
  void valuesOfTimestampsAreDemandedWithTheirUnitOnly() {
    withTimestamps(777_000, 777_053)
        .run("--tcp_ts_tick_usecs=1000\n--tolerance_usecs=10000\n", TIMESTAMPS);
    assertThat(puppet.taken).hasSize(3);
  }

  @Test
  void aTimestampThatIsTooFarOffFails() {
    assertThatThrownBy(
            () ->
                withTimestamps(777_000, 777_070)
                    .run("--tcp_ts_tick_usecs=1000\n--tolerance_usecs=10000\n", TIMESTAMPS))
        .isInstanceOf(ScriptFailure.class)
        .hasMessageContainingAll(
            "is another than expected in options",
            "<nop,nop,TS val 150 ecr 2>  <nop,nop,TS val 170 ecr 2>");
  }

  @Test
  void echoesBetweenTimestampsCanBeComputed() {
    String[] lines = TIMESTAMPS.clone();
    lines[4] = "+.01 < . 1:1(0) ack 11 win 500 <nop,nop,TS val 3 ecr 120>";
    withTimestamps(777_000, 777_053).run("--tcp_ts_ecr_scaled\n", lines);

    assertThat(echoed(2)).isEqualTo(new Timestamps(3, 777_020));
  }

  @Test
  void messagesQuoteThePacketThatWasSent() {
    puppet.then(syn -> puppet.says(SYN_ACK, 0, 1, 0)).thenNothing();
    puppet.run(
        "+0 < S 0:0(0) win 500",
        "+0 > S. 0:0(0) ack 1",
        "+0 < . 1:1(0) ack 1 win 500",
        "+0 < icmp unreachable frag_needed mtu 1200 [1:1461(1460)]");

    IcmpPacket message = (IcmpPacket) puppet.taken.get(2);
    assertThat(message.rest()).isEqualTo(1200);
    assertThat(message.quote())
        .contains(
            new IcmpPacket.Quote(
                IpProtocol.TCP,
                new Ports(8080, puppet.ports().destination()),
                Puppet.ISS + 1,
                1460));
  }

  @Test
  void longSegmentsAreCutAtTheSizeThatIsGiven() {
    puppet.then(syn -> puppet.says(SYN_ACK, 0, 1, 0)).thenNothing().thenNothing().thenNothing();
    puppet.run(
        "--mss=1000\n",
        new String[] {
          "+0 < S 0:0(0) win 500", "+0 > S. 0:0(0) ack 1", "+0 < FP. 1:2501(2500) ack 1 win 500"
        });

    assertThat(puppet.taken).hasSize(4);
    assertThat(puppet.segment(1).sequenceText()).isEqualTo("1:1001(1000)");
    assertThat(puppet.segment(1).flagsText()).isEqualTo(".");
    assertThat(puppet.segment(3).sequenceText()).isEqualTo("2001:2501(500)");
    assertThat(puppet.segment(3).flagsText()).isEqualTo("FP.");
  }

  @Test
  void aPacketThatTheWireDoesNotCarryIsRefused() {
    puppet.then(syn -> puppet.says(SYN_ACK, 0, 1, 0));
    assertThatThrownBy(
            () ->
                puppet.run(
                    "+0 < S 0:0(0) win 500",
                    "+0 > S. 0:0(0) ack 1",
                    "+0 < P. 1:2501(2500) ack 1 win 500"))
        .hasMessage(
            "a.pkt:6: the packet has 2540 octets, but the wire to the subject carries 1500; with"
                + " --mss=1460 a longer segment is sent as several");
  }

  @Test
  void marksAndPortsOfTheScriptAreSent() {
    puppet.thenNothing().thenNothing();
    puppet.run("+0 < 99 > 100 S 0:0(0) win 500", "+0 < [ce] 0 > 0 SEW 0:0(0) win 1 urg 7");

    assertThat(puppet.segment(0).ports()).isEqualTo(new Ports(99, 100));
    TcpPacket marked = puppet.segment(1);
    assertThat(marked.ip()).isEqualTo(new IpFields(3, 255));
    assertThat(marked.flagsText()).isEqualTo("SEW");
    assertThat(marked.urgentPointer()).isEqualTo(7);
  }
}
