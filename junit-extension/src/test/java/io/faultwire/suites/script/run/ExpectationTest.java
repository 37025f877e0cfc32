package io.faultwire.suites.script.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.faultwire.suites.script.packet.IpFields;
import io.faultwire.suites.script.packet.PacketEncoder;
import io.faultwire.suites.script.packet.Ports;
import io.faultwire.suites.script.packet.TcpOption;
import io.faultwire.suites.script.packet.TcpPacket;
import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a packet is compared, and what several packets may stand for one. */
class ExpectationTest {
  private static final int ACK = TcpHeader.ACK;
  private static final int PUSH = TcpHeader.ACK | TcpHeader.PSH;

  private final Puppet puppet = new Puppet();

  @BeforeEach
  void open() {
    puppet.then(syn -> puppet.says(TcpHeader.SYN | ACK, 0, 1, 0));
  }

  private void expect(String options, String expected) {
    puppet.run(
        options,
        new String[] {
          "+0 < S 0:0(0) win 500", "+0 > S. 0:0(0) ack 1", "+0 < . 1:1(0) ack 1 win 500", expected
        });
  }

  private String failure(String expected) {
    ScriptFailure failure = catchThrowableOfType(ScriptFailure.class, () -> expect("", expected));
    assertThat(failure).isNotNull();
    assertThat(failure.line()).isEqualTo(7);
    return String.valueOf(failure.getMessage());
  }

  private TcpPacket segment(IpFields ip, int flags, int urgent) {
    return new TcpPacket(
        ip, puppet.ports(), flags, Puppet.ISS + 1, 1, 100, urgent, List.of(), 0, true);
  }

