package io.faultwire.suites.tcp.defect;

import io.faultwire.suites.tcp.peer.OptionList;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.wire.TcpHeader;
import org.jspecify.annotations.Nullable;

/** What a defect remembers of the segments that passed, as the subject's TCB would have it. */
final class Seen {
  int iss;
  int sndMax;
  int rcvNxt;
  int advertisedWindow;
  int peerWindow;
  boolean outgoingSyn;
  boolean incomingSyn;
  boolean outgoingFin;
  boolean incomingFin;
  boolean peerStamps;
  int latestStamp;
  int ownStamp;
  int firstOwnStamp;
  private boolean hasStamped;
  private boolean sentData;
  private boolean marked;
  private @Nullable Segment lastIncoming;

  void outgoing(Segment segment) {
    if (segment.has(TcpHeader.SYN)) {
      iss = segment.seq();
      sndMax = segment.end();
      outgoingSyn = true;
    }
    if (segment.end() - sndMax > 0) {
      sndMax = segment.end();
    }
    if (segment.has(TcpHeader.ACK) && !segment.has(TcpHeader.RST)) {
      rcvNxt = segment.ack();
      advertisedWindow = segment.window();
    }
    OptionList.Timestamps stamps = OptionList.of(segment.options()).timestamps();
    if (stamps != null) {
      ownStamp = stamps.value();
      firstOwnStamp = hasStamped ? firstOwnStamp : stamps.value();
      hasStamped = true;
    }
    sentData |= segment.dataLength() > 0;
    outgoingFin |= segment.has(TcpHeader.FIN);
  }

  void incoming(Segment segment) {
    incomingSyn |= segment.has(TcpHeader.SYN);
    incomingFin |= segment.has(TcpHeader.FIN);
    peerWindow = segment.window();
    lastIncoming = segment;
    OptionList.Timestamps stamps = OptionList.of(segment.options()).timestamps();
    if (stamps != null && (!peerStamps || stamps.value() - latestStamp > 0)) {
      latestStamp = stamps.value();
      peerStamps = true;
    }
  }

  /** Tell whether SYNs went both ways. */
  boolean isOpen() {
    return outgoingSyn && incomingSyn;
  }

  boolean hasSentData() {
    return sentData;
  }

  /** Remember that something happened, once and for all; return whether it has. */
  boolean markIf(boolean happens) {
    marked |= happens;
    return marked;
  }

  /** Remember that a segment was sent, and return it. */
  Segment mark(Segment segment) {
    marked = true;
    return segment;
  }

  /** Tell whether what is remembered once and for all has happened. */
  boolean isMarked() {
    return marked;
  }

  /** Tell whether the subject sends a number below SND.NXT, with an octet or none. */
  boolean isProbe(Segment outgoing) {
    return isOpen()
        && outgoing.flags() == TcpHeader.ACK
        && outgoing.dataLength() <= 1
        && outgoing.seq() - sndMax < 0;
  }

  /** Return the timestamp of our first segment, or that of one which is the first. */
  int frozenStamp(Segment outgoing) {
    OptionList.Timestamps stamps = OptionList.of(outgoing.options()).timestamps();
    return hasStamped || stamps == null ? firstOwnStamp : stamps.value();
  }

  boolean isInReceiveWindow(int sequenceNumber) {
    return sequenceNumber - rcvNxt >= 0 && sequenceNumber - rcvNxt < advertisedWindow;
  }

  /** Tell whether the subject sends octets or flags that it has sent before. */
  boolean isRepetition(Segment outgoing) {
    return outgoingSyn && outgoing.length() > 0 && outgoing.seq() - sndMax < 0;
  }

  private boolean repeatsAck(Segment incoming) {
    return lastIncoming != null
        && incoming.length() == 0
        && incoming.has(TcpHeader.ACK)
        && incoming.ack() == lastIncoming.ack();
  }

  /** Tell whether the subject sends an ACK that says nothing new. */
  boolean isRepeatedAck(Segment outgoing) {
    return isOpen()
        && outgoing.flags() == TcpHeader.ACK
        && outgoing.dataLength() == 0
        && outgoing.ack() == rcvNxt
        && outgoing.window() == advertisedWindow;
  }

  /** Tell whether a segment on an open connection is not what a peer without trouble sends. */
  boolean isOdd(Segment incoming) {
    boolean inOrder = incoming.seq() == rcvNxt && !(incomingFin && incoming.length() > 0);
    boolean sensibleAck =
        incoming.has(TcpHeader.ACK) && incoming.ack() - iss > 0 && incoming.ack() - sndMax <= 0;
    boolean expected = inOrder && sensibleAck && !fallsBehindLastAck(incoming);
    return isOpen() && !incoming.has(TcpHeader.RST) && !expected;
  }

  private boolean fallsBehindLastAck(Segment incoming) {
    return lastIncoming != null
        && lastIncoming.has(TcpHeader.ACK)
        && incoming.ack() - lastIncoming.ack() < 0;
  }

  boolean isDuplicateAck(Segment incoming) {
    return repeatsAck(incoming) && incoming.window() == peerWindow;
  }

  boolean isWindowUpdate(Segment incoming) {
    return repeatsAck(incoming) && incoming.window() != peerWindow;
  }

  boolean shrinksWindow(Segment incoming) {
    return lastIncoming != null
        && lastIncoming.has(TcpHeader.ACK)
        && incoming.ack() + incoming.window() - (lastIncoming.ack() + peerWindow) < 0;
  }
}
