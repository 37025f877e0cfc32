package io.faultwire.capture;

import io.faultwire.capture.pcap.CaptureFile;
import io.faultwire.capture.pcap.LinkType;
import io.faultwire.link.Link;
import io.faultwire.link.LinkDirection;
import io.faultwire.link.LinkTap;
import io.faultwire.tcp.RetransmissionCause;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpEvent;
import io.faultwire.tcp.TcpObserver;
import io.faultwire.tcp.TcpState;
import io.faultwire.tcp.congestion.CongestionEvent;
import io.faultwire.wire.Frame;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Packet;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Every frame on every link of a network, with its fate, and what the frames add up to.
 *
 * <p>What it returns is a snapshot of the frames until then. It may be asked while its network runs
 * on in real time.
 */
public final class Capture implements LinkTap, TcpObserver {
  private final List<CapturedInterface> interfaces = new ArrayList<>();
  private final Map<LinkDirection, CapturedInterface> watched = new HashMap<>();
  private final List<FrameRecord> frames = new ArrayList<>();
  private final List<ArrivalOrder> arrivalOrders = new ArrayList<>();
  private final ByteStore store = new ByteStore();
  private final HostNames names = new HostNames();
  private final TcpHistories histories = new TcpHistories();
  private String tlsSecrets = "";

  /** Watches both directions of a link. */
  public synchronized void watch(Link link) {
    for (LinkDirection direction : link.directions()) {
      interfaceOf(direction);
      direction.setTap(this);
    }
  }

  /** Declares whose address this is, so that conversations name the host. */
  public synchronized void nameHost(String host, Ipv4Address address) {
    names.declare(address, host);
  }

  @Override
  public synchronized FrameFate sent(LinkDirection direction, Frame frame, long now) {
    int length = frame.length();
    int offset = store.add(frame.bytes(), frame.start(), length);
    return record(interfaceOf(direction), now, offset, length, length);
  }

  private FrameRecord record(
      CapturedInterface where, long sentAt, int offset, int length, int capturedLength) {
    int number = frames.size() + 1;
    ArrivalOrder order = arrivalOrders.get(where.index());
    FrameRecord record =
        new FrameRecord(
            number, where, sentAt, store.chunk(), offset, length, capturedLength, order);
    frames.add(record);
    return record;
  }

  private CapturedInterface interfaceOf(LinkDirection direction) {
    CapturedInterface known = watched.get(direction);
    if (known == null) {
      String from = direction.from().name();
      String to = direction.to().name();
      known = addInterface(direction.name(), direction.linkName(), from, to, LinkType.ETHERNET);
      watched.put(direction, known);
    }
    return known;
  }

  CapturedInterface addInterface(
      String name,
      String linkName,
      @org.jspecify.annotations.Nullable String from,
      @org.jspecify.annotations.Nullable String to,
      LinkType type) {
    CapturedInterface added =
        new CapturedInterface(interfaces.size(), name, linkName, from, to, type);
    interfaces.add(added);
    arrivalOrders.add(new ArrivalOrder());
    return added;
  }

  /** Adds a frame whose octets were stored before, as a reader of files does. */
  FrameRecord add(CapturedInterface where, long sentAt, byte[] bytes, int length) {
    int captured = Math.min(bytes.length, length);
    int offset = store.reserve(length);
    System.arraycopy(bytes, 0, store.chunk(), offset, captured);
    return record(where, sentAt, offset, length, captured);
  }

  @Override
  public synchronized void stateChanged(
      TcpConnection connection, TcpState from, TcpState to, long now) {
    histories.stateChanged(connection, from, to, now);
  }

  @Override
  public synchronized void retransmitted(
      TcpConnection connection,
      int sequenceNumber,
      int length,
      RetransmissionCause cause,
      long now) {
    histories.retransmitted(connection, sequenceNumber, length, cause, now);
  }

  @Override
  public synchronized void processed(TcpConnection connection, TcpEvent event, long now) {
    histories.processed(connection, event, now);
  }

  @Override
  public synchronized void congestion(
      TcpConnection connection, CongestionEvent event, int flightSize, long now) {
    histories.congestion(connection, event, flightSize, now);
  }

  @Override
  public synchronized void read(
      TcpConnection connection, int sequenceNumber, int length, long now) {
    histories.read(connection, sequenceNumber, length, now);
  }

  TcpHistories histories() {
    return histories;
  }

  /** Returns how many frames were captured. */
  public synchronized int size() {
    return frames.size();
  }

  /** Returns where frames were or could have been seen, in the order of their declaration. */
  public synchronized List<CapturedInterface> interfaces() {
    return List.copyOf(interfaces);
  }

