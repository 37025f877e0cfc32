package io.faultwire.engine.toxiproxy.lane;

import io.faultwire.engine.simulation.Assembly;
import io.faultwire.engine.simulation.Cabling;
import io.faultwire.engine.simulation.UnderWay;
import io.faultwire.engine.toxiproxy.server.ToxiproxyException;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.link.Link;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.LinkSpec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The links of a network, laid through a Toxiproxy server; counts the frames on their way. */
final class LaneNetwork implements Cabling {
  /** How long frames may take that are on their way when the network ends. */
  private static final long LAST_FRAMES_MILLIS = 1000;

  /** TIME-WAIT lasts twice as long; in virtual time the minute of Linux costs nothing. */
  private static final Duration SEGMENT_LIFETIME = Duration.ofMillis(500);

  private final LaneLoop loop;
  private final Lanes lanes;
  private final Queue<Parcel> arrivals = new ArrayDeque<>();
  private final CompletableFuture<@Nullable Void> settled = new CompletableFuture<>();
  private @Nullable Assembly network;
  private @Nullable UnderWay frames;
  private int generation;
  private long underWay;
  private long oldUnderWay;
  private long neverArriving;

  LaneNetwork(ToxiproxyServer server) {
    loop = new LaneLoop(own(server), this::takeIn, this::deliver, this::crashed);
    lanes = new Lanes(server, loop, this::fail);
    loop.start();
  }

  /** A server in a container does not come to our loopback address. */
  private static InetAddress own(ToxiproxyServer server) {
    return server.sharesLoopback()
        ? InetAddress.getLoopbackAddress()
        : new InetSocketAddress(0).getAddress();
  }

  private LaneLoop.Ready takeIn(SocketChannel channel) {
    return new LaneEnd(channel, lanes::record);
  }

  LaneLoop loop() {
    return loop;
  }

  Lanes lanes() {
    return lanes;
  }

  @Override
  public void lay(LinkSpec spec, Link link, Assembly assembly) {
    if (network == null) {
      network = assembly;
      frames = new UnderWay(assembly, () -> loop.execute(lanes::lookForStill));
    }
    LaneBundle forward = new LaneBundle(this, link.forward());
    LaneBundle backward = new LaneBundle(this, link.backward());
    link.forward().setCarrier(forward);
    link.backward().setCarrier(backward);
    loop.execute(() -> forward.prepare(spec.forward()));
    loop.execute(() -> backward.prepare(spec.backward()));
  }

  /**
   * Waits until the lanes of all links are open.
   *
   * @throws ToxiproxyException if the server does not let them; the message names the remedy
   */
  void awaitOpen() {
    CompletableFuture<@Nullable Void> open = new CompletableFuture<>();
    loop.execute(() -> lanes.whenOpen(open));
    try {
      open.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ToxiproxyException told
          ? told
          : new ToxiproxyException("the lanes do not open", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToxiproxyException("interrupted while lanes were opened", e);
    }
  }

  @Override
  public TcpOptions tcp(HostSpec host) {
    Duration usual = TcpOptions.DEFAULT.maximumSegmentLifetime();
    return host.tcp().maximumSegmentLifetime().equals(usual)
        ? host.tcp().toBuilder().maximumSegmentLifetime(SEGMENT_LIFETIME).build()
        : host.tcp();
  }

  /** Counts a frame that is to arrive, in the network's turn, and returns its generation. */
  int sent() {
    underWay++;
    lookAfterFrames();
    return generation;
  }

  /** The network is not quiet before the last frame has arrived. */
  private void lookAfterFrames() {
    if (frames != null) {
      frames.set(underWay > 0);
    }
  }

  /** Notes a frame that came to the far end, in the thread of the lanes. */
  void arrived(Parcel parcel) {
    arrivals.add(parcel);
  }

  /** Notes a frame that never will, in the thread of the lanes. */
  void neverArrives() {
    neverArriving++;
  }

  private void deliver() {
    Assembly target = network;
    if (target != null && (!arrivals.isEmpty() || neverArriving > 0)) {
      target.inTurn(() -> deliver(target));
      arrivals.clear();
    }
  }

  private void deliver(Assembly target) {
    underWay -= neverArriving;
    neverArriving = 0;
    long now = target.clock().now();
    Parcel parcel;
    while ((parcel = arrivals.poll()) != null) {
      target.queue().schedule(now, parcel.bundle().direction(), parcel.unpack(target.pool()));
      underWay--;
      if (parcel.generation() < generation && --oldUnderWay == 0) {
        settled.complete(null);
      }
    }
    lookAfterFrames();
  }

  private void crashed(RuntimeException cause) {
    fail(new ToxiproxyException("the lanes cannot go on: " + cause.getMessage(), cause));
  }

  private void fail(ToxiproxyException failure) {
    Assembly target = network;
    if (target != null) {
      target.fail(failure);
    }
    settled.complete(null);
  }

  @Override
  public void settle() {
    Assembly target = network;
    if (target != null) {
      target.inTurn(this::beginToSettle);
      try {
        settled.get(LAST_FRAMES_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // they are in flight when the capture ends, as in simulation
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void beginToSettle() {
    generation++;
    oldUnderWay = underWay;
    if (oldUnderWay == 0) {
      settled.complete(null);
    }
  }

  @Override
  public void close() {
    loop.close();
    lanes.close();
  }
}
