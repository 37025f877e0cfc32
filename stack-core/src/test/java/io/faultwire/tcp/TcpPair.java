package io.faultwire.tcp;

import io.faultwire.link.Fault;
import io.faultwire.link.Faults;
import io.faultwire.link.Link;
import io.faultwire.link.LinkDirection;
import io.faultwire.link.Port;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.SourceRoute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two TCPs at the ends of one link, with nothing between them but bare IPv4 and Ethernet headers.
 */
final class TcpPair {
  static final int MTU = 1500;
  static final int CLIENT = 0x0A000001;
  static final int SERVER = 0x0A000002;

  final VirtualClock clock = new VirtualClock();
  final EventQueue queue = new EventQueue();
  final FramePool pool = new FramePool(MTU);
  final List<String> log = new ArrayList<>();
  final TcpStack client;
  final TcpStack server;
  final Link link;

  TcpPair(Seed seed, TcpOptions options, Duration latency, Fault... faults) {
    End clientEnd = new End("client", CLIENT);
    End serverEnd = new End("server", SERVER);
    link = new Link(clientEnd, serverEnd, clock, queue, seed);
    for (LinkDirection direction : link.directions()) {
      direction.install(Faults.delay(latency));
      for (Fault fault : faults) {
        direction.install(fault);
      }
    }
    client = new TcpStack(clock, queue, seed.stream("client"), options, clientEnd, log("client"));
    server = new TcpStack(clock, queue, seed.stream("server"), options, serverEnd, log("server"));
    clientEnd.stack = client;
    serverEnd.stack = server;
  }

  private TcpObserver log(String name) {
    return new TcpObserver() {
      @Override
      public void stateChanged(TcpConnection c, TcpState from, TcpState to, long now) {
        log.add(name + " " + to.rfcName());
      }

      @Override
      public void retransmitted(
          TcpConnection c, int sequenceNumber, int length, RetransmissionCause cause, long now) {
        log.add(name + " retransmits " + (sequenceNumber - c.iss()) + "+" + length + " " + cause);
      }
    };
  }

  /** Runs until nothing is pending. */
  void runUntilQuiet() {
    for (int events = 0; queue.runNext(clock); events++) {
      if (events > 5_000_000) {
        throw new AssertionError("not quiet: " + client.connections() + server.connections());
      }
    }
  }

  /** Runs for a span of virtual time. */
  void run(Duration span) {
    long until = clock.now() + span.toNanos();
    while (queue.nextTime() <= until) {
      queue.runNext(clock);
    }
    clock.advanceTo(until);
  }

  /** Returns an established connection: the client's end, then the server's. */
  TcpConnection[] connect() throws TcpException {
    TcpListener listener = server.listen(0, 80, 5);
    TcpConnection active = client.connect(0, 0, SERVER, 80);
    while (listener.pending() == 0 && queue.runNext(clock)) {
      // the handshake goes on
    }
    TcpConnection passive = listener.accept();
    listener.close();
    if (passive == null) {
      throw new AssertionError("no handshake: " + log);
    }
    return new TcpConnection[] {active, passive};
  }

  private final class End implements Port, TcpOutput {
    private final String name;
    private final int address;
    private LinkDirection outgoing;
    private TcpStack stack;

    End(String name, int address) {
      this.name = name;
      this.address = address;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void attach(LinkDirection direction) {
      outgoing = direction;
    }

    @Override
    public void receive(Frame frame, long now) {
      if (frame.fcsMatches()) {
        int ip = frame.pull(EthernetHeader.LENGTH);
        Ipv4Header header = new Ipv4Header().wrap(frame.bytes(), ip);
        frame.pull(Ipv4Header.LENGTH);
        stack.receive(
            frame, header.source(), header.destination(), header.typeOfService(), null, now);
      }
      frame.release();
    }

    @Override
    public Frame acquire() {
      return pool.acquire();
    }

    @Override
    public void send(
        Frame segment,
        int source,
        int destination,
        int tos,
        int ttl,
        @Nullable SourceRoute by,
        long now) {
      int at = segment.push(Ipv4Header.LENGTH);
      Ipv4Header.write(
          segment.bytes(),
          at,
          tos,
          segment.length(),
          0,
          0,
          ttl,
          IpProtocol.TCP,
          source,
          destination);
      at = segment.push(EthernetHeader.LENGTH);
      EthernetHeader.write(segment.bytes(), at, 2, 1, EthernetHeader.TYPE_IPV4);
      outgoing.transmit(segment);
    }

    @Override
    public int sourceFor(int destination) {
      return address;
    }

    @Override
    public int mtuFor(int destination) {
      return MTU;
    }

    @Override
    public boolean isLocal(int candidate) {
      return candidate == address;
    }
  }
}
