package io.faultwire.it.kernel;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.CapturedSegment;
import io.faultwire.capture.TcpConversation;
import io.faultwire.engine.Network;
import io.faultwire.engine.kernel.KernelNetwork;
import io.faultwire.link.InstalledFault;
import io.faultwire.link.Verdict;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpSnapshot;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.TcpOption;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;

/** What must hold of a cell, beside the octets that arrived. */
final class InteropJudge {
  private static final int HEADERS = Ipv4Header.LENGTH + TcpHeader.LENGTH;

  private final InteropCell cell;
  private final Network network;
  private final TcpConversation conversation;

  /** Judges one cell at a time, since to look at so many frames takes room. */
  static synchronized void judge(InteropCell cell, Network network, String client, String server) {
    new InteropJudge(cell, network, client, server).judge();
  }

  private InteropJudge(InteropCell cell, Network network, String client, String server) {
    this.cell = cell;
    this.network = network;
    this.conversation = network.capture().tcp(client, server);
  }

  /** Both ends agree on every option that both offer, and each knows what the other one knows. */
  static void agreedOptions(InteropCell cell, KernelNetwork kernel) {
    TcpConnection end = Objects.requireNonNull(InteropCell.modelEnd(kernel.network()));
    TcpSnapshot model = end.snapshot();
    LinuxView linux =
        new LinuxView(kernel.namespace().run("ss", "-Htino", "state", "established").strip());
    int mss = cell.harm.mtu - HEADERS;
    int withTimestamps = mss - TcpOption.ALIGNED_TIMESTAMPS_LENGTH;
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(linux.has("cubic")).as("the kernel uses CUBIC").isTrue();
    softly.assertThat(linux.has("ts")).as("timestamps, by the kernel").isTrue();
    softly.assertThat(model.timestamps()).as("timestamps, by the model").isTrue();
    softly.assertThat(linux.has("sack")).as("SACK, by the kernel").isTrue();
    softly.assertThat(model.sack()).as("SACK, by the model").isTrue();
    softly.assertThat(model.windowScaling()).as("window scaling, by the model").isTrue();
    softly.assertThat(linux.sendScale()).as("shift from us").isEqualTo(model.receiveScale());
    softly
        .assertThat(linux.receiveScale())
        .as("shift from the kernel")
        .isEqualTo(model.sendScale());
    softly.assertThat(model.receiveScale()).as("shift for 4 MiB").isEqualTo(7);
    softly.assertThat(model.ecn()).as("ECN, which neither asks for").isFalse();
    softly.assertThat(model.receiveMss()).as("MSS that the model asks for").isEqualTo(mss);
    softly.assertThat(end.effectiveSendMss()).as("SMSS of the model").isEqualTo(withTimestamps);
    softly.assertThat(linux.number("mss")).as("SMSS of the kernel").isEqualTo(withTimestamps);
    softly.assertThat(linux.number("pmtu")).as("path MTU").isEqualTo(cell.harm.mtu);
    softly.assertAll();
  }

  private void judge() {
    assertThat(conversation).completedThreeWayHandshake().closedGracefully();
    assertMss(conversation.handshake().syn().orElseThrow());
    assertMss(conversation.handshake().synAck().orElseThrow());
    assertThat(Resets.unexplained(conversation)).as("RSTs that no clause asks for").isEmpty();
    for (String end : new String[] {InteropCell.MODEL, InteropCell.LINUX}) {
      judgeDirection(network.link(InteropCell.MODEL, InteropCell.LINUX).from(end));
    }
  }

  private void assertMss(CapturedSegment syn) {
    assertThat(syn.header().maximumSegmentSize(-1))
        .as("MSS option of %s", syn)
        .isEqualTo(cell.harm.mtu - HEADERS);
  }

  private void judgeDirection(Network.Direction direction) {
    String name = direction.rules().name();
    for (InstalledFault fault : direction.rules().faults()) {
      assertThat(fault.strikes()).as("strikes of %s", fault).isPositive();
    }
    Capture capture = network.capture();
    List<CapturedFrame> frames =
        capture.frames().stream().filter(frame -> frame.direction().equals(name)).toList();
    assertThat(frames.stream().mapToInt(CapturedFrame::length).max())
        .as("the longest frame of %s: as long as the MTU lets it be", name)
        .hasValue(cell.harm.mtu + EthernetHeader.LENGTH);
    if (cell.harm.overflowsQueue()) {
      assertThat(frames)
          .as("a frame of %s that found the queue full", name)
          .anyMatch(InteropJudge::wasDropped);
    }
  }

  private static boolean wasDropped(CapturedFrame frame) {
    return frame.touches().stream()
        .anyMatch(touch -> touch.kind() == Verdict.Kind.DROP && touch.rule().startsWith("rate"));
  }
}
