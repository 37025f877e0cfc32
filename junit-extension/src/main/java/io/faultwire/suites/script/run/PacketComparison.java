package io.faultwire.suites.script.run;

import io.faultwire.suites.script.language.Demands;
import io.faultwire.suites.script.live.Row;
import io.faultwire.suites.script.packet.IcmpPacket;
import io.faultwire.suites.script.packet.IpFields;
import io.faultwire.suites.script.packet.Packet;
import io.faultwire.suites.script.packet.TcpOption;
import io.faultwire.suites.script.packet.TcpPacket;
import io.faultwire.suites.script.packet.UdpPacket;
import java.util.ArrayList;
import java.util.List;

/** Compares a packet of the subject with the one that the script expects, field by field. */
final class PacketComparison {
  private final Packet expected;
  private final Demands demands;
  private long timestampTolerance = -1;

  PacketComparison(Packet expected, Demands demands) {
    this.expected = expected;
    this.demands = demands;
  }

  /** Demand the values of timestamps, within so many of their units; below 0 for none. */
  void timestampTolerance(long ticks) {
    timestampTolerance = ticks;
  }

  List<Row> rows(Packet actual) {
    List<Row> rows = new ArrayList<>();
    addMark(rows, actual.ip());
    if (expected instanceof TcpPacket wanted && actual instanceof TcpPacket segment) {
      addSegment(rows, wanted, segment);
    } else if (expected instanceof UdpPacket wanted && actual instanceof UdpPacket datagram) {
      rows.add(Row.of("length", octets(wanted.dataLength()), octets(datagram.dataLength())));
      addData(rows, datagram.zeros());
    } else if (expected instanceof IcmpPacket wanted && actual instanceof IcmpPacket message) {
      boolean differs = wanted.type() != message.type() || wanted.code() != message.code();
      rows.add(new Row("message", wanted.text(), message.text(), differs));
    } else {
      rows.add(new Row("protocol", expected.text(), actual.text(), true));
    }
    return rows;
  }

  private static String octets(int length) {
    return length + " octets";
  }

  private void addMark(List<Row> rows, IpFields actual) {
    IpFields wanted = expected.ip();
    String codepoint = IpFields.ecnName(actual.ecn());
    switch (demands.mark()) {
      case ECN -> rows.add(Row.of("ecn", IpFields.ecnName(wanted.ecn()), codepoint));
      case ECT -> rows.add(new Row("ecn", "ect0 or ect1", codepoint, !codepoint.startsWith("ect")));
      case TYPE_OF_SERVICE ->
          rows.add(Row.of("tos", hex(wanted.typeOfService()), hex(actual.typeOfService())));
      case NONE -> {}
    }
    if (demands.timeToLive()) {
      rows.add(
          Row.of("ttl", String.valueOf(wanted.timeToLive()), String.valueOf(actual.timeToLive())));
    }
  }

  private static String hex(int octet) {
    return "0x" + Integer.toHexString(octet);
  }

  private void addSegment(List<Row> rows, TcpPacket wanted, TcpPacket actual) {
    rows.add(Row.of("flags", wanted.flagsText(), actual.flagsText()));
    rows.add(Row.of("seq", wanted.sequenceText(), actual.sequenceText()));
    rows.add(
        Row.of(
            "ack", Integer.toUnsignedString(wanted.ack()), Integer.toUnsignedString(actual.ack())));
    String window = String.valueOf(actual.window());
    rows.add(
        demands.window()
            ? Row.of("win", String.valueOf(wanted.window()), window)
            : new Row("win", "", window, false));
    if (wanted.urgentPointer() != 0 || actual.urgentPointer() != 0) {
      rows.add(
          Row.of(
              "urg",
              String.valueOf(wanted.urgentPointer()),
              String.valueOf(actual.urgentPointer())));
    }
    addOptions(rows, wanted, actual);
    addData(rows, actual.zeros());
  }

  private void addOptions(List<Row> rows, TcpPacket wanted, TcpPacket actual) {
    if (!demands.options()) {
      rows.add(new Row("options", "", actual.optionsText(), false));
    } else if (!wanted.options().isEmpty() || !actual.options().isEmpty()) {
      boolean differs = !areEqual(wanted.options(), actual.options());
      rows.add(new Row("options", wanted.optionsText(), actual.optionsText(), differs));
    }
  }

  private boolean areEqual(List<TcpOption> wanted, List<TcpOption> actual) {
    if (wanted.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!areEqual(wanted.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Of timestamps only the value counts, and it only if the script gives its unit. */
  private boolean areEqual(TcpOption wanted, TcpOption actual) {
    if (wanted instanceof TcpOption.Timestamps a && actual instanceof TcpOption.Timestamps b) {
      return timestampTolerance < 0
          || Math.abs((long) (b.value() - a.value())) <= timestampTolerance;
    }
    return wanted.equals(actual);
  }

  private static void addData(List<Row> rows, boolean zeros) {
    if (!zeros) {
      rows.add(new Row("data", "zeros", "other octets", true));
    }
  }
}
