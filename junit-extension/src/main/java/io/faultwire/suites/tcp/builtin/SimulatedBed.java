package io.faultwire.suites.tcp.builtin;

import io.faultwire.capture.Capture;
import io.faultwire.device.Nic;
import io.faultwire.host.HostStack;
import io.faultwire.link.Faults;
import io.faultwire.link.Link;
import io.faultwire.link.Port;
import io.faultwire.suites.tcp.builtin.socket.StackSockets;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.TesterPort;
import io.faultwire.suites.tcp.subject.RawWire;
import io.faultwire.suites.tcp.subject.SocketCalls;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.suites.tcp.subject.TcpSubject;
import io.faultwire.suites.tcp.subject.TestBed;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One host with the built-in stack and the tester, at the ends of one link. */
final class SimulatedBed implements TestBed {
  private static final Duration LATENCY = Duration.ofMillis(1);

  /** What scripts may send, as if segments were merged on the way. */
  private static final int LARGEST_PACKET = 65_535;

  private final VirtualClock clock = new VirtualClock();
  private final EventQueue queue = new EventQueue();
  private final FramePool pool;
  private final Capture capture = new Capture();
  private final List<Link> links = new ArrayList<>();
  private final HostStack host;
  private final SimulatedWire wire;
  private final StackSubject subject;
  private final Map<String, String> kernelSettings;
  private final StackSockets sockets;

  SimulatedBed(
      Seed seed, TcpOptions options, SubjectSettings settings, @Nullable TcpDefect defect) {
    int mtu = settings.mtu().orElse(TesterPort.MTU);
    kernelSettings = settings.kernelSettings();
    pool = new FramePool(settings.adjacent() ? LARGEST_PACKET : mtu);
    Nic nic = new Nic("subject", TesterPort.SUBJECT_MAC, mtu, pool);
    TesterPort port = new TesterPort(pool);
    wire = new SimulatedWire(clock, queue, port, mtu, pool.maximumLength());
    Link link = join(defect == null ? nic : tamper(nic, defect, seed), port, seed);
    if (!settings.adjacent()) {
      link.directions().forEach(direction -> direction.install(Faults.delay(LATENCY)));
    }
    capture.watch(link);
    capture.nameHost("subject", TesterPort.SUBJECT);
    capture.nameHost("tester", TesterPort.TESTER);
    host = new HostStack("subject", clock, queue, seed, pool, options, capture);
    host.addInterface(nic, TesterPort.SUBJECT, TesterPort.NETWORK);
    subject = new StackSubject(host.tcp(), TesterPort.TESTER.value(), defect);
    sockets = new StackSockets(host);
  }

  private Link join(Port subjectEnd, Port testerEnd, Seed seed) {
    Link link = new Link(subjectEnd, testerEnd, clock, queue, seed);
    links.add(link);
    return link;
  }

  /** Put a defect between the host and its link, and return what stands for the host there. */
  private Port tamper(Nic nic, TcpDefect defect, Seed seed) {
    Tampering tampering = new Tampering(defect, clock, queue, pool);
    join(nic, tampering.towardsHost(), seed);
    return tampering.towardsTester();
  }

  @Override
  public Optional<Capture> capture() {
    return Optional.of(capture);
  }

  @Override
  public TcpSubject subject() {
    return subject;
  }

  @Override
  public RawWire wire() {
    return wire;
  }

  @Override
  public SocketCalls sockets() {
    return sockets;
  }

  @Override
  public Optional<String> changeSetting(String name, String value) {
    Map<String, String> changed = new TreeMap<>(kernelSettings);
    changed.put(name, value);
    String refusal = Sysctls.refused(changed).get(name);
    if (refusal != null) {
      return Optional.of(refusal);
    }
    return value.equals(kernelSettings.get(name)) || !Sysctls.isOption(name)
        ? Optional.empty()
        : Optional.of("the built-in stack cannot change " + name + " while it runs");
  }

  @Override
  public void close() {
    host.discardHeld();
    links.forEach(Link::discardHeld);
    queue.drain(
        pending -> {
          if (pending instanceof Frame frame) {
            frame.release();
          }
        });
  }
}
