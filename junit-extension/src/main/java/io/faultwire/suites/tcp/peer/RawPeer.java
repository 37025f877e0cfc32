package io.faultwire.suites.tcp.peer;

import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tester's end of one connection: makes, sends and expects segments by hand. */
public final class RawPeer {
  /** The segment size that the tester's SYN asks for. */
  public static final int MSS = 1000;

  /** How long an answer may take that no timer delays. */
  public static final Duration SOON = Duration.ofMillis(100);

  /** A TSval of zero is taken for none by some, Linux for one. */
  private static final int FIRST_STAMP = 1_000_000;

  private final TesterWire wire;
  private final int localPort;
  private final int remotePort;
  private int iss;
  private int sndNxt;
  private int subjectIss;
  private int rcvNxt;
  private int windowEdge;
  private boolean finCame;
  private boolean stamping;
  private int stampOffset = FIRST_STAMP;
  private int stampToEcho;

  /** Make a peer that has sent nothing yet. */
  public RawPeer(TesterWire wire, int localPort, int remotePort, int iss) {
    this.wire = wire;
    this.localPort = localPort;
    this.remotePort = remotePort;
    restart(iss);
  }

  /** Forget the connection and begin anew with another initial sequence number. */
  public void restart(int initialSequenceNumber) {
    iss = initialSequenceNumber;
    sndNxt = iss;
    finCame = false;
  }

  /** Go on with a sequence number, since what was sent last was not taken as it was sent. */
  public void continueAt(int sequenceNumber) {
    sndNxt = sequenceNumber;
  }

  private Segment make(int flags) {
    Segment segment =
        Segment.of(localPort, remotePort, sndNxt, (flags & TcpHeader.ACK) != 0 ? rcvNxt : 0, flags);
    return stamping ? segment.options(stamp()) : segment;
  }

  /** Put a timestamps option on each segment from now on (RFC 7323 section 3.2). */
  public void stampSegments() {
    stamping = true;
  }

  /** Return a timestamps option with the time in milliseconds, which echoes what came last. */
  public byte[] stamp() {
    return OptionList.timestamps(stampValue(), stampToEcho);
  }

  /** Return the TSval of a segment that is sent now. */
  public int stampValue() {
    return (int) now().toMillis() + stampOffset;
  }

  /** Set the TSval of a segment that is sent now; it goes on from there. */
  public void setStamp(int value) {
    stampOffset = value - (int) now().toMillis();
  }

  /** Return our SYN, which asks for segments of {@link #MSS} octets. */
  public Segment syn() {
    return make(TcpHeader.SYN).seq(iss).options(OptionList.mss(MSS));
  }

  /** Return a SYN-ACK. */
  public Segment synAck() {
    return make(TcpHeader.SYN | TcpHeader.ACK).seq(iss).options(OptionList.mss(MSS));
  }

  /** Return an ACK of all that has arrived in order. */
  public Segment ack() {
    return make(TcpHeader.ACK);
  }

  /** Return our next data. */
  public Segment data(byte[] octets) {
    return make(TcpHeader.ACK | TcpHeader.PSH).data(octets);
  }

  /** Return our next data. */
  public Segment data(String ascii) {
    return make(TcpHeader.ACK | TcpHeader.PSH).data(ascii);
  }

  /** Return our FIN. */
  public Segment fin() {
    return make(TcpHeader.FIN | TcpHeader.ACK);
  }

  /** Return a RST with our next sequence number. */
  public Segment rst() {
    return make(TcpHeader.RST);
  }

  /** Return a RST that acknowledges all that has arrived, as a refused SYN gets it. */
  public Segment rstAck() {
    return make(TcpHeader.RST | TcpHeader.ACK);
  }

  /** Send segments; those that continue our sequence move it forward. */
  public void send(Segment... segments) {
    for (Segment segment : segments) {
      wire.exchange().sent(wire.now(), SegmentText.of(segment, iss, subjectIss));
      wire.send(segment);
      if (segment.seq() == sndNxt && !segment.has(TcpHeader.RST)) {
        sndNxt = segment.end();
      }
    }
  }

  /** Return the next segment of the subject within a time, or null. */
  public @Nullable Segment poll(Duration within) {
    return receive(wire.now() + within.toNanos());
  }

  private @Nullable Segment receive(long deadline) {
    Segment segment = wire.receive(localPort, deadline);
    if (segment == null) {
      return null;
    }
    if (segment.has(TcpHeader.SYN)) {
      subjectIss = segment.seq();
      rcvNxt = segment.end();
    } else if (segment.seq() - rcvNxt <= 0 && segment.end() - rcvNxt > 0) {
      rcvNxt = segment.end();
    }
    OptionList.Timestamps stamps = OptionList.of(segment.options()).timestamps();
    stampToEcho = stamps == null ? stampToEcho : stamps.value();
    finCame |= segment.has(TcpHeader.FIN) && segment.end() == rcvNxt;
    if (segment.has(TcpHeader.ACK) && !segment.has(TcpHeader.RST)) {
      windowEdge = segment.ack() + segment.window();
    }
    wire.exchange().got(wire.now(), SegmentText.of(segment, subjectIss, iss));
    return segment;
  }

  /** Return all that the subject sends within a time. */
  public List<Segment> collect(Duration span) {
    long deadline = wire.now() + span.toNanos();
    List<Segment> all = new ArrayList<>();
    Segment segment = receive(deadline);
    while (segment != null) {
      all.add(segment);
      segment = receive(deadline);
    }
    return all;
  }

