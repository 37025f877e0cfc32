package io.faultwire.ip;

import io.faultwire.time.Deadline;
import io.faultwire.time.EventQueue;
import io.faultwire.wire.Frame;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends ICMP echoes and waits for their replies (RFC 792). */
public final class PingClient {
  /** The most octets of data that fit into one echo. */
  public static final int MAXIMUM_OCTETS = Ipv4Sender.MAXIMUM_DATA - IcmpHeader.LENGTH;

  private final Ipv4Sender sender;
  private final EventQueue queue;
  private final Counters counters;
  private final int identifier;
  private final List<Ping> pending = new ArrayList<>();
  private int nextSequenceNumber = 1;

  PingClient(Ipv4Sender sender, EventQueue queue, int identifier, Counters counters) {
    this.sender = sender;
    this.queue = queue;
    this.identifier = identifier;
    this.counters = counters;
  }

  /**
   * Sends an echo.
   *
   * @param octets of data, 0 to {@link #MAXIMUM_OCTETS}
   * @param timeToLive 1 to 255
   * @param timeout when to give up
   */
  public Ping send(Ipv4Address destination, int octets, int timeToLive, Duration timeout) {
    if (octets < 0 || octets > MAXIMUM_OCTETS) {
      throw new IllegalArgumentException(
          "an echo carries 0 to " + MAXIMUM_OCTETS + " octets, not " + octets);
    }
    long now = sender.now();
    int sequenceNumber = nextSequenceNumber++ & 0xFFFF;
    Ping ping = new Ping(destination.value(), sequenceNumber, octets, now, this);
    Frame echo = sender.acquire(IcmpHeader.LENGTH + octets);
    int at = echo.append(IcmpHeader.LENGTH + octets);
    for (int i = 0; i < octets; i++) {
      echo.bytes()[at + IcmpHeader.LENGTH + i] = (byte) i;
    }
    int rest = identifier << 16 | sequenceNumber;
    IcmpHeader.write(echo.bytes(), at, echo.length(), IcmpHeader.ECHO, 0, rest);
    counters.count(Counter.ICMP_OUT_MSGS);
    SendResult sent =
        sender.send(echo, IpProtocol.ICMP, 0, destination.value(), timeToLive, false, now);
    if (sent == SendResult.SENT) {
      pending.add(ping);
      ping.timeout.set(now + timeout.toNanos());
    } else {
      end(ping, PingResult.Outcome.NET_UNREACHABLE, 0, 0, now);
    }
    return ping;
  }

  Deadline deadlineOf(Ping ping) {
    return new Deadline(queue, now -> end(ping, PingResult.Outcome.TIMED_OUT, 0, 0, now));
  }

  void replied(ReceivedDatagram datagram, IcmpHeader header, long now) {
    Ping ping = find(header.rest());
    if (ping == null || ping.destination != datagram.source()) {
      return;
    }
    boolean intact = isIntact(datagram.frame(), ping.octets);
    end(
        ping,
        intact ? PingResult.Outcome.REPLIED : PingResult.Outcome.DAMAGED,
        datagram.source(),
        datagram.header().timeToLive(),
        now);
  }

  private static boolean isIntact(Frame reply, int octets) {
    int at = reply.start() + IcmpHeader.LENGTH;
    boolean intact = reply.end() - at == octets;
    for (int i = 0; intact && i < octets; i++) {
      intact = reply.bytes()[at + i] == (byte) i;
    }
    return intact;
  }

  void failed(DeliveryFailure failure, long now) {
    boolean echo = failure.firstWord() >>> 24 == IcmpHeader.ECHO;
    Ping ping = echo ? find(failure.secondWord()) : null;
    if (ping != null && ping.destination == failure.destination()) {
      end(ping, outcomeOf(failure.type(), failure.code()), failure.reporter(), 0, now);
    }
  }

  private static PingResult.Outcome outcomeOf(int type, int code) {
    if (type == IcmpHeader.TIME_EXCEEDED) {
      return PingResult.Outcome.TIME_EXCEEDED;
    }
    return switch (code) {
      case IcmpHeader.CODE_NET_UNREACHABLE -> PingResult.Outcome.NET_UNREACHABLE;
      case IcmpHeader.CODE_HOST_UNREACHABLE -> PingResult.Outcome.HOST_UNREACHABLE;
      default -> PingResult.Outcome.UNREACHABLE;
    };
  }

  private @Nullable Ping find(int rest) {
    if (rest >>> 16 != identifier) {
      return null;
    }
    for (Ping ping : pending) {
      if (ping.sequenceNumber == (rest & 0xFFFF)) {
        return ping;
      }
    }
    return null;
  }

  private void end(Ping ping, PingResult.Outcome outcome, int from, int timeToLive, long now) {
    pending.remove(ping);
    ping.timeout.set(EventQueue.NEVER);
    Duration roundTrip = Duration.ofNanos(now - ping.sentAt);
    ping.end(new PingResult(outcome, new Ipv4Address(from), roundTrip, ping.octets, timeToLive));
  }
}
