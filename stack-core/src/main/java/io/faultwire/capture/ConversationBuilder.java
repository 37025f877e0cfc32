package io.faultwire.capture;

import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.List;

/** Collects the segments of one conversation in the order in which they were sent. */
final class ConversationBuilder {
  private final ConversationEnd first;
  private final ConversationEnd second;
  private final List<CapturedSegment> segments = new ArrayList<>();
  private final Side firstSide;

  ConversationBuilder(ConversationEnd sender, ConversationEnd receiver, TcpHeader header) {
    this.first = sender;
    this.second = receiver;
    this.firstSide = sideOfFirst(header);
  }

  /** A capture that began after the handshake leaves only the ports to tell who the server is. */
  private static Side sideOfFirst(TcpHeader header) {
    if (header.has(TcpHeader.SYN)) {
      return header.has(TcpHeader.ACK) ? Side.SERVER : Side.CLIENT;
    }
    return header.sourcePort() < header.destinationPort() ? Side.SERVER : Side.CLIENT;
  }

  private ConversationEnd sender(IpDatagram datagram, TcpHeader header) {
    boolean isFirst =
        first.endpoint.port() == header.sourcePort()
            && first.endpoint.address().value() == datagram.source;
    return isFirst ? first : second;
  }

  /** Tells whether a segment opens another conversation between the same ports. */
  boolean isOver(IpDatagram datagram, TcpHeader header) {
    SequenceSpace space = sender(datagram, header).sequence;
    return header.has(TcpHeader.SYN)
        && !header.has(TcpHeader.ACK)
        && space.isKnown()
        && space.initial() != header.sequenceNumber();
  }

  void add(IpDatagram datagram, TcpHeader header) {
    ConversationEnd sender = sender(datagram, header);
    ConversationEnd receiver = sender == first ? second : first;
    SequenceSpace space = sender.sequence;
    int sequenceNumber = header.sequenceNumber();
    if (!space.isKnown()) {
      boolean noDataBefore = header.has(TcpHeader.SYN) || header.has(TcpHeader.RST);
      space.begin(noDataBefore ? sequenceNumber : sequenceNumber - 1);
    }
    long acknowledgment = 0;
    if (header.has(TcpHeader.ACK)) {
      if (!receiver.sequence.isKnown()) {
        receiver.sequence.begin(header.acknowledgmentNumber() - 1);
      }
      acknowledgment = receiver.sequence.relative(header.acknowledgmentNumber());
    }
    CapturedSegment segment =
        new CapturedSegment(
            datagram,
            sender == first ? firstSide : firstSide.other(),
            space.relative(sequenceNumber),
            acknowledgment,
            receiver.device);
    if (!header.has(TcpHeader.RST)) {
      space.reached(segment.relativeEnd());
    }
    segments.add(segment);
  }

  TcpConversation build(TcpHistories histories) {
    first.history = find(histories, first, second);
    second.history = find(histories, second, first);
    ConversationEnd client = firstSide == Side.CLIENT ? first : second;
    return new TcpConversation(client, client == first ? second : first, segments);
  }

  private static @org.jspecify.annotations.Nullable TcpHistory find(
      TcpHistories histories, ConversationEnd end, ConversationEnd peer) {
    return histories.find(end.endpoint, peer.endpoint, end.sequence.initial());
  }
}
