package io.faultwire.suites.script.run;

import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.live.Conversation;
import io.faultwire.suites.script.live.NumberMap;
import io.faultwire.suites.script.live.RunOptions;
import io.faultwire.suites.script.packet.IcmpPacket;
import io.faultwire.suites.script.packet.Packet;
import io.faultwire.suites.script.packet.Ports;
import io.faultwire.suites.script.packet.TcpOption;
import io.faultwire.suites.script.packet.TcpPacket;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.List;

/** Turns the segments of a script to the subject into those that go onto the wire. */
final class LiveSegments {
  private final String file;
  private final int line;
  private final RunOptions options;

  LiveSegments(String file, int line, RunOptions options) {
    this.file = file;
    this.line = line;
    this.options = options;
  }

  List<Packet> of(TcpPacket scripted, Conversation conversation) {
    NumberMap numbers = conversation.numbers();
    boolean syn = scripted.has(TcpHeader.SYN);
    int local = numbers.localOffset(syn);
    TcpPacket live =
        scripted
            .withPorts(conversation.inbound(scripted.ports()))
            .with(
                scripted.seq() + numbers.remoteOffset(syn),
                scripted.has(TcpHeader.ACK) ? scripted.ack() + local : scripted.ack(),
                echoing(scripted, NumberMap.moved(scripted.options(), local), numbers));
    return options.mss().isPresent() && live.dataLength() > options.mss().getAsInt()
        ? cut(live, options.mss().getAsInt())
        : List.of(live);
  }

  private List<TcpOption> echoing(TcpPacket scripted, List<TcpOption> moved, NumberMap numbers) {
    if (!scripted.has(TcpHeader.ACK)) {
      return moved;
    }
    List<TcpOption> result = new ArrayList<>();
    for (TcpOption option : moved) {
      result.add(
          option instanceof TcpOption.Timestamps timestamps
              ? new TcpOption.Timestamps(timestamps.value(), echo(timestamps.echo(), numbers))
              : option);
    }
    return result;
  }

  private int echo(int scripted, NumberMap numbers) {
    return numbers
        .liveEcho(scripted, options.scaledEchoes())
        .orElseThrow(
            () ->
                new ScriptException(
                    file,
                    line,
                    "ecr "
                        + Integer.toUnsignedString(scripted)
                        + " echoes a timestamp that no outbound segment before it has; with"
                        + " --tcp_ts_ecr_scaled it is computed"));
  }

  /** Cut a segment as a sender without segmentation offload would have. */
  private static List<Packet> cut(TcpPacket whole, int mss) {
    List<Packet> segments = new ArrayList<>();
    int atTheEnd = TcpHeader.FIN | TcpHeader.PSH;
    for (int from = 0; from < whole.dataLength(); from += mss) {
      int length = Math.min(mss, whole.dataLength() - from);
      boolean last = from + length == whole.dataLength();
      int flags = last ? whole.flags() : whole.flags() & ~atTheEnd;
      segments.add(whole.withData(flags, whole.seq() + from, length, true));
    }
    return segments;
  }

  /** Return what an ICMP message quotes: a segment or datagram that the subject has sent. */
  static IcmpPacket.Quote quote(IcmpPacket.Quote scripted, Conversation conversation) {
    Ports ports = new Ports(conversation.localPort(), conversation.remotePort());
    boolean tcp = scripted.protocol() == IpProtocol.TCP;
    int offset = tcp ? conversation.numbers().localOffset(false) : 0;
    return scripted.with(ports, scripted.seq() + offset);
  }
}
