package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.Fate;
import io.faultwire.link.Fault;
import io.faultwire.link.Faults;
import io.faultwire.link.InstalledFault;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import io.faultwire.time.Seed;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Two TCPs that agreed on ECN, and a link that marks (RFC 3168 section 6.1). */
class CongestionMarkTest {
  private static final Duration LATENCY = Duration.ofMillis(5);
  private static final TcpOptions ASKING = TcpOptions.DEFAULT.toBuilder().ecn(Ecn.REQUEST).build();

  private final Capture capture = new Capture();

  private TcpPair pair(TcpOptions options, Fault... faults) {
    TcpPair pair = new TcpPair(Seed.DEFAULT, options, LATENCY, faults);
    capture.watch(pair.link);
    return pair;
  }

  private static byte[] transfer(TcpPair pair, TcpConnection[] ends, int octets) {
    Transfer there = new Transfer(ends[0], ends[1], octets);
    pair.runUntilQuiet();
    assertThat(there.received()).isEqualTo(there.sent());
    return there.received();
  }

  private static Predicate<Packet> withFlag(int flag) {
    return packet -> packet.tcp() != null && (packet.tcp().flags() & flag) != 0;
  }

  @Test
  void aMarkIsAnsweredWithoutAnyRetransmission() throws TcpException {
    TcpPair pair = pair(ASKING);
    TcpConnection[] ends = pair.connect();
    InstalledFault mark = pair.link.forward().install(Faults.mark(Selection.nth(8, Tcp::hasData)));

    transfer(pair, ends, 200_000);

    assertThat(mark.strikes()).isEqualTo(1);
    List<CapturedFrame> marked =
        capture.frames().stream().filter(frame -> frame.fate() == Fate.MARKED).toList();
    assertThat(marked).hasSize(1);
    CapturedFrame struck = marked.get(0);
    assertThat(struck.describeFate())
        .isEqualTo("marked by 'mark match 8', took 5 ms by 'delay 5 ms'");
    assertThat(struck.decidedBy().orElseThrow().action()).isEqualTo("marked");
    Packet arrived = new Packet().wrap(struck.bytesOnArrival(), 0, struck.length());
    assertThat(arrived.ipv4().typeOfService() & Ipv4Header.ECN_MASK).isEqualTo(Ipv4Header.CE);
    assertThat(arrived.ipv4().checksumIsValid()).isTrue();
    assertThat(struck.packet().ipv4().typeOfService()).isEqualTo(Ipv4Header.ECT_0);

    List<CapturedFrame> echoes = capture.frames(withFlag(TcpHeader.ECE));
    List<CapturedFrame> reductions =
        capture.frames(withFlag(TcpHeader.CWR).and(Predicate.not(Tcp::isSyn)));
    assertThat(echoes.get(2).sentAt()).isEqualTo(struck.arrivedAt());
    assertThat(reductions).hasSize(1);
    assertThat(echoes.get(echoes.size() - 1).sentAt())
        .isLessThanOrEqualTo(reductions.get(0).arrivedAt());
    assertThat(pair.log).noneMatch(line -> line.contains("retransmits"));
  }

  @Test
  void theWindowIsReducedOnceForAllMarksOfOneWindow() throws TcpException {
    TcpPair once = pair(ASKING);
    TcpConnection[] ends = once.connect();
    once.link.forward().install(Faults.mark(Selection.first(Tcp::hasData)));
    transfer(once, ends, 14_000);
    int reduced = ends[0].congestionControl().ssthresh();

    TcpPair often = pair(ASKING);
    TcpConnection[] others = often.connect();
    InstalledFault marks =
        often.link.forward().install(Faults.mark(Selection.matching(Tcp::hasData)));
    transfer(often, others, 14_000);

    assertThat(marks.strikes()).isEqualTo(10);
    assertThat(others[0].congestionControl().ssthresh()).isEqualTo(reduced).isLessThan(14_000);
  }

  @Test
  void whatIsNotCapableIsDroppedInstead() throws TcpException {
    TcpPair pair = pair(TcpOptions.DEFAULT);
    TcpConnection[] ends = pair.connect();
    InstalledFault loss =
        pair.link
            .forward()
            .install(Faults.ecn(Faults.drop(Selection.first(2, Tcp::hasData)).named("queue")));

    transfer(pair, ends, 50_000);

    assertThat(loss.name()).isEqualTo("queue ecn");
    assertThat(loss.strikes()).isEqualTo(2);
    assertThat(capture.frames().stream().filter(frame -> frame.fate() == Fate.DROPPED)).hasSize(2);
    assertThat(pair.log).anyMatch(line -> line.contains("client retransmits"));
  }

  @Test
  void aMarkStrikesNothingWhereNobodyIsCapable() throws TcpException {
    TcpPair pair = pair(TcpOptions.DEFAULT);
    TcpConnection[] ends = pair.connect();
    InstalledFault mark = pair.link.forward().install(Faults.mark(Selection.first(Tcp::hasData)));

    transfer(pair, ends, 1000);

    assertThat(mark.struckNothing()).isTrue();
  }

  @Test
  void randomLossWithEcnLosesNothingOfACapableTransport() throws TcpException {
    TcpPair pair = pair(ASKING);
    TcpConnection[] ends = pair.connect();
    pair.link.forward().install(Faults.ecn(Faults.loss(10)));

    transfer(pair, ends, 500_000);

    assertThat(capture.frames().stream().filter(frame -> frame.fate() == Fate.MARKED))
        .hasSizeGreaterThan(10);
    assertThat(capture.frames(Tcp::hasData).stream().filter(frame -> frame.fate() == Fate.DROPPED))
        .isEmpty();
  }
}
