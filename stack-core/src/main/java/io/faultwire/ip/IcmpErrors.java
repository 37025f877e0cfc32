package io.faultwire.ip;

import io.faultwire.wire.Frame;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;

/**
 * Sends ICMP error messages where RFC 1122 section 3.2.2 allows one; datagrams whose source is not
 * one host never get here.
 */
public final class IcmpErrors {
  /** The longest error message, IPv4 header included (RFC 1812 section 4.3.2.3). */
  private static final int LONGEST = 576;

  private final Ipv4Sender sender;
  private final Counters counters;
  private final IcmpHeader icmp = new IcmpHeader();

  IcmpErrors(Ipv4Sender sender, Counters counters) {
    this.sender = sender;
    this.counters = counters;
  }

  /** Tells a datagram's source that the destination is unreachable, for the reason of the code. */
  public void unreachable(ReceivedDatagram about, int code, long now) {
    send(about, IcmpHeader.DESTINATION_UNREACHABLE, code, now);
  }

  /** Tells a datagram's source that its fragments did not arrive in time. */
  void reassemblyTimeExceeded(ReceivedDatagram about, long now) {
    send(about, IcmpHeader.TIME_EXCEEDED, IcmpHeader.CODE_REASSEMBLY_TIME_EXCEEDED, now);
  }

  private void send(ReceivedDatagram about, int type, int code, long now) {
    if (!isAllowed(about)) {
      return;
    }
    Ipv4Header header = about.header();
    int length = header.headerLength() + about.frame().length();
    int most = Math.min(LONGEST, sender.mtuFor(about.source()));
    int quoted = Math.min(length, most - Ipv4Header.LENGTH - IcmpHeader.LENGTH);
    Frame message = sender.acquire(IcmpHeader.LENGTH + quoted);
    int at = message.append(IcmpHeader.LENGTH);
    message.append(about.frame().bytes(), header.offset(), quoted);
    IcmpHeader.write(message.bytes(), at, message.length(), type, code, 0);
    counters.count(Counter.ICMP_OUT_MSGS);
    sender.send(
        message,
        IpProtocol.ICMP,
        /* source= */ about.destination(),
        /* destination= */ about.source(),
        now);
  }

  private boolean isAllowed(ReceivedDatagram about) {
    Ipv4Header header = about.header();
    return !about.isBroadcast() && header.fragmentOffset() == 0 && !isIcmpError(about);
  }

  private boolean isIcmpError(ReceivedDatagram about) {
    Frame frame = about.frame();
    return about.header().protocol() == IpProtocol.ICMP
        && (frame.length() < IcmpHeader.LENGTH
            || icmp.wrap(frame.bytes(), frame.start()).isError());
  }
}
