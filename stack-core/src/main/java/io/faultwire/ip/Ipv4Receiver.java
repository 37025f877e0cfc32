package io.faultwire.ip;

import io.faultwire.time.EventHandler;
import io.faultwire.wire.Frame;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.Ipv4Header;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes datagrams off the wire and off the loopback: checks them, puts fragments together and hands
 * them to their protocol (RFC 791; RFC 1122 section 3.2.1).
 *
 * <p>As an event handler it receives what the host sends to itself.
 */
final class Ipv4Receiver implements EventHandler {
  private final HostAddresses addresses;
  private final Counters counters;
  private final @Nullable ProtocolHandler[] protocols = new ProtocolHandler[256];
  private final Ipv4Header header = new Ipv4Header();
  private final DeliveryFailure failure = new DeliveryFailure();
  private @Nullable ReceivedDatagram window;
  private @Nullable Reassembler reassembler;
  private @Nullable IcmpErrors errors;

  Ipv4Receiver(HostAddresses addresses, Counters counters) {
    this.addresses = addresses;
    this.counters = counters;
  }

  void connect(Reassembler fragments, IcmpErrors icmpErrors) {
    this.reassembler = fragments;
    this.errors = icmpErrors;
  }

  void register(int protocol, ProtocolHandler handler) {
    protocols[protocol] = handler;
  }

  /** Takes a frame whose Ethernet header is off, and owns it. */
  void receive(Frame frame, boolean toGroup, long now) {
    counters.count(Counter.IP_IN_RECEIVES);
    if (!headerIsSound(frame)) {
      drop(frame, Counter.IP_IN_HDR_ERRORS);
      return;
    }
    frame.setLength(header.totalLength());
    int destination = header.destination();
    boolean broadcast = addresses.isBroadcast(destination);
    // RFC 1122 section 3.3.6: what comes by link broadcast must be an IP broadcast
    if (!(broadcast || (addresses.isAssigned(destination) && !toGroup))
        || !addresses.mayBeSource(header.source())) {
      drop(frame, Counter.IP_IN_ADDR_ERRORS);
      return;
    }
    accept(frame, broadcast, now);
  }

  @Override
  public void handle(long now, @Nullable Object argument) {
    Frame frame = (Frame) Objects.requireNonNull(argument);
    counters.count(Counter.IP_IN_RECEIVES);
    header.wrap(frame.bytes(), frame.start());
    accept(frame, false, now);
  }

  private boolean headerIsSound(Frame frame) {
    if (frame.length() < Ipv4Header.LENGTH) {
      return false;
    }
    header.wrap(frame.bytes(), frame.start());
    int headerLength = header.headerLength();
    int total = header.totalLength();
    return header.version() == 4
        && headerLength >= Ipv4Header.LENGTH
        && total >= headerLength
        && total <= frame.length()
        && header.checksumIsValid();
  }

  private void drop(Frame frame, Counter counter) {
    counters.count(counter);
    frame.release();
  }

  private void accept(Frame frame, boolean broadcast, long now) {
    if (!header.isFragment()) {
      deliver(frame, broadcast, now);
      return;
    }
    Frame whole = Objects.requireNonNull(reassembler).accept(frame, header, broadcast, now);
    frame.release();
    if (whole != null) {
      deliver(whole, broadcast, now);
    }
  }

  private void deliver(Frame frame, boolean broadcast, long now) {
    if (window == null) {
      window = new ReceivedDatagram(frame, broadcast);
    } else {
      window.wrap(frame, broadcast);
    }
    ReceivedDatagram datagram = window;
    ProtocolHandler handler = protocols[datagram.header().protocol()];
    if (handler == null) {
      counters.count(Counter.IP_IN_UNKNOWN_PROTOS);
      Objects.requireNonNull(errors)
          .unreachable(datagram, IcmpHeader.CODE_PROTOCOL_UNREACHABLE, now);
    } else {
      counters.count(Counter.IP_IN_DELIVERS);
      handler.received(datagram, now);
    }
    datagram.releaseUnlessTaken();
  }

  /**
   * Tells the protocol that sent a datagram why it did not arrive.
   *
   * @param rest the octets 4 to 7 of the ICMP message
   * @param reporter who said so, as a 32-bit integer; 0 for this host itself
   */
  void failed(
      int type, int code, int rest, int reporter, byte[] bytes, int offset, int length, long now) {
    failure.wrap(type, code, rest, reporter, bytes, offset, length);
    if (!failure.isUsable() || !addresses.isLocal(failure.source())) {
      return;
    }
    ProtocolHandler handler = protocols[failure.protocol()];
    if (handler != null) {
      handler.failed(failure, now);
    }
  }
}
