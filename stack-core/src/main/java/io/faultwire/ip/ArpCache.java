package io.faultwire.ip;

import io.faultwire.time.EventQueue;
import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.Frame;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The address resolution of one interface (RFC 826; RFC 1122 section 2.3.2).
 *
 * <p>A datagram for an unknown address waits while up to {@link #REQUESTS} requests go out, {@link
 * #RETRY} apart; if nobody replies, it is handed back.
 */
public final class ArpCache {
  /** How long a station is remembered after it was last heard (RFC 1122 2.3.2.1). */
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** The time between two requests for one address; RFC 1122 2.3.2.1 asks for at least this. */
  public static final Duration RETRY = Duration.ofSeconds(1);

  /** How many requests are sent before an address counts as unreachable. */
  public static final int REQUESTS = 3;

  /** How many datagrams wait for one address; the oldest leaves first (RFC 1122 2.3.2.2). */
  public static final int QUEUE_LIMIT = 256;

  private static final long TIMEOUT_NANOS = TIMEOUT.toNanos();
  private static final long RETRY_NANOS = RETRY.toNanos();

  private final long mac;
  private final int address;
  private final EventQueue queue;
  private final Station station;
  private final Counters counters;
  private final List<ArpEntry> entries = new ArrayList<>();
  private final ArpPacket packet = new ArpPacket();
  private @Nullable ArpEntry lastUsed;

  /** What the cache does through its interface. */
  interface Station {
    /** Sends an ARP packet to a station or, with the broadcast address, to all. */
    void sendArp(int operation, long toMac, int sender, long targetMac, int target);

    /** Sends a datagram, which the call owns, to a station. */
    void sendIpv4(Frame datagram, long toMac);

    /** Takes back a datagram whose next hop did not answer, and owns it. */
    void unresolved(Frame datagram, long now);
  }

  ArpCache(long mac, int address, EventQueue queue, Station station, Counters counters) {
    this.mac = mac;
    this.address = address;
    this.queue = queue;
    this.station = station;
    this.counters = counters;
  }

  /** Sends a datagram, which the call owns, to a neighbour as soon as its station is known. */
  void send(Frame datagram, int neighbour, long now) {
    ArpEntry entry = find(neighbour);
    if (entry != null && entry.isFresh(now)) {
      lastUsed = entry;
      station.sendIpv4(datagram, entry.mac);
      return;
    }
    if (entry == null) {
      entry = add(neighbour);
    }
    entry.waiting.addLast(datagram);
    if (entry.waiting.size() > QUEUE_LIMIT) {
      counters.count(Counter.ARP_QUEUE_DROPS);
      entry.waiting.removeFirst().release();
    }
    if (entry.resolved || entry.requests == 0) {
      entry.resolved = false;
      entry.requests = 0;
      request(entry, now);
    }
  }

  /** Tells every station of the link where this address is (a gratuitous ARP, RFC 5227 3). */
  public void announce() {
    station.sendArp(ArpPacket.REQUEST, MacAddress.BROADCAST.value(), address, 0, address);
  }

  /** Takes an ARP packet of {@code length} octets (RFC 826, "Packet Reception"). */
  void receive(byte[] bytes, int offset, int length, long now) {
    if (length < ArpPacket.LENGTH || !packet.wrap(bytes, offset).isIpv4OverEthernet()) {
      counters.count(Counter.ARP_IN_ERRORS);
      return;
    }
    int sender = packet.senderAddress();
    long senderMac = packet.senderMac();
    if (MacAddress.isGroup(senderMac) || senderMac == 0 || senderMac == mac) {
      counters.count(Counter.ARP_IN_ERRORS);
      return;
    }
    if (sender == address) {
      counters.count(Counter.ARP_CONFLICTS);
      return;
    }
    boolean forMe = packet.targetAddress() == address;
    learn(sender, senderMac, forMe, now);
    if (forMe && packet.operation() == ArpPacket.REQUEST) {
      station.sendArp(ArpPacket.REPLY, senderMac, address, senderMac, sender);
    }
  }

  private void learn(int sender, long senderMac, boolean mayAdd, long now) {
    ArpEntry entry = find(sender);
    if (entry == null) {
      if (!mayAdd || sender == 0) {
        return;
      }
      entry = add(sender);
    }
    entry.resolved = true;
    entry.mac = senderMac;
    entry.expires = now + TIMEOUT_NANOS;
    entry.retry.set(EventQueue.NEVER);
    while (!entry.waiting.isEmpty()) {
      station.sendIpv4(entry.waiting.removeFirst(), senderMac);
    }
  }

  private void request(ArpEntry entry, long now) {
    entry.requests++;
    entry.retry.set(now + RETRY_NANOS);
    station.sendArp(ArpPacket.REQUEST, MacAddress.BROADCAST.value(), address, 0, entry.address);
  }

  private void retry(ArpEntry entry, long now) {
    if (entry.requests < REQUESTS) {
      request(entry, now);
      return;
    }
    entries.remove(entry);
    lastUsed = null;
    while (!entry.waiting.isEmpty()) {
      station.unresolved(entry.waiting.removeFirst(), now);
    }
  }

  private @Nullable ArpEntry find(int wanted) {
    if (lastUsed != null && lastUsed.address == wanted) {
      return lastUsed;
    }
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).address == wanted) {
        return entries.get(i);
      }
    }
    return null;
  }

  private ArpEntry add(int neighbour) {
    ArpEntry entry = new ArpEntry(neighbour, queue, this::retry);
    entries.add(entry);
    return entry;
  }

  /** Returns the station that has an address, if it was heard within {@link #TIMEOUT}. */
  public Optional<MacAddress> lookup(int neighbour, long now) {
    ArpEntry entry = find(neighbour);
    return entry != null && entry.isFresh(now)
        ? Optional.of(new MacAddress(entry.mac))
        : Optional.empty();
  }

  /** Returns the stations that are known, in the order of their addresses. */
  public Map<Ipv4Address, MacAddress> stations(long now) {
    Map<Ipv4Address, MacAddress> stations = new TreeMap<>();
    for (ArpEntry entry : entries) {
      if (entry.isFresh(now)) {
        stations.put(new Ipv4Address(entry.address), new MacAddress(entry.mac));
      }
    }
    return stations;
  }

  /** Forgets every station; what waits for one goes on waiting. */
  public void clear() {
    entries.removeIf(entry -> entry.resolved);
    lastUsed = null;
  }

  /** Releases the datagrams that wait; used when the network is taken down. */
  void discardHeld() {
    for (ArpEntry entry : entries) {
      entry.retry.set(EventQueue.NEVER);
      entry.waiting.forEach(Frame::release);
      entry.waiting.clear();
    }
    entries.clear();
    lastUsed = null;
  }
}
