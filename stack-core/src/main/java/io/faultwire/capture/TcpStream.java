package io.faultwire.capture;

import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The octets that one end of a conversation sent, against those that the other end got. */
public final class TcpStream {
  private final byte[] sent;
  private final byte[] received;
  private final boolean finished;
  private final @Nullable String problem;

  private TcpStream(byte[] sent, byte[] received, boolean finished, @Nullable String problem) {
    this.sent = sent;
    this.received = received;
    this.finished = finished;
    this.problem = problem;
  }

  static TcpStream of(TcpConversation conversation, Side from, @Nullable TcpHistory reader) {
    List<CapturedSegment> segments = conversation.segmentsFrom(from);
    Assembly sent = Assembly.of(segments);
    List<CapturedSegment> arrived = new ArrayList<>(segments.size());
    boolean finished = false;
    for (CapturedSegment segment : segments) {
      if (segment.hasArrived()) {
        arrived.add(segment);
        finished |= segment.has(TcpHeader.FIN);
      }
    }
    arrived.sort(CapturedSegment::compareArrival);
    Assembly received = Assembly.of(arrived);
    String problem = sent.contradiction();
    if (problem == null) {
      problem = difference(sent.bytes(), received.bytes(), segments);
    }
    if (problem == null && reader != null) {
      problem = misread(sent.bytes().length, conversation.endpoint(from.other()), reader, segments);
    }
    return new TcpStream(sent.bytes(), received.bytes(), finished, problem);
  }

  private static @Nullable String difference(
      byte[] sent, byte[] received, List<CapturedSegment> segments) {
    int mismatch = Arrays.mismatch(sent, received);
    if (mismatch < 0) {
      return null;
    }
    if (mismatch < Math.min(sent.length, received.length)) {
      return "octet " + mismatch + " arrived other than it was sent";
    }
    return "octets "
        + received.length
        + " to "
        + (sent.length - 1)
        + " of "
        + sent.length
        + " never arrived in order"
        + segments.stream()
            .filter(s -> s.isLost() && s.relativeEnd() > received.length + 1L)
            .findFirst()
            .map(s -> "; " + s + " was lost" + s.harm().map(touch -> ": " + touch).orElse(""))
            .orElse("");
  }

  private static @Nullable String misread(
      int sent, Endpoint reader, TcpHistory history, List<CapturedSegment> segments) {
    int first = segments.isEmpty() ? 0 : segments.get(0).sequenceNumber();
    boolean syn = !segments.isEmpty() && segments.get(0).has(TcpHeader.SYN);
    String misread = history.misread(syn ? first + 1 : first);
    if (misread != null) {
      return "the application at " + reader + " read out of order: " + misread;
    }
    if (history.octetsRead() != sent) {
      return "the application at "
          + reader
          + " read "
          + history.octetsRead()
          + " of "
          + sent
          + " octets";
    }
    return null;
  }

  /** Returns what was sent, each octet once. */
  public byte[] sent() {
    return sent.clone();
  }

  /** Returns what arrived in order, each octet once. */
  public byte[] received() {
    return received.clone();
  }

  /** Tells whether a FIN arrived. */
  public boolean isFinished() {
    return finished;
  }

  /**
   * Tells whether every octet sent arrived and was handed to the application in order exactly once.
   * A capture made elsewhere does not tell what the application got; there, arriving is enough.
   */
  public boolean isDeliveredInOrderExactlyOnce() {
    return problem == null;
  }

  /** Returns what is wrong, if not every octet was delivered in order exactly once. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public String toString() {
    return sent.length + " octets sent, " + (problem == null ? "all delivered in order" : problem);
  }
}
