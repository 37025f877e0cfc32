package io.faultwire.suites.tcp.defect;

import io.faultwire.suites.tcp.peer.Segment;
import java.time.Duration;

/** Passes on what a subject sends and receives; a subclass changes it, segment by segment. */
public class WireMutation {
  /** What passed so far; the segment in hand is not yet counted. */
  final Seen seen = new Seen();

  /** Where a segment goes on, seen from between the subject and its wire. */
  public interface Way {
    /** Let a segment go on in its direction. */
    void pass(Segment segment);

    /** Let a segment go on later. */
    void passAfter(Duration delay, Segment segment);

    /** Send a segment in the other direction. */
    void answer(Segment segment);
  }

  /** Take a segment that the subject sends. */
  public final void send(Segment segment, Way way) {
    outgoing(segment, way);
    seen.outgoing(segment);
  }

  /** Take a segment that is for the subject. */
  public final void receive(Segment segment, Way way) {
    incoming(segment, way);
    seen.incoming(segment);
  }

  protected void outgoing(Segment segment, Way way) {
    way.pass(segment);
  }

  protected void incoming(Segment segment, Way way) {
    way.pass(segment);
  }
}
