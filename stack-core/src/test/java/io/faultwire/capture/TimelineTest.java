package io.faultwire.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.link.Faults;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import io.faultwire.tcp.TcpEvent;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpState;
import io.faultwire.tcp.congestion.CongestionEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final int SMSS = 1448;

  private static TcpTimeline timelineOf(TwoHosts hosts, Side side) {
    return hosts.capture.tcp("client", "server:80").timeline(side);
  }

  private static TwoHosts slowPath() {
    return TwoHosts.linked(Faults.delay(Duration.ofMillis(5)));
  }

  @Test
  void eachVariableHasItsChangesWithTheReason() throws TcpException {
    TwoHosts hosts = slowPath();
    hosts.transfer(2_000);
    TcpTimeline client = timelineOf(hosts, Side.CLIENT);

    assertThat(client.segmentSize()).isEqualTo(SMSS);
    assertThat(client.changes(TcpVariable.SND_UNA))
        .extracting(TcpChange::toString)
        .containsExactly(
            "SND.UNA 0 -> 1 at 20 ms, a segment arrived"
                + " (frame 4: SYN,ACK seq=0 ack=1 win=65535): the initial window",
            "SND.UNA 1 -> 1449 at 30 ms, a segment arrived (frame 8: ACK seq=1 ack=1449 win=32768)",
            "SND.UNA 1449 -> 2002 at 30 ms, a segment arrived"
                + " (frame 9: FIN,ACK seq=1 ack=2002 win=32699)");
    assertThat(client.changes(TcpVariable.STATE))
        .extracting(change -> TcpVariable.STATE.format(change.to()))
        .containsExactly("ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "CLOSED");
  }

  @Test
  void aLossShowsWhatTheWindowWasAndBecame() throws TcpException {
    TwoHosts hosts = slowPath();
    hosts.links.get(0).forward().install(Faults.drop(Selection.nth(12, Tcp::hasData)));
    hosts.transfer(60_000);
    TcpTimeline client = timelineOf(hosts, Side.CLIENT);

    List<TcpPoint> losses = client.losses();
    assertThat(losses).hasSize(1);
    TcpPoint loss = losses.get(0);
    assertThat(loss.congestion()).isEqualTo(CongestionEvent.ENTER_RECOVERY);
    assertThat(loss.event()).isEqualTo(TcpEvent.SEGMENT_ARRIVES);
    assertThat(loss.segment().isDuplicateAcknowledgment()).isTrue();
    int window = client.before(loss).orElseThrow().cwnd();
    assertThat(loss.ssthresh()).isBetween((int) (window * 0.6), (int) (window * 0.7));
    assertThat(loss.cwnd()).isEqualTo(loss.ssthresh());
    assertThat(client.before(loss).orElseThrow().cwnd()).isGreaterThan(loss.cwnd());
    assertThat(client.when(CongestionEvent.EXIT_RECOVERY)).hasSize(1);
  }

  @Test
  void aTimeoutIsTold() throws TcpException {
    TwoHosts hosts = slowPath();
    hosts.links.get(0).forward().install(Faults.drop(Selection.first(Tcp::isSyn)));
    hosts.transfer(100);
    TcpTimeline client = timelineOf(hosts, Side.CLIENT);

    assertThat(client.changes(TcpVariable.RTO).get(0))
        .hasToString("RTO 1000 ms -> 2000 ms at 1000 ms, the retransmission timer expired");
    assertThat(client.at(999_999_999).orElseThrow().event()).isEqualTo(TcpEvent.OPEN);
    assertThat(client.at(1_000_000_000).orElseThrow().event())
        .isEqualTo(TcpEvent.RETRANSMISSION_TIMEOUT);
    assertThat(client.at(-1)).isEmpty();
  }

  @Test
  void segmentsThatArriveAtOneTimeAreToldApart() throws TcpException {
    TwoHosts hosts = TwoHosts.linked();
    hosts.transfer(50_000);
    TcpTimeline server = timelineOf(hosts, Side.SERVER);

    Map<CapturedSegment, TcpPoint> last = new LinkedHashMap<>();
    for (TcpPoint point : server.points()) {
      if (point.state() == TcpState.ESTABLISHED) {
        last.put(point.segment(), point);
      }
    }
    last.forEach(
        (segment, point) ->
            assertThat(point.rcvNxt()).as(point.toString()).isEqualTo(segment.relativeEnd()));
    assertThat(server.changes(TcpVariable.RCV_NXT)).hasSizeGreaterThan(50_000 / SMSS);
  }

  @Test
  void theTextHasALineForEachEventAndOneForWhatItChanged() throws TcpException {
    TwoHosts hosts = slowPath();
    hosts.transfer(100);
    TcpTimeline server = timelineOf(hosts, Side.SERVER);

    assertThat(server.text().lines().toList())
        .startsWith(
            "  15 ms  a segment arrived (frame 3: SYN seq=0 win=65535)",
            "      state SYN-RECEIVED, SND.UNA 0, SND.NXT 0, SND.WND 65535, RCV.NXT 1, RCV.WND 0,"
                + " cwnd 536, ssthresh none, RTT none, SRTT none, RTO 1000 ms, FlightSize 0, pipe 0",
            "  15 ms  a segment arrived (frame 3: SYN seq=0 win=65535)",
            "      SND.NXT 0 -> 1, RCV.WND 0 -> 65535, FlightSize 0 -> 1",
            "  25 ms  a segment arrived"
                + " (frame 5: PSH,ACK seq=1 ack=1 win=32768 len=100): the initial window",
            "      SND.UNA 0 -> 1, SND.WND 65535 -> 262144, cwnd 536 -> 14480, RTT none -> 10 ms,"
                + " SRTT none -> 10 ms, RTO 1000 ms -> 200 ms, FlightSize 1 -> 0");
    TcpPoint middle = server.points().get(2);
    assertThat(server.text(middle, 1).lines().filter(line -> line.startsWith("> "))).hasSize(1);
  }

  @Test
  void aCaptureMadeElsewhereHasNone() {
    Wire wire = new Wire();
    wire.open(100, 300);

    TcpTimeline timeline = wire.conversation().timeline(Side.CLIENT);
    assertThat(timeline.isEmpty()).isTrue();
    assertThat(timeline.at(0)).isEmpty();
    assertThat(timeline).hasToString("the timeline of client:49152 (the client), of 0 points");
  }
}
