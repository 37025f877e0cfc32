package io.faultwire.host;

import io.faultwire.ip.Counter;
import io.faultwire.ip.Counters;
import io.faultwire.ip.DeliveryFailure;
import io.faultwire.ip.Ipv4Sender;
import io.faultwire.ip.Ipv4Stack;
import io.faultwire.ip.ProtocolHandler;
import io.faultwire.ip.ReceivedDatagram;
import io.faultwire.tcp.TcpObserver;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.TcpOutput;
import io.faultwire.tcp.TcpStack;
import io.faultwire.time.EventQueue;
import io.faultwire.time.RandomStream;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.Frame;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.SourceRoute;
import org.jspecify.annotations.Nullable;

/** Joins TCP to IPv4. */
final class TcpOverIp implements TcpOutput, ProtocolHandler {
  private final Ipv4Stack ip;
  private final Ipv4Sender sender;
  private final Counters counters;
  private final TcpStack tcp;
  private final boolean pathMtuDiscovery;
  private final boolean takesSourceRoutes;

  TcpOverIp(
      Ipv4Stack ip,
      VirtualClock clock,
      EventQueue queue,
      RandomStream random,
      TcpOptions options,
      TcpObserver observer) {
    this.ip = ip;
    this.sender = ip.sender();
    this.counters = ip.counters();
    this.pathMtuDiscovery = options.pathMtuDiscovery();
    this.takesSourceRoutes = options.sourceRoutes();
    this.tcp = new TcpStack(clock, queue, random, options, this, observer);
    ip.register(IpProtocol.TCP, this);
  }

  TcpStack tcp() {
    return tcp;
  }

  @Override
  public Frame acquire() {
    return sender.acquire(0);
  }

  @Override
  public void send(
      Frame segment,
      int source,
      int destination,
      int typeOfService,
      int timeToLive,
      @Nullable SourceRoute by,
      long now) {
    counters.count(Counter.TCP_OUT_SEGS);
    sender.send(
        segment,
        IpProtocol.TCP,
        source,
        destination,
        timeToLive,
        pathMtuDiscovery,
        typeOfService,
        by,
        now);
  }

  @Override
  public int sourceFor(int destination) {
    return sender.sourceFor(destination);
  }

  @Override
  public int mtuFor(int destination) {
    return sender.mtuFor(destination);
  }

  @Override
  public boolean isLocal(int address) {
    return ip.addresses().isLocal(address);
  }

  @Override
  public void received(ReceivedDatagram datagram, long now) {
    // RFC 9293 section 3.9.2.3 (MUST-57): TCP has no broadcasts and no groups
    if (datagram.isBroadcast() || Ipv4Address.isMulticast(datagram.destination())) {
      return;
    }
    boolean hasOptions = datagram.header().headerLength() > Ipv4Header.LENGTH;
    SourceRoute back = hasOptions ? SourceRoute.back(datagram.header()) : null;
    if (back != null && !takesSourceRoutes) {
      counters.count(Counter.IP_IN_ADDR_ERRORS);
      return;
    }
    counters.count(Counter.TCP_IN_SEGS);
    tcp.receive(
        datagram.frame(),
        datagram.source(),
        datagram.destination(),
        datagram.typeOfService(),
        back,
        now);
  }

  @Override
  public void failed(DeliveryFailure failure, long now) {
    if (failure.reporter() == 0 && failure.code() == IcmpHeader.CODE_HOST_UNREACHABLE) {
      tcp.hostUnreachable(failure.destination(), now);
      return;
    }
    tcp.icmpError(
        failure.source(),
        failure.sourcePort(),
        failure.destination(),
        failure.destinationPort(),
        failure.secondWord(),
        failure.type(),
        failure.code(),
        failure.nextHopMtu(),
        now);
  }
}
