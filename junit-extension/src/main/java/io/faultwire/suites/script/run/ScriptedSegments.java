package io.faultwire.suites.script.run;

import io.faultwire.suites.script.live.NumberMap;
import io.faultwire.suites.script.packet.TcpOption;
import io.faultwire.suites.script.packet.TcpPacket;
import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the segments of the subject into the numbers of the script. */
final class ScriptedSegments {
  private ScriptedSegments() {}

  /** Return a segment with the script's sequence numbers. */
  static TcpPacket of(TcpPacket live, NumberMap numbers) {
    boolean syn = live.has(TcpHeader.SYN);
    int remote = numbers.remoteOffset(syn);
    return live.with(
        live.seq() - numbers.localOffset(syn),
        live.has(TcpHeader.ACK) ? live.ack() - remote : live.ack(),
        NumberMap.moved(live.options(), -remote));
  }

  /** Return a segment with the script's timestamp, and learn what that is on the wire. */
  static TcpPacket withTimestamp(TcpPacket expected, TcpPacket actual, NumberMap numbers) {
    Optional<TcpOption.Timestamps> scripted = timestamps(expected);
    Optional<TcpOption.Timestamps> live = timestamps(actual);
    if (scripted.isEmpty() || live.isEmpty()) {
      return actual;
    }
    numbers.learn(scripted.get().value(), live.get().value());
    List<TcpOption> options = new ArrayList<>();
    for (TcpOption option : actual.options()) {
      options.add(
          option instanceof TcpOption.Timestamps timestamps
              ? new TcpOption.Timestamps(
                  numbers.scriptedTimestamp(timestamps.value()), timestamps.echo())
              : option);
    }
    return actual.with(actual.seq(), actual.ack(), options);
  }

  private static Optional<TcpOption.Timestamps> timestamps(TcpPacket packet) {
    return packet.options().stream()
        .filter(TcpOption.Timestamps.class::isInstance)
        .map(TcpOption.Timestamps.class::cast)
        .findFirst();
  }
}
