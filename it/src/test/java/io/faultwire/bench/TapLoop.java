package io.faultwire.bench;

import io.faultwire.device.Nic;
import io.faultwire.engine.kernel.NetworkNamespace;
import io.faultwire.engine.kernel.TapDevice;
import io.faultwire.engine.kernel.TapPort;
import io.faultwire.host.HostStack;
import io.faultwire.link.Link;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpListener;
import io.faultwire.tcp.TcpObserver;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import io.faultwire.wire.MacAddress;
import java.util.function.BooleanSupplier;

/** A modelled host and a kernel on one link, run by one thread, without sockets and capture. */
final class TapLoop implements AutoCloseable {
  static final Ipv4Address MODEL = Ipv4Address.parse("10.0.0.1");
  static final Ipv4Address LINUX = Ipv4Address.parse("10.0.0.2");

  private static final int MTU = 1500;
  private static final int CHUNK = 64 * 1024;
  private static final int PREFIX_LENGTH = 24;

  private final VirtualClock clock = new VirtualClock();
  private final EventQueue queue = new EventQueue();
  private final TapDevice device = TapDevice.open();
  private final NetworkNamespace namespace = NetworkNamespace.create();
  private final TapPort port;
  private final HostStack host;
  private final long start = System.nanoTime();
  private final byte[] chunk = new byte[CHUNK];
  private long received;

  TapLoop(TcpOptions options) {
    FramePool pool = new FramePool(MTU);
    device.moveTo(namespace, MacAddress.local(2), LINUX, PREFIX_LENGTH, MTU);
    port = new TapPort("linux", device, pool, Runnable::run);
    Nic nic = new Nic("model", MacAddress.local(1), MTU, pool);
    new Link(nic, port, clock, queue, Seed.DEFAULT);
    host = new HostStack("model", clock, queue, Seed.DEFAULT, pool, options, TcpObserver.NONE);
    host.addInterface(nic, MODEL, Ipv4Prefix.parse(MODEL + "/" + PREFIX_LENGTH));
  }

  NetworkNamespace namespace() {
    return namespace;
  }

  /** Runs until a condition holds or a time of {@link System#nanoTime} has come. */
  void run(BooleanSupplier done, long end) {
    for (long now = System.nanoTime(); now < end && !done.getAsBoolean(); now = System.nanoTime()) {
      clock.advanceTo(Math.max(clock.now(), now - start));
      int frames = port.takeWaiting();
      while (queue.nextTime() <= clock.now()) {
        queue.runNext(clock);
        frames++;
      }
      if (frames == 0) {
        Thread.onSpinWait();
      }
    }
  }

  /** Connects, and from then on sends as much as the connection takes. */
  TcpConnection send(int port) throws TcpException {
    TcpConnection connection = host.tcp().connect(0, 0, LINUX.value(), port);
    connection.setWaker(
        () -> {
          while (connection.state().canSend() && connection.write(chunk, 0, CHUNK) > 0) {
            // more fits
          }
        });
    return connection;
  }

  /** Accepts a connection, and from then on counts what comes. */
  void count(int port, long end) throws TcpException {
    TcpListener listener = host.tcp().listen(0, port, 1);
    run(() -> listener.pending() > 0, end);
    TcpConnection connection = listener.accept();
    if (connection == null) {
      throw new IllegalStateException("the kernel did not connect");
    }
    connection.setWaker(
        () -> {
          for (int n = connection.read(chunk, 0, CHUNK); n > 0; ) {
            received += n;
            n = connection.read(chunk, 0, CHUNK);
          }
        });
  }

  long received() {
    return received;
  }

  @Override
  public void close() {
    device.close();
    namespace.close();
  }
}
