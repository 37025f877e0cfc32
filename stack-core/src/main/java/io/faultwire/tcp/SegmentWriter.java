package io.faultwire.tcp;

import io.faultwire.ip.Ipv4Sender;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.Frame;
import io.faultwire.wire.SourceRoute;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.TcpOption;
import org.jspecify.annotations.Nullable;

/** Puts segments into frames and hands them to the network layer. */
final class SegmentWriter {
  private final TcpOutput output;

  SegmentWriter(TcpOutput output) {
    this.output = output;
  }

  /** Sends a segment of a connection, with {@code length} octets of its send queue. */
  void send(TcpConnection connection, int sequenceNumber, int flags, int length, long now) {
    send(connection, sequenceNumber, flags, length, 0, now);
  }

  /**
   * Sends a segment of a connection.
   *
   * @param ecn the two bits that routers read (RFC 3168 section 5)
   */
  void send(
      TcpConnection connection, int sequenceNumber, int flags, int length, int ecn, long now) {
    Tcb tcb = connection.tcb;
    Frame frame = output.acquire();
    boolean synchronizing = (flags & TcpHeader.SYN) != 0;
    int window = tcb.advertise(synchronizing);
    if (length > 0) {
      int at = frame.append(length);
      tcb.sendQueue.copy(sequenceNumber, frame.bytes(), at, length);
    }
    int optionLength =
        synchronizing
            ? pushSynOptions(connection, frame, flags, now)
            : pushOptions(tcb, frame, now);
    int at = frame.push(TcpHeader.LENGTH);
    boolean acknowledges = (flags & TcpHeader.ACK) != 0;
    int urgentPointer = synchronizing ? 0 : tcb.urgent.pointerFor(sequenceNumber);
    int allFlags = flags | (urgentPointer > 0 ? TcpHeader.URG : 0);
    if (tcb.echoesCongestion && !synchronizing) {
      allFlags |= TcpHeader.ECE;
    }
    TcpHeader.write(
        frame.bytes(),
        at,
        connection.localPort(),
        connection.remotePort(),
        sequenceNumber,
        acknowledges ? tcb.rcvNxt : 0,
        TcpHeader.LENGTH + optionLength,
        allFlags,
        window,
        urgentPointer);
    tcb.timestamps.acknowledgmentSent(tcb.rcvNxt);
    tcb.duplicateArrived = false;
    int typeOfService = tcb.typeOfService | ecn;
    finish(
        frame,
        connection.localAddress(),
        connection.remoteAddress(),
        typeOfService,
        tcb.timeToLive,
        tcb.route,
        now);
  }

  /** Writes the options of a SYN in the order in which Linux has them. */
  private static int pushSynOptions(TcpConnection connection, Frame frame, int flags, long now) {
    Tcb tcb = connection.tcb;
    boolean first = (flags & TcpHeader.ACK) == 0;
    boolean sack = first ? tcb.options.selectiveAcknowledgment() : tcb.sackAgreed;
    boolean timestamps = first ? tcb.options.timestamps() : tcb.timestamps.agreed();
    int before = frame.length();
    if (first ? tcb.options.windowScaling() : tcb.scalingAgreed) {
      TcpOption.writeWindowScale(frame.bytes(), frame.push(4), tcb.rcvScale);
    }
    if (timestamps) {
      int at = frame.push(TcpOption.ALIGNED_TIMESTAMPS_LENGTH);
      int echo = first ? 0 : tcb.timestamps.echo();
      TcpOption.writeTimestamps(frame.bytes(), at, tcb.timestamps.value(now), echo);
      if (sack) {
        TcpOption.writeSackPermittedInsteadOfPadding(frame.bytes(), at);
      }
    } else if (sack) {
      TcpOption.writeSackPermitted(frame.bytes(), frame.push(4));
    }
    TcpOption.writeMaximumSegmentSize(frame.bytes(), frame.push(4), connection.mssLimit());
    return frame.length() - before;
  }

