package io.faultwire.capture;

import static io.faultwire.wire.TcpHeader.ACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.link.Fault;
import io.faultwire.link.Faults;
import io.faultwire.link.Jitter;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import io.faultwire.tcp.TcpException;
import io.faultwire.wire.Ipv4Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PcapngRoundTripTest {
  private static final Fault[] ROUGH = {
    Faults.delay(Duration.ofMillis(3), Duration.ofMillis(1), Jitter.UNIFORM),
    Faults.loss(4),
    Faults.reorder(10, 2),
    Faults.duplicate(4),
    Faults.corrupt(2),
    Faults.corruptBeyondFcs(2)
  };

  static Stream<TwoHosts> roughNetworks() {
    return Stream.of(
        TwoHosts.linked(),
        TwoHosts.linked(ROUGH),
        TwoHosts.switched(),
        TwoHosts.switched(ROUGH),
        TwoHosts.ecnCapable(Faults.ecn(Faults.loss(20))));
  }

  @ParameterizedTest
  @MethodSource("roughNetworks")
  void aCaptureThatIsReadBackSaysTheSame(TwoHosts hosts) throws TcpException, IOException {
    hosts.transfer(40_000);
    Capture back = readBack(hosts.capture);

    assertThat(back.frames().stream().map(CapturedFrame::toString))
        .containsExactlyElementsOf(hosts.capture.frames().stream().map(Object::toString).toList());
    TcpConversation before = hosts.capture.tcp("client", "server:80");
    TcpConversation after = back.tcp("client", "server:80");
    assertThat(facts(after)).containsExactlyElementsOf(facts(before));
    assertThat(write(back)).isEqualTo(write(hosts.capture));
  }

  @Test
  void marksCrossSwitchesAndFiles() throws TcpException, IOException {
    TwoHosts hosts =
        TwoHosts.ecnCapable(
            Faults.delay(Duration.ofMillis(1)), Faults.mark(Selection.nth(3, Tcp::hasData)));
    hosts.transfer(40_000);

    List<CapturedFrame> marked =
        readBack(hosts.capture).frames().stream()
            .filter(frame -> frame.fate() == Fate.MARKED)
            .toList();
    assertThat(marked).hasSize(2);
    assertThat(marked.get(0).bytesOnArrival()[15]).isEqualTo((byte) Ipv4Header.CE);
    assertThat(readBack(hosts.capture).tcp("client", "server:80").retransmissions()).isEmpty();
    assertThat(hosts.capture.tcp("client", "server:80").segments().size())
        .isEqualTo(hosts.capture.frames(Tcp::isTcp).size() / 2);
  }

  private static List<Object> facts(TcpConversation conversation) {
    return List.of(
        conversation.handshake().describe(),
        conversation.closing().kind(),
        numbers(conversation.outOfOrderArrivals()),
        numbers(conversation.overtaken()),
        numbers(conversation.lost()),
        conversation.retransmissions().stream().map(Retransmission::rule).toList(),
        conversation.streamFrom(Side.CLIENT).received().length,
        conversation.segments().stream().map(CapturedSegment::arrivals).toList());
  }

  private static List<Integer> numbers(List<CapturedSegment> segments) {
    return segments.stream().map(segment -> segment.frame().number()).toList();
  }

  @Test
  void framesUnderWayAreStillUnderWay() throws IOException {
    Wire wire = new Wire(Faults.delay(Duration.ofMillis(5)));
    wire.client(ACK, 1, 1, "late");

    assertThat(readBack(wire.capture).frames().get(0).fate()).isEqualTo(Fate.IN_FLIGHT);
  }

  @Test
  void namesOfRulesMayHaveQuotesAndBackslashes() throws IOException {
    Wire wire = new Wire();
    String name = "it's a \\ rule; dropped by 'nobody'";
    wire.link.forward().install(Faults.drop(Selection.first(Tcp::isTcp)).named(name));
    wire.client(ACK, 1, 1);

    assertThat(readBack(wire.capture).frames().get(0).touches())
        .extracting(Touch::rule)
        .containsExactly(name);
  }

  @Test
  void namesOfHostsAreKept() throws IOException {
    Wire wire = new Wire();
    wire.client(ACK, 1, 1);

    assertThat(readBack(wire.capture).tcpConversations().get(0).server().host())
        .isEqualTo("server");
  }

  @Test
  void linksWithoutFramesAreKept() throws IOException {
    assertThat(readBack(new Wire().capture).interfaces())
        .extracting(CapturedInterface::name)
        .containsExactly("client->server", "server->client");
  }

  private static Capture readBack(Capture capture) throws IOException {
    return Capture.read("written.pcapng", write(capture));
  }

  private static byte[] write(Capture capture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    capture.writePcapng(out);
    return out.toByteArray();
  }
}
