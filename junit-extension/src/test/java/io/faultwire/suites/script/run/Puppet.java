package io.faultwire.suites.script.run;

import static java.util.Objects.requireNonNull;

import io.faultwire.suites.script.TextFile;
import io.faultwire.suites.script.packet.IpFields;
import io.faultwire.suites.script.packet.Packet;
import io.faultwire.suites.script.packet.PacketEncoder;
import io.faultwire.suites.script.packet.Ports;
import io.faultwire.suites.script.packet.ReceivedPacket;
import io.faultwire.suites.script.packet.TcpOption;
import io.faultwire.suites.script.packet.TcpPacket;
import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.subject.RawWire;
import io.faultwire.suites.tcp.subject.SocketCalls;
import io.faultwire.suites.tcp.subject.TcpSubject;
import io.faultwire.suites.tcp.subject.TestBed;
import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A subject that sends what a test tells it to, and whose calls all succeed. */
final class Puppet implements TestBed, RawWire, SocketCalls {
  static final int ISS = 0xFFFF_FFF0;
  static final int SUBJECT = 0x0A000001;
  static final int TESTER = 0x0A000002;

  final List<Packet> taken = new ArrayList<>();
  private final Deque<Consumer<TcpPacket>> reactions = new ArrayDeque<>();
  private final Deque<byte[]> outgoing = new ArrayDeque<>();
  private long now = 5_000;
  private int nextDescriptor = 70;
  private Duration lateness = Duration.ZERO;
  private Ports ports = Ports.OPEN;

  /** Makes the tester one that came late. */
  Puppet lateBy(Duration late) {
    lateness = late;
    return this;
  }

  /** Says what the puppet does with its next packet. */
  Puppet then(Consumer<TcpPacket> reaction) {
    reactions.add(reaction);
    return this;
  }

  /** Lets the puppet take its next packet in silence. */
  Puppet thenNothing() {
    return then(any -> {});
  }

  /** Sends a segment from its initial sequence number on, with the window 100. */
  void says(int flags, int seq, int ack, int length, TcpOption... options) {
    sends(
        new TcpPacket(
            IpFields.DEFAULT,
            ports,
            flags,
            ISS + seq,
            ack,
            100,
            0,
            List.of(options),
            length,
            true));
  }

  void sends(Packet packet) {
    sends(new PacketEncoder(SUBJECT, TESTER).encode(packet));
  }

  void sends(byte[] octets) {
    outgoing.add(octets);
  }

  Ports ports() {
    return ports;
  }

  /** Returns a segment that the tester has sent. */
  TcpPacket segment(int index) {
    return (TcpPacket) taken.get(index);
  }

  /** Runs a script that starts with a listening socket. */
  void run(String... lines) {
    run("", lines);
  }

  /** Runs a script that starts with options and a listening socket. */
  void run(String options, String[] lines) {
    String head =
        """
        0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
        +0 bind(3, ..., ...) = 0
        +0 listen(3, 1) = 0
        """;
    runAlone(options + head + String.join("\n", lines));
  }

  void runAlone(String text) {
    ScriptRun.of(new TextFile("a.pkt", text), List.of()).run(this, new RunLog());
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public int testerAddress() {
    return TESTER;
  }

  @Override
  public int subjectAddress() {
    return SUBJECT;
  }

  @Override
  public int mtu() {
    return 1500;
  }

  @Override
  public Duration lateness() {
    return lateness;
  }

  @Override
  public void send(byte[] octets) {
    Packet packet = ReceivedPacket.decode(octets).orElseThrow().packet();
    taken.add(packet);
    if (packet instanceof TcpPacket tcp) {
      ports =
          new Ports(
              /* source= */ tcp.ports().destination(), /* destination= */ tcp.ports().source());
      Consumer<TcpPacket> reaction = reactions.poll();
      requireNonNull(reaction, "a packet more than the test expects").accept(tcp);
    }
  }

  @Override
  public byte @Nullable [] receive(long deadline) {
    byte[] next = outgoing.poll();
    now = next == null ? Math.max(now, deadline) : now;
    return next;
  }

  @Override
  public TcpSubject subject() {
    throw new UnsupportedOperationException();
  }

  @Override
  public RawWire wire() {
    return this;
  }

  @Override
  public SocketCalls sockets() {
    return this;
  }

  @Override
  public void close() {}

  @Override
  public int socket(int domain, int type, int protocol) {
    return nextDescriptor++;
  }

  @Override
  public int bind(int descriptor, int address, int port) {
    return 0;
  }

  @Override
  public int listen(int descriptor, int backlog) {
    return 0;
  }

  @Override
  public int accept(int descriptor) {
    return nextDescriptor++;
  }

  @Override
  public int connect(int descriptor, int address, int port) {
    ports = new Ports(33_000, port);
    says(TcpHeader.SYN, 0, 0, 0);
    return Errno.EINPROGRESS.negated();
  }

  @Override
  public int send(int descriptor, byte[] octets, int flags) {
    return octets.length;
  }

  @Override
  public int sendTo(int descriptor, byte[] octets, int flags, int address, int port) {
    return octets.length;
  }

  @Override
  public int receive(int descriptor, byte[] target, int flags) {
    return target.length;
  }

  @Override
  public int receiveFrom(int descriptor, byte[] target, int flags, int[] source) {
    return target.length;
  }

  @Override
  public int shutdown(int descriptor, int how) {
    return 0;
  }

  @Override
  public int close(int descriptor) {
    return 0;
  }

  @Override
  public int setOption(int descriptor, int level, int name, byte[] value) {
    return 0;
  }

  @Override
  public int getOption(int descriptor, int level, int name, byte[] value) {
    return value.length;
  }

  @Override
  public int ioctl(int descriptor, long request, int[] argument) {
    return 0;
  }

  @Override
  public int poll(int descriptor, int events) {
    return events;
  }
}
