package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Urgent data (RFC 9293 section 3.8.5, RFC 6093). */
class UrgentDataTest {

  private static void writeUrgent(TcpBench bench, String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    assertThat(bench.connection.writeUrgent(octets, 0, octets.length)).isEqualTo(octets.length);
  }

  @Test
  void urgentOctets_areSentWithThePointerBehindThem() throws TcpException {
    TcpBench bench = TcpStates.established();
    writeUrgent(bench, "stop");

    bench.sends("ACK,URG seq=1 urg=4 data=stop");
  }

  @Test
  void pointer_isRelativeToEachSegment() throws TcpException {
    TcpBench bench = TcpStates.established().writes(1000).sends("ACK seq=1");
    writeUrgent(bench, "x".repeat(1500));

    bench.sends("ACK,URG seq=1001 urg=1500 len=1000");
    bench.arrives("ACK seq=1 ack=2001").sends("ACK,URG seq=2001 urg=500 len=500");
    bench.arrives("ACK seq=1 ack=2501").writes("calm").sends("ACK seq=2501 data=calm");
  }

  @Test
  void pointer_isToldWhileTheWindowIsClosed() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("ACK seq=1 ack=1 win=0");
    writeUrgent(bench, "stop");

    bench.run(200).sends("ACK,URG seq=1 urg=4 len=1");
  }

  @Test
  void farPointer_isToldAsFarAsTheFieldReaches() throws TcpException {
    TcpBench bench = TcpStates.established();
    writeUrgent(bench, "x".repeat(100_000));

    bench.sends("ACK,URG seq=1 urg=65535");
  }

  @Test
  void user_isToldOnceAndKnowsHowMuchIsUrgent() throws TcpException {
    TcpBench bench = TcpStates.established();
    List<Integer> told = new ArrayList<>();
    bench.connection.setUrgentWaker(() -> told.add(bench.connection.urgentOctets()));

    bench
        .arrives("ACK,URG seq=1 ack=1 urg=8 data=hello")
        .arrives("ACK,URG seq=6 ack=1 urg=3 data=all");

    assertThat(told).containsExactly(8);
    assertThat(bench.reads()).isEqualTo("helloall");
    assertThat(bench.connection.urgentOctets()).isZero();
  }

  @Test
  void urgentOctetOutOfLine_isSteppedOver() throws TcpException {
    TcpBench bench = TcpStates.established();
    bench.connection.setUrgentInline(false);

    bench.arrives("ACK,URG seq=1 ack=1 urg=3 data=ab!").arrives("ACK seq=4 ack=1 data=cd");

    assertThat(bench.reads() + bench.reads()).isEqualTo("abcd");
  }

  @Test
  void laterPointer_isToldAnew() throws TcpException {
    TcpBench bench = TcpStates.established();
    List<Integer> told = new ArrayList<>();
    bench.connection.setUrgentWaker(() -> told.add(bench.connection.urgentOctets()));

    bench.arrives("ACK,URG seq=1 ack=1 urg=2 data=ab").arrives("ACK,URG seq=3 ack=1 urg=2 data=cd");

    assertThat(told).containsExactly(2, 4);
  }

  @Test
  void pointerWithoutTheBit_isIgnored() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("ACK seq=1 ack=1 urg=2 data=ab");

    assertThat(bench.connection.urgentOctets()).isZero();
  }
}
