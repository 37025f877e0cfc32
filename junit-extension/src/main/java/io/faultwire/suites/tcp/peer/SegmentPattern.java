package io.faultwire.suites.tcp.peer;

import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What a segment is expected to be: control bits, and conditions on single fields. */
public final class SegmentPattern {
  private static final int COMPARED = TcpHeader.FIN | TcpHeader.SYN | TcpHeader.RST | TcpHeader.ACK;

  private final String name;
  private final List<Condition> conditions;

  private record Condition(Wording wording, Predicate<Segment> holds) {}

  private interface Wording {
    String relativeTo(int subjectIss, int testerIss);
  }

  private SegmentPattern(String name, List<Condition> conditions) {
    this.name = name;
    this.conditions = conditions;
  }

  private static SegmentPattern withFlags(int flags) {
    Condition exactly =
        new Condition((s, t) -> "", segment -> (segment.flags() & COMPARED) == flags);
    return new SegmentPattern(TcpHeader.describeFlags(flags), List.of(exactly));
  }

  /** Expect a SYN. */
  public static SegmentPattern syn() {
    return withFlags(TcpHeader.SYN);
  }

  /** Expect a SYN-ACK. */
  public static SegmentPattern synAck() {
    return withFlags(TcpHeader.SYN | TcpHeader.ACK);
  }

  /** Expect a segment with ACK but without SYN, FIN and RST, with or without data. */
  public static SegmentPattern ack() {
    return withFlags(TcpHeader.ACK);
  }

  /** Expect an ACK without data. */
  public static SegmentPattern bareAck() {
    return ack().data(new byte[0]);
  }

  /** Expect a FIN-ACK, with or without data. */
  public static SegmentPattern fin() {
    return withFlags(TcpHeader.FIN | TcpHeader.ACK);
  }

  /** Expect a RST, with or without ACK. */
  public static SegmentPattern rst() {
    Condition reset = new Condition((s, t) -> "", segment -> segment.has(TcpHeader.RST));
    return new SegmentPattern("RST", List.of(reset));
  }

  /** Expect a RST without ACK, as an unacceptable ACK gets it. */
  public static SegmentPattern rstWithoutAck() {
    return withFlags(TcpHeader.RST);
  }

  /** Expect an acknowledgment number, whatever other control bits there are but RST. */
  public static SegmentPattern acknowledging(int acknowledgmentNumber) {
    Condition alive = new Condition((s, t) -> "", segment -> !segment.has(TcpHeader.RST));
    return new SegmentPattern("a segment with", List.of(alive)).ack(acknowledgmentNumber);
  }

  /** Expect data, whatever other control bits there are. */
  public static SegmentPattern someData() {
    Condition data = new Condition((s, t) -> "", segment -> segment.dataLength() > 0);
    return new SegmentPattern("data", List.of(data));
  }

  private SegmentPattern and(Wording wording, Predicate<Segment> holds) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(new Condition(wording, holds));
    return new SegmentPattern(name, more);
  }

  /** Expect a sequence number. */
  public SegmentPattern seq(int value) {
    return and((subject, tester) -> " seq=" + (value - subject), s -> s.seq() == value);
  }

  /** Expect an acknowledgment number. */
  public SegmentPattern ack(int value) {
    return and(
        (subject, tester) -> " ack=" + (value - tester),
        s -> s.has(TcpHeader.ACK) && s.ack() == value);
  }

  /** Expect exactly these octets of data. */
  public SegmentPattern data(byte[] octets) {
    String wording = octets.length == 0 ? " without data" : " len=" + octets.length;
    return and((subject, tester) -> wording, s -> Arrays.equals(s.data(), octets));
  }

  /** Expect anything else, described in a few words. */
  public SegmentPattern that(String wording, Predicate<Segment> holds) {
    return and((subject, tester) -> " " + wording, holds);
  }

  /** Tell whether a segment is as expected. */
  public boolean matches(Segment segment) {
    return conditions.stream().allMatch(condition -> condition.holds.test(segment));
  }

  String describe(int subjectIss, int testerIss) {
    StringBuilder text = new StringBuilder(name);
    conditions.forEach(c -> text.append(c.wording.relativeTo(subjectIss, testerIss)));
    return text.toString();
  }
}