  /** Returns all frames in the order in which they were sent. */
  public synchronized List<CapturedFrame> frames() {
    return frames.stream().map(CapturedFrame::new).toList();
  }

  /** Returns the frames that match, such as {@code frames(Tcp::isSyn)}. */
  public List<CapturedFrame> frames(Predicate<Packet> match) {
    return frames().stream().filter(frame -> match.test(frame.packet())).toList();
  }

  /** Returns the TCP conversations in the order in which they began. */
  public synchronized List<TcpConversation> tcpConversations() {
    return analyse().tcpConversations();
  }

  /**
   * Returns the one TCP conversation between two ends.
   *
   * @param client such as {@code client} or {@code client:49152}; an address does as well
   * @param server such as {@code server:80}
   * @throws NoSuchConversationException if there is none or more than one; the message lists them
   */
  public TcpConversation tcp(String client, String server) {
    List<TcpConversation> all = tcpConversations();
    List<TcpConversation> matches =
        all.stream().filter(c -> c.client().matches(client) && c.server().matches(server)).toList();
    return Choice.one("TCP conversation", client, server, matches, all);
  }

  /** Returns the TCP conversations between two ends, in the order in which they began. */
  public List<TcpConversation> tcpAll(String client, String server) {
    return tcpConversations().stream()
        .filter(c -> c.client().matches(client) && c.server().matches(server))
        .toList();
  }

  /** Returns the UDP flows in the order in which they began. */
  public synchronized List<UdpFlow> udpFlows() {
    return analyse().udpFlows();
  }

  /**
   * Returns the one UDP flow between two ends.
   *
   * @param client such as {@code client}: the end that sent first
   * @param server such as {@code server:53}
   * @throws NoSuchConversationException if there is none or more than one; the message lists them
   */
  public UdpFlow udp(String client, String server) {
    return Choice.one("UDP flow", client, server, udpAll(client, server), udpFlows());
  }

  /** Returns the UDP flows between two ends, in the order in which they began. */
  public List<UdpFlow> udpAll(String client, String server) {
    return udpFlows().stream()
        .filter(flow -> flow.client().matches(client) && flow.server().matches(server))
        .toList();
  }

  /** Returns the address resolutions, in the order in which they began. */
  public synchronized List<ArpExchange> arpExchanges() {
    return new Exchanges(analyse()).arp();
  }

  /** Returns the ICMP echos with their replies, in the order in which they were sent. */
  public synchronized List<PingExchange> pings() {
    return new Exchanges(analyse()).pings();
  }

  /** Returns all ICMP messages in the order in which they were sent. */
  public synchronized List<IcmpMessage> icmpMessages() {
    return new Exchanges(analyse()).icmp();
  }

  /**
   * Reads a pcapng or pcap file, by whatever program it was written. In a capture that Faultwire
   * wrote, frames have the fates that they had; in one made elsewhere, each frame has arrived.
   *
   * @throws io.faultwire.capture.pcap.CaptureFormatException if it is neither or is damaged; the
   *     message gives the offset and what was expected there
   * @throws IOException if it cannot be read
   */
  public static Capture read(Path file) throws IOException {
    return CaptureFiles.read(CaptureFile.read(file));
  }

  /** Reads the octets of a pcapng or pcap file that messages call {@code name}. */
  public static Capture read(String name, byte[] bytes) throws IOException {
    return CaptureFiles.read(CaptureFile.parse(name, bytes));
  }

  /**
   * Writes all frames as pcapng: an interface for each direction of a link, times in nanoseconds,
   * and a comment on each frame that a rule touched.
   */
  public void writePcapng(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      writePcapng(out);
    }
  }

  /** Writes all frames as pcapng to a stream, which stays open. */
  public synchronized void writePcapng(OutputStream out) throws IOException {
    writePcapng(out, tlsSecrets);
  }

  /**
   * Writes all frames as pcapng with secrets of TLS, so that Wireshark opens the records.
   *
   * @param secrets a key log in the format of {@code SSLKEYLOGFILE}; empty for none
   */
  public synchronized void writePcapng(OutputStream out, String secrets) throws IOException {
    CaptureFiles.write(interfaces, frames, names, secrets, out);
  }

  /**
   * Returns the secrets of TLS that the file of this capture carries, in the format of {@code
   * SSLKEYLOGFILE}; empty if there are none.
   */
  public synchronized String tlsSecrets() {
    return tlsSecrets;
  }

  synchronized void setTlsSecrets(String secrets) {
    tlsSecrets = secrets;
  }

  private Analysis analyse() {
    return new Analysis(frames, names, histories);
  }

  @Override
  public String toString() {
    return "a capture of " + frames.size() + " frames on " + interfaces.size() + " interfaces";
  }
}