  private static int pushOptions(Tcb tcb, Frame frame, long now) {
    int length = 0;
    int blocks = sackBlocks(tcb);
    if (blocks > 0) {
      length = sackLength(blocks);
      int at = frame.push(length);
      TcpOption.writeSackHead(frame.bytes(), at, blocks);
      writeBlocks(tcb, frame.bytes(), at + 4, blocks);
    }
    if (tcb.timestamps.agreed()) {
      int at = frame.push(TcpOption.ALIGNED_TIMESTAMPS_LENGTH);
      int value = tcb.timestamps.value(now);
      TcpOption.writeTimestamps(frame.bytes(), at, value, tcb.timestamps.echo());
      length += TcpOption.ALIGNED_TIMESTAMPS_LENGTH;
    }
    return length;
  }

  private static int sackBlocks(Tcb tcb) {
    if (!tcb.sackAgreed) {
      return 0;
    }
    int known = tcb.receiveQueue.islands() + (tcb.duplicateArrived ? 1 : 0);
    return Math.min(known, tcb.timestamps.agreed() ? 3 : 4);
  }

  private static int sackLength(int blocks) {
    return blocks == 0 ? 0 : 4 + blocks * TcpOption.SACK_BLOCK_LENGTH;
  }

  /** Returns the octets that the SACK option of the next segment takes from its data. */
  int sackLength(Tcb tcb) {
    return sackLength(sackBlocks(tcb));
  }

  /** The duplicate first (RFC 2883 section 4), then what arrived last (RFC 2018 section 4). */
  private static void writeBlocks(Tcb tcb, byte[] bytes, int from, int blocks) {
    int at = from;
    int islands = blocks;
    if (tcb.duplicateArrived) {
      Bytes.putInt(bytes, at, tcb.duplicateFrom);
      Bytes.putInt(bytes, at + 4, tcb.duplicateTo);
      at += TcpOption.SACK_BLOCK_LENGTH;
      islands--;
    }
    for (int rank = 0; rank < islands; rank++) {
      int island = tcb.receiveQueue.islandByRecency(rank);
      Bytes.putInt(bytes, at, tcb.rcvNxt + tcb.receiveQueue.islandFrom(island));
      Bytes.putInt(bytes, at + 4, tcb.rcvNxt + tcb.receiveQueue.islandTo(island));
      at += TcpOption.SACK_BLOCK_LENGTH;
    }
  }

  /** Sends a segment without data that belongs to no connection. */
  void sendBare(
      Endpoints endpoints, int sequenceNumber, int acknowledgmentNumber, int flags, long now) {
    Frame frame = output.acquire();
    TcpHeader.write(
        frame.bytes(),
        frame.push(TcpHeader.LENGTH),
        endpoints.localPort(),
        endpoints.remotePort(),
        sequenceNumber,
        acknowledgmentNumber,
        TcpHeader.LENGTH,
        flags,
        0,
        0);
    finish(frame, endpoints.localAddress(), endpoints.remoteAddress(), now);
  }

  /** Sends the SYN-ACK of a cookie, which has no option but the segment size. */
  void sendCookie(
      Endpoints endpoints, int cookie, int acknowledgmentNumber, int window, int mss, long now) {
    Frame frame = output.acquire();
    TcpOption.writeMaximumSegmentSize(
        frame.bytes(), frame.push(TcpOption.MAXIMUM_SEGMENT_SIZE_LENGTH), mss);
    TcpHeader.write(
        frame.bytes(),
        frame.push(TcpHeader.LENGTH),
        endpoints.localPort(),
        endpoints.remotePort(),
        cookie,
        acknowledgmentNumber,
        TcpHeader.LENGTH + TcpOption.MAXIMUM_SEGMENT_SIZE_LENGTH,
        TcpHeader.SYN | TcpHeader.ACK,
        window,
        0);
    finish(frame, endpoints.localAddress(), endpoints.remoteAddress(), now);
  }

  private void finish(Frame frame, int source, int destination, long now) {
    finish(frame, source, destination, 0, Ipv4Sender.DEFAULT_TIME_TO_LIVE, null, now);
  }

  private void finish(
      Frame frame,
      int source,
      int destination,
      int typeOfService,
      int timeToLive,
      @Nullable SourceRoute by,
      long now) {
    TcpHeader.writeChecksum(frame.bytes(), frame.start(), frame.length(), source, destination);
    output.send(frame, source, destination, typeOfService, timeToLive, by, now);
  }
}
