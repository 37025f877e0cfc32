package io.faultwire.ip;

import io.faultwire.wire.Frame;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;

/** The ICMP of a host (RFC 792; RFC 1122 section 3.2.2): answers echoes, passes errors on. */
final class IcmpResponder implements ProtocolHandler {
  private final Ipv4Sender sender;
  private final Ipv4Receiver receiver;
  private final PingClient pings;
  private final Counters counters;
  private final IcmpHeader header = new IcmpHeader();

  IcmpResponder(Ipv4Sender sender, Ipv4Receiver receiver, PingClient pings, Counters counters) {
    this.sender = sender;
    this.receiver = receiver;
    this.pings = pings;
    this.counters = counters;
  }

  @Override
  public void received(ReceivedDatagram datagram, long now) {
    counters.count(Counter.ICMP_IN_MSGS);
    Frame frame = datagram.frame();
    header.wrap(frame.bytes(), frame.start());
    if (frame.length() < IcmpHeader.LENGTH || !header.checksumIsValid(frame.length())) {
      counters.count(Counter.ICMP_IN_ERRORS);
      return;
    }
    if (header.type() == IcmpHeader.ECHO) {
      answer(datagram, now);
    } else if (header.type() == IcmpHeader.ECHO_REPLY) {
      pings.replied(datagram, header, now);
    } else if (header.isError()) {
      receiver.failed(
          header.type(),
          header.code(),
          header.rest(),
          datagram.source(),
          frame.bytes(),
          frame.start() + IcmpHeader.LENGTH,
          frame.length() - IcmpHeader.LENGTH,
          now);
    }
  }

  /** Answers an echo with all its data; one that was sent to all, never (RFC 1122 3.2.2.6). */
  private void answer(ReceivedDatagram echo, long now) {
    if (echo.isBroadcast()) {
      return;
    }
    int source = echo.source();
    int destination = echo.destination();
    Frame reply = echo.takeFrame();
    IcmpHeader.write(
        reply.bytes(), reply.start(), reply.length(), IcmpHeader.ECHO_REPLY, 0, header.rest());
    counters.count(Counter.ICMP_OUT_MSGS);
    sender.send(reply, IpProtocol.ICMP, /* source= */ destination, /* destination= */ source, now);
  }

  @Override
  public void failed(DeliveryFailure failure, long now) {
    pings.failed(failure, now);
  }
}
