package io.faultwire.tcp;

import io.faultwire.wire.Frame;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.TcpOption;

/** Puts segments into frames and hands them to the network layer. */
final class SegmentWriter {
  private final TcpOutput output;

  SegmentWriter(TcpOutput output) {
    this.output = output;
  }

  /** Sends a segment of a connection, with {@code length} octets of its send queue. */
  void send(TcpConnection connection, int sequenceNumber, int flags, int length, long now) {
    Tcb tcb = connection.tcb;
    Frame frame = output.acquire();
    boolean synchronizing = (flags & TcpHeader.SYN) != 0;
    int window = tcb.advertise(synchronizing);
    if (length > 0) {
      int at = frame.append(length);
      tcb.sendQueue.copy(sequenceNumber, frame.bytes(), at, length);
    }
    int headerLength = synchronizing ? pushSynOptions(connection, frame, flags) : TcpHeader.LENGTH;
    int at = frame.push(TcpHeader.LENGTH);
    boolean acknowledges = (flags & TcpHeader.ACK) != 0;
    TcpHeader.write(
        frame.bytes(),
        at,
        connection.localPort(),
        connection.remotePort(),
        sequenceNumber,
        acknowledges ? tcb.rcvNxt : 0,
        headerLength,
        flags,
        window,
        0);
    finish(frame, connection.localAddress(), connection.remoteAddress(), now);
  }

  private int pushSynOptions(TcpConnection connection, Frame frame, int flags) {
    Tcb tcb = connection.tcb;
    int at = frame.push(4);
    int length = TcpHeader.LENGTH + 4;
    boolean offersScaling = (flags & TcpHeader.ACK) == 0 || tcb.scalingAgreed;
    if (tcb.options.windowScaling() && offersScaling) {
      TcpOption.writeWindowScale(frame.bytes(), at, tcb.rcvScale);
      at = frame.push(4);
      length += 4;
    }
    TcpOption.writeMaximumSegmentSize(frame.bytes(), at, connection.receiveMss());
    return length;
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

  private void finish(Frame frame, int source, int destination, long now) {
    TcpHeader.writeChecksum(frame.bytes(), frame.start(), frame.length(), source, destination);
    output.send(frame, source, destination, now);
  }
}