  /** Let time pass; what arrives meanwhile is logged and otherwise ignored. */
  public void idle(Duration span) {
    collect(span);
  }

  /** Expect that the subject's next segment matches and comes {@link #SOON}. */
  public Segment expect(SegmentPattern pattern) {
    return expect(pattern, SOON);
  }

  /**
   * Expect that the subject's next segment matches.
   *
   * @return the segment
   * @throws AssertionError if another or none came within the time
   */
  public Segment expect(SegmentPattern pattern, Duration within) {
    long start = wire.now();
    Segment segment = poll(within);
    String wanted = wanted(pattern, within);
    wire.exchange().expected(wanted);
    if (segment == null || !pattern.matches(segment)) {
      throw failure(wanted, segment == null ? "nothing" : text(segment) + after(start));
    }
    return segment;
  }

  /**
   * Expect that the subject's next segment matches one of some patterns, or that none comes where
   * null is among them. Repetitions of what the subject has sent before may come between; a SYN-ACK
   * is none, since it answers a SYN.
   *
   * @return the segment, or null if none came
   */
  public @Nullable Segment expectOneOf(List<@Nullable SegmentPattern> patterns, Duration within) {
    long deadline = wire.now() + within.toNanos();
    int known = rcvNxt;
    Segment segment = receive(deadline);
    while (segment != null && isRepetition(segment, known) && !matchesAny(segment, patterns)) {
      segment = receive(deadline);
    }
    List<String> choices = new ArrayList<>();
    for (SegmentPattern pattern : patterns) {
      choices.add(pattern == null ? "no segment" : pattern.describe(subjectIss, iss));
    }
    boolean met =
        segment == null
            ? patterns.stream().anyMatch(Objects::isNull)
            : matchesAny(segment, patterns);
    String wanted = String.join(" or ", choices) + " within " + seconds(within.toNanos());
    wire.exchange().expected(wanted);
    if (!met) {
      throw failure(wanted, segment == null ? "nothing" : text(segment));
    }
    return segment;
  }

  private static boolean matchesAny(Segment segment, List<@Nullable SegmentPattern> patterns) {
    return patterns.stream().anyMatch(pattern -> pattern != null && pattern.matches(segment));
  }

  private static boolean isRepetition(Segment segment, int known) {
    boolean answers = segment.has(TcpHeader.RST) || segment.has(TcpHeader.SYN | TcpHeader.ACK);
    return segment.length() > 0 && !answers && segment.end() - known <= 0;
  }

  /** Expect that the subject sends nothing for a time but repetitions of what it has sent. */
  public void expectNothingNew(Duration span) {
    expectOneOf(Collections.singletonList(null), span);
  }

  /** Expect a matching segment within a time, and ignore those before it. */
  public Segment await(SegmentPattern pattern, Duration within) {
    long deadline = wire.now() + within.toNanos();
    String wanted = wanted(pattern, within);
    wire.exchange().expected(wanted);
    List<String> others = new ArrayList<>();
    Segment segment = receive(deadline);
    while (segment != null && !pattern.matches(segment)) {
      others.add(text(segment));
      segment = receive(deadline);
    }
    if (segment == null) {
      throw failure(wanted, others.isEmpty() ? "nothing" : "only " + String.join("; ", others));
    }
    return segment;
  }

  /** Expect that the subject stays silent for a time. */
  public void expectNothing(Duration span) {
    long start = wire.now();
    String wanted = "no segment for " + seconds(span.toNanos());
    wire.exchange().expected(wanted);
    Segment segment = poll(span);
    if (segment != null) {
      throw failure(wanted, text(segment) + after(start));
    }
  }

  private AssertionError failure(String expected, String actual) {
    return wire.exchange()
        .failure(
            "Expected "
                + expected
                + ", but got "
                + actual
                + ". Last sent: "
                + wire.exchange().lastSent()
                + ".");
  }

  private String wanted(SegmentPattern pattern, Duration within) {
    return pattern.describe(subjectIss, iss) + " within " + seconds(within.toNanos());
  }

  private String after(long start) {
    return " after " + seconds(wire.now() - start);
  }

  private static String seconds(long nanos) {
    long millis = nanos / 1_000_000;
    return millis < 1000
        ? millis + " ms"
        : millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1e3 + " s";
  }

  private String text(Segment segment) {
    return SegmentText.of(segment, subjectIss, iss);
  }

  /** Return the time since the wire was made. */
  public Duration now() {
    return Duration.ofNanos(wire.now());
  }

  /** Return our initial sequence number. */
  public int iss() {
    return iss;
  }

  /** Return our next sequence number. */
  public int sndNxt() {
    return sndNxt;
  }

  /** Return the subject's initial sequence number, once its SYN has come. */
  public int subjectIss() {
    return subjectIss;
  }

  /** Return the subject's next sequence number as far as it has come in order. */
  public int rcvNxt() {
    return rcvNxt;
  }

  /** Return the number behind the window that the subject offered last, which is not scaled. */
  public int windowEdge() {
    return windowEdge;
  }

  /** Tell whether the subject's FIN has come in order. */
  public boolean finCame() {
    return finCame;
  }

  /** Return how many octets the subject's window has room for. */
  public int room() {
    return windowEdge - sndNxt;
  }
}
