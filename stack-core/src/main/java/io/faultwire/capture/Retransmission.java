package io.faultwire.capture;

import io.faultwire.tcp.RetransmissionCause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A segment that was sent again, with what made it so. */
public final class Retransmission {
  private final CapturedSegment segment;
  private final CapturedSegment original;
  private final Reason reason;
  private final @Nullable CapturedSegment blamed;
  private final @Nullable RetransmissionCause cause;

  /** What happened to the copy before. */
  public enum Reason {
    /** The copy before was lost. */
    SEGMENT_LOST,
    /** The copy before arrived, and an acknowledgment of it was lost. */
    ACKNOWLEDGMENT_LOST,
    /** The copy before arrived or was under way, and so was its acknowledgment. */
    SPURIOUS,
    /** The sender asked whether the peer's window has opened. */
    WINDOW_PROBE
  }

  Retransmission(
      CapturedSegment segment,
      CapturedSegment original,
      Reason reason,
      @Nullable CapturedSegment blamed,
      @Nullable RetransmissionCause cause) {
    this.segment = segment;
    this.original = original;
    this.reason = reason;
    this.blamed = blamed;
    this.cause = cause;
  }

  /** Returns the segment that was sent again. */
  public CapturedSegment segment() {
    return segment;
  }

  /** Returns the last segment before that carried the same first octet. */
  public CapturedSegment original() {
    return original;
  }

  /** Returns what happened to the copy before. */
  public Reason reason() {
    return reason;
  }

  /** Returns the segment or acknowledgment that was lost, if one was. */
  public Optional<CapturedSegment> blamed() {
    return Optional.ofNullable(blamed);
  }

  /**
   * Returns what a rule did to the lost segment or acknowledgment, or, where neither was lost, to
   * the copy before.
   */
  public Optional<Touch> rule() {
    return blamed == null ? original.mishaps().stream().findFirst() : blamed.harm();
  }

  /** Returns what made the sender send again; empty in a capture made elsewhere. */
  public Optional<RetransmissionCause> cause() {
    return Optional.ofNullable(cause);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(segment.toString());
    text.append(" sent again after ");
    text.append(Nanos.format(segment.sentAt() - original.sentAt()));
    if (cause != null) {
      text.append(
          switch (cause) {
            case TIMEOUT -> " (retransmission timeout)";
            case FAST_RETRANSMIT -> " (fast retransmit)";
            case TAIL_LOSS_PROBE -> " (tail loss probe)";
            case SYN_TIMEOUT -> " (no answer to the SYN in time)";
            case WINDOW_PROBE -> " (window probe)";
          });
    }
    if (blamed != null) {
      text.append(reason == Reason.ACKNOWLEDGMENT_LOST ? ", since the ACK in " : ", since ");
      text.append("frame ").append(blamed.frame().number()).append(" was lost");
      rule().ifPresent(touch -> text.append(": ").append(touch));
    } else if (reason == Reason.SPURIOUS) {
      text.append(", though frame ").append(original.frame().number()).append(" was not lost");
      rule().ifPresent(touch -> text.append(" but ").append(touch));
    }
    return text.toString();
  }
}
