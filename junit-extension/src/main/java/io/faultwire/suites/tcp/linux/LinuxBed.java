package io.faultwire.suites.tcp.linux;

import io.faultwire.capture.Capture;
import io.faultwire.engine.kernel.KernelHost;
import io.faultwire.link.Link;
import io.faultwire.suites.tcp.peer.TesterPort;
import io.faultwire.suites.tcp.subject.RawWire;
import io.faultwire.suites.tcp.subject.SocketCalls;
import io.faultwire.suites.tcp.subject.SubjectClaims;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.suites.tcp.subject.TcpSubject;
import io.faultwire.suites.tcp.subject.TestBed;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.FramePool;
import java.time.Duration;
import java.util.Optional;

/** One kernel and the tester, at the ends of one link. */
final class LinuxBed implements TestBed {
  /** As long as the longest of the checks that have to wait for Linux's timers. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** What a TAP device takes, as if segments were merged on the way. */
  private static final int LARGEST_PACKET = 65_535 - EthernetHeader.LENGTH;

  private final Capture capture = new Capture();
  private final KernelHost kernel;
  private final TapWire wire;
  private final LinuxSockets sockets;
  private final SocketSubject subject;

  LinuxBed(KernelHost kernel, int mtu, SubjectClaims claims, SubjectSettings settings, Seed seed) {
    this.kernel = kernel;
    VirtualClock clock = new VirtualClock();
    EventQueue queue = new EventQueue();
    int toSubject = settings.adjacent() ? LARGEST_PACKET : mtu;
    FramePool pool = new FramePool(toSubject);
    TesterPort testerPort = new TesterPort(pool);
    KernelPort subjectPort = new KernelPort(kernel, pool);
    capture.watch(new Link(subjectPort, testerPort, clock, queue, seed));
    capture.nameHost("subject", TesterPort.SUBJECT);
    capture.nameHost("tester", TesterPort.TESTER);
    wire = new TapWire(clock, queue, testerPort, subjectPort, kernel, mtu, toSubject);
    boolean chosen = settings.kernelSettings().containsKey(KernelSettings.CONGESTION_CONTROL);
    sockets = new LinuxSockets(kernel.sockets(), wire, chosen ? "" : LinuxSockets.CUBIC);
    subject = new SocketSubject(sockets, claims, settings.takesSourceRoutes());
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
  public Optional<Capture> capture() {
    return Optional.of(capture);
  }

  @Override
  public SocketCalls sockets() {
    return sockets;
  }

  @Override
  public Optional<String> changeSetting(String name, String value) {
    return KernelSettings.change(kernel, name, value);
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public void close() {
    kernel.close();
  }
}
