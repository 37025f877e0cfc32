package io.faultwire.capture;

import io.faultwire.wire.TcpHeader;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How a conversation was opened (RFC 9293 section 3.5). */
public final class Handshake {
  private final @Nullable CapturedSegment syn;
  private final @Nullable CapturedSegment synAck;
  private final @Nullable CapturedSegment ack;
  private final boolean simultaneous;
  private final @Nullable String problem;

  private Handshake(
      @Nullable CapturedSegment syn,
      @Nullable CapturedSegment synAck,
      @Nullable CapturedSegment ack,
      boolean simultaneous,
      @Nullable String problem) {
    this.syn = syn;
    this.synAck = synAck;
    this.ack = ack;
    this.simultaneous = simultaneous;
    this.problem = problem;
  }

  static Handshake of(List<CapturedSegment> segments) {
    CapturedSegment syn = firstArrived(segments, s -> isSyn(s, Side.CLIENT, false));
    CapturedSegment sent = first(segments, s -> isSyn(s, Side.CLIENT, false));
    if (syn == null) {
      String what = sent == null ? "no SYN was sent" : "no SYN arrived: " + loss(sent);
      return new Handshake(sent, null, null, false, what);
    }
    CapturedSegment counterSyn = firstArrived(segments, s -> isSyn(s, Side.SERVER, false));
    if (counterSyn != null) {
      return simultaneous(segments, syn, counterSyn);
    }
    Predicate<CapturedSegment> answers =
        s -> isSyn(s, Side.SERVER, true) && s.acknowledgmentNumber() == syn.sequenceNumber() + 1;
    CapturedSegment synAck = firstArrived(segments, answers);
    if (synAck == null) {
      return new Handshake(syn, null, null, false, missingSynAck(segments, syn, answers));
    }
    CapturedSegment ack = firstAcknowledging(segments, Side.CLIENT, synAck);
    String problem = ack == null ? "no ACK of " + synAck + " arrived" : null;
    return new Handshake(syn, synAck, ack, false, problem);
  }

  private static String missingSynAck(
      List<CapturedSegment> segments, CapturedSegment syn, Predicate<CapturedSegment> answers) {
    CapturedSegment lost = first(segments, answers);
    if (lost != null) {
      return "no SYN,ACK arrived: " + loss(lost);
    }
    CapturedSegment wrong = first(segments, s -> isSyn(s, Side.SERVER, true));
    if (wrong != null) {
      return "the SYN,ACK acknowledges "
          + Integer.toUnsignedString(wrong.acknowledgmentNumber())
          + " where the SYN asks for "
          + Integer.toUnsignedString(syn.sequenceNumber() + 1);
    }
    CapturedSegment reset = first(segments, s -> s.from() == Side.SERVER && s.has(TcpHeader.RST));
    return reset != null ? "the SYN was refused by " + reset : "the SYN was not answered";
  }

  private static Handshake simultaneous(
      List<CapturedSegment> segments, CapturedSegment syn, CapturedSegment counterSyn) {
    CapturedSegment byServer = firstAcknowledging(segments, Side.SERVER, syn);
    CapturedSegment byClient = firstAcknowledging(segments, Side.CLIENT, counterSyn);
    String problem = null;
    if (byServer == null) {
      problem = "both ends sent a SYN, and no ACK of the client's arrived";
    } else if (byClient == null) {
      problem = "both ends sent a SYN, and no ACK of the server's arrived";
    }
    return new Handshake(syn, byServer, byClient, true, problem);
  }

  private static @Nullable CapturedSegment firstAcknowledging(
      List<CapturedSegment> segments, Side from, CapturedSegment acknowledged) {
    return firstArrived(
        segments,
        s ->
            s.from() == from
                && s.has(TcpHeader.ACK)
                && !s.has(TcpHeader.RST)
                && s.acknowledgmentNumber() - acknowledged.sequenceNumber() >= 1);
  }

  private static boolean isSyn(CapturedSegment segment, Side from, boolean withAck) {
    return segment.from() == from
        && segment.has(TcpHeader.SYN)
        && segment.has(TcpHeader.ACK) == withAck;
  }

  private static String loss(CapturedSegment lost) {
    return lost.harm()
        .map(touch -> "frame " + lost.frame().number() + " was " + touch)
        .orElse("frame " + lost.frame().number() + " was still under way");
  }

  private static @Nullable CapturedSegment firstArrived(
      List<CapturedSegment> segments, Predicate<CapturedSegment> match) {
    return first(segments, s -> s.hasArrived() && match.test(s));
  }

  private static @Nullable CapturedSegment first(
      List<CapturedSegment> segments, Predicate<CapturedSegment> match) {
    return segments.stream().filter(match).findFirst().orElse(null);
  }

  /** Tells whether both ends know that the other has its initial sequence number. */
  public boolean isCompleted() {
    return problem == null;
  }

  /** Tells whether both ends sent a SYN without having got the other's (RFC 9293 figure 7). */
  public boolean isSimultaneous() {
    return simultaneous;
  }

  /** Returns the client's SYN(M): the first that arrived, or else the first that was sent. */
  public Optional<CapturedSegment> syn() {
    return Optional.ofNullable(syn);
  }

  /** Returns the server's SYN-ACK(M+1, N), or in a simultaneous open what acknowledges M. */
  public Optional<CapturedSegment> synAck() {
    return Optional.ofNullable(synAck);
  }

  /** Returns the client's ACK(N+1), alone or with data. */
  public Optional<CapturedSegment> ack() {
    return Optional.ofNullable(ack);
  }

  /** Says what is missing, or gives the numbers of a handshake that is complete. */
  public String describe() {
    if (problem != null || syn == null || synAck == null || ack == null) {
      return String.valueOf(problem);
    }
    String opening = simultaneous ? "simultaneous open: SYN(" : "SYN(";
    return opening
        + Integer.toUnsignedString(syn.sequenceNumber())
        + "), "
        + (simultaneous ? "ACK(" : "SYN-ACK(")
        + Integer.toUnsignedString(synAck.acknowledgmentNumber())
        + (simultaneous ? "" : ", " + Integer.toUnsignedString(synAck.sequenceNumber()))
        + "), ACK("
        + Integer.toUnsignedString(ack.acknowledgmentNumber())
        + ")";
  }

  @Override
  public String toString() {
    return describe();
  }
}
