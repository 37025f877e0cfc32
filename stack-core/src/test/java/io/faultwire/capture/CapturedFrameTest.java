package io.faultwire.capture;

import static io.faultwire.wire.TcpHeader.ACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.link.Fault;
import io.faultwire.link.Faults;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import io.faultwire.link.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapturedFrameTest {
  private static CapturedFrame firstUnder(Fault... faults) {
    return new Wire(faults).client(ACK, 101, 301, "one").end().frames().get(0);
  }

  @Test
  void aFrameIsKeptAsItWasSent() {
    CapturedFrame frame = firstUnder();

    assertThat(frame.length()).isEqualTo(14 + 20 + 20 + 3);
    assertThat(frame.bytes()).endsWith((byte) 'o', (byte) 'n', (byte) 'e');
    assertThat(frame.fate()).isEqualTo(Fate.DELIVERED);
    assertThat(frame.decidedBy()).isEmpty();
    assertThat(frame.link()).isEqualTo("client-server");
    assertThat(frame.toString())
        .isEqualTo(
            "frame 1 at 0 ms on client->server: TCP 10.0.0.1:49152 -> 10.0.0.2:80 ACK seq=101"
                + " ack=301 win=1000 len=3 (delivered)");
  }

  @Test
  void aDroppedFrameNamesItsRule() {
    CapturedFrame frame = firstUnder(Faults.drop(Selection.first(Tcp::isTcp)).named("eat it"));

    assertThat(frame.fate()).isEqualTo(Fate.DROPPED);
    assertThat(frame.isDelivered()).isFalse();
    assertThat(frame.arrivedAt()).isEqualTo(CapturedFrame.NEVER);
    assertThat(frame.decidedBy().orElseThrow().rule()).isEqualTo("eat it");
    assertThat(frame.describeFate()).isEqualTo("dropped by 'eat it'");
  }

  @Test
  void theLatencyOfALinkIsRoutineAndAHoldIsNot() {
    CapturedFrame usual = firstUnder(Faults.delay(Duration.ofMillis(20)));
    assertThat(usual.fate()).isEqualTo(Fate.DELIVERED);
    assertThat(usual.arrivedAt()).isEqualTo(20_000_000);
    assertThat(usual.touches()).allMatch(Touch::routine);

    Fault hold = Faults.hold(Selection.first(Tcp::isTcp), Duration.ofMillis(80)).named("wait");
    CapturedFrame late = firstUnder(hold);
    assertThat(late.fate()).isEqualTo(Fate.DELAYED);
    assertThat(late.describeFate()).isEqualTo("delayed, delayed 80 ms by 'wait'");
  }

  @Test
  void aCorruptedFrameShowsBothItsForms() {
    Fault flip = new Fault("flip", random -> (packet, now) -> Verdict.corrupt(0), Selection.all());
    CapturedFrame frame = firstUnder(flip);

    assertThat(frame.fate()).isEqualTo(Fate.CORRUPTED);
    assertThat(frame.bytes()[0]).isEqualTo((byte) 0x02);
    assertThat(frame.bytesOnArrival()[0]).isEqualTo((byte) 0x82);
    assertThat(frame.decidedBy().orElseThrow().action()).isEqualTo("bit 0 inverted");
  }

  @Test
  void theWorstThatHappenedIsTheFate() {
    Fault drop = Faults.drop(Selection.first(Tcp::isTcp));
    CapturedFrame frame = firstUnder(drop, Faults.corrupt(100), Faults.delay(Duration.ofMillis(1)));

    assertThat(frame.fate()).isEqualTo(Fate.DROPPED);
    assertThat(frame.touches())
        .extracting(Touch::kind)
        .containsExactly(Verdict.Kind.DELAY, Verdict.Kind.CORRUPT, Verdict.Kind.DROP);
  }

  @Test
  void framesAreChosenByAMatch() {
    Capture capture = new Wire().open(100, 300).end();

    assertThat(capture.frames(Tcp::isSyn)).hasSize(1);
    assertThat(capture.frames(Tcp::isPureAck)).isEqualTo(List.of(capture.frames().get(2)));
  }
}