  /** The subject sends a segment with ECT(0), ECE and CWR, urgent pointer 5 and TTL 64. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      nullValues = "fine",
      textBlock =
"""
+0 > EW. 1:1(0) ack 1 urg 5 => fine
+0 > EW. 1:1(0) ack 1 win 100 urg 5 => fine
+0 > [ect0] EW. 1:1(0) ack 1 urg 5 => fine
+0 > [ect01] EW. 1:1(0) ack 1 urg 5 => fine
+0 > [tos 0x2] EW. 1:1(0) ack 1 urg 5 => fine
+0 > [ttl 64] EW. 1:1(0) ack 1 urg 5 => fine
+0 > .3 1:1(0) ack 1 urg 5 => fine
+0 > EW. 1:1(0) ack 1 urg 5 <...> => fine
+0 > . 1:1(0) ack 1 urg 5 => flags . EW.
+0 > EWU. 1:1(0) ack 1 urg 5 => flags UEW. EW.
+0 > EW. 2:2(0) ack 1 urg 5 => seq 2:2(0) 1:1(0)
+0 > EW. 1:1(0) ack 2 urg 5 => ack 2 1
+0 > EW. 1:1(0) ack 1 win 99 urg 5 => win 99 100
+0 > EW. 1:1(0) ack 1 => urg 0 5
+0 > EW. 1:1(0) ack 1 urg 5 <nop,nop,sackOK> => options <nop,nop,sackOK> <>
+0 > [noecn] EW. 1:1(0) ack 1 urg 5 => ecn noecn ect0
+0 > [tos 0x0] EW. 1:1(0) ack 1 urg 5 => tos 0x0 0x2
+0 > [ttl 63] EW. 1:1(0) ack 1 urg 5 => ttl 63 64
""")
  void eachFieldThatIsWrittenIsCompared(String expected, String row) {
    puppet.then(
        ack -> puppet.sends(segment(new IpFields(2, 64), ACK | TcpHeader.ECE | TcpHeader.CWR, 5)));
    if (row == null) {
      assertThatCode(() -> expect("", expected)).doesNotThrowAnyException();
    } else {
      assertThat(failure(expected).replaceAll(" {2,}", " "))
          .contains("\n! " + row + "\n")
          .containsOnlyOnce("\n! ");
    }
  }

  @Test
  void accurateEcnAndReservedBitsAreFlags() {
    puppet.then(ack -> puppet.sends(segment(IpFields.DEFAULT, ACK | TcpPacket.AE | 0x400, 0)));
    assertThat(failure("+0 > . 1:1(0) ack 1")).contains("A. reserved 2");
  }

  @Test
  void oneExpectedSegmentMayComeInSeveral() {
    puppet.then(
        ack -> {
          puppet.says(ACK | TcpHeader.CWR, 1, 1, 1000);
          puppet.says(ACK, 1001, 1, 1000);
          puppet.says(PUSH, 2001, 1, 500);
        });
    assertThatCode(() -> expect("", "+0 > PW. 1:2501(2500) ack 1")).doesNotThrowAnyException();
  }

  @Test
  void withStrictSegmentsItMayNot() {
    puppet.then(
        ack -> {
          puppet.says(ACK, 1, 1, 1000);
          puppet.says(PUSH, 1001, 1, 1000);
        });
    ScriptFailure failure =
        catchThrowableOfType(
            ScriptFailure.class, () -> expect("--strict_segments\n", "+0 > P. 1:2001(2000) ack 1"));
    assertThat(failure).hasMessageContaining("! seq    1:2001(2000)         1:1001(1000)");
  }

  @Test
  void segmentsOfARunAreEquallyLong() {
    puppet.then(
        ack -> {
          puppet.says(ACK, 1, 1, 1000);
          puppet.says(ACK, 1001, 1, 400);
          puppet.says(PUSH, 1401, 1, 600);
        });
    assertThat(failure("+0 > P. 1:2001(2000) ack 1"))
        .contains("the segment does not go on where the one before it ends", "! data   1000");
  }

  @Test
  void moreDataThanExpectedFails() {
    puppet.then(
        ack -> {
          puppet.says(ACK, 1, 1, 1000);
          puppet.says(PUSH, 1001, 1, 1000);
        });
    assertThat(failure("+0 > P. 1:1501(1500) ack 1"))
        .contains("! seq    1:1501(1500)         1:2001(2000)");
  }

  @Test
  void otherDataThanZerosFails() {
    puppet.then(
        ack -> {
          byte[] octets = encoded(4);
          octets[41] = 1;
          TcpHeader.writeChecksum(octets, 20, 24, Puppet.SUBJECT, Puppet.TESTER);
          puppet.sends(octets);
        });
    assertThat(failure("+0 > P. 1:5(4) ack 1")).contains("! data   zeros", "other octets");
  }

  @Test
  void aWrongChecksumFails() {
    puppet.then(
        ack -> {
          byte[] octets = encoded(4);
          octets[36] ^= 1;
          puppet.sends(octets);
        });
    assertThat(failure("+0 > P. 1:5(4) ack 1"))
        .contains("! octets  a sound packet", "the checksum is wrong");
  }

  private byte[] encoded(int length) {
    TcpPacket packet =
        new TcpPacket(
            IpFields.DEFAULT,
            puppet.ports(),
            PUSH,
            Puppet.ISS + 1,
            1,
            100,
            0,
            List.of(),
            length,
            true);
    return new PacketEncoder(Puppet.SUBJECT, Puppet.TESTER).encode(packet);
  }

  @Test
  void packetsOfOthersAreNotLookedAt() {
    puppet.then(
        ack -> {
          puppet.sends(segment(IpFields.DEFAULT, ACK, 0).withPorts(new Ports(1, 2)));
          puppet.sends(new byte[40]);
          puppet.says(PUSH, 1, 1, 10);
        });
    assertThatCode(() -> expect("", "+0 > P. 1:11(10) ack 1")).doesNotThrowAnyException();
  }

  @Test
  void malformedOptionsAreShown() {
    puppet.then(ack -> puppet.says(ACK, 1, 1, 0, new TcpOption.Malformed("02ff0000")));
    assertThat(failure("+0 > . 1:1(0) ack 1 <mss 100>"))
        .contains("! options  <mss 100>", "<malformed 02ff0000>");
  }

  @Test
  void timesMayDifferByThreeTimesWhatTheTesterCameLate() {
    puppet.lateBy(Duration.ofMillis(5));
    String[] early = {"+0 < S 0:0(0) win 500", "+.019 > S. 0:0(0) ack 1"};
    assertThatCode(() -> puppet.run(early)).doesNotThrowAnyException();

    puppet.then(syn -> puppet.says(TcpHeader.SYN | ACK, 0, 1, 0));
    String[] tooEarly = {"+0 < S 0:0(0) win 500", "+.02 > S. 0:0(0) ack 1"};
    assertThat(catchThrowableOfType(ScriptFailure.class, () -> puppet.run(tooEarly)))
        .hasMessageContaining("time   0.020000 ± 0.019000  0.000000");
  }
}
