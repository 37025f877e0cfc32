package io.faultwire.engine.toxiproxy.lane;

import io.faultwire.engine.toxiproxy.server.ToxiproxyException;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All lanes of a network, by their numbers; used by the thread of the lanes. */
final class Lanes {
  /** How long a lane may stay closed, or keep what is in it beyond its time, in nanoseconds. */
  static final long PATIENCE = 5_000_000_000L;

  private static final System.Logger LOG = System.getLogger("io.faultwire.toxiproxy");

  private final ToxiproxyServer server;
  private final LaneLoop loop;
  private final Consumer<ToxiproxyException> failed;
  private final InetSocketAddress end;
  private final List<Lane> all = new ArrayList<>();
  private CompletableFuture<@Nullable Void> open = new CompletableFuture<>();
  private @Nullable ToxiproxyException failure;

  Lanes(ToxiproxyServer server, LaneLoop loop, Consumer<ToxiproxyException> failed) {
    this.server = server;
    this.loop = loop;
    this.failed = failed;
    this.end = new InetSocketAddress(InetAddress.getLoopbackAddress(), loop.port());
  }

  /** Makes a lane, which opens by itself. */
  Lane add(LaneSpec spec) {
    LaneGate gate = new LaneGate(server, spec.name(), end, spec.toxic());
    Lane lane = new Lane(all.size(), spec, this, loop, gate);
    all.add(lane);
    lane.open();
    return lane;
  }

  /** Takes a record that came in through a proxy. */
  void record(ByteBuffer buffer, int at) {
    int number = Lane.numberOf(LaneRecord.lane(buffer, at));
    if (number < all.size()) {
      all.get(number).record(buffer, at);
    }
  }

  /** Completes a promise when all lanes are open, or cannot be opened. */
  void whenOpen(CompletableFuture<@Nullable Void> promise) {
    open = promise;
    opened();
  }

  /** Is told that one more lane is open. */
  void opened() {
    if (failure != null) {
      open.completeExceptionally(failure);
    } else if (!open.isDone() && all.stream().allMatch(Lane::isOpen)) {
      open.complete(null);
    }
  }

  /** Is told that the server closed a lane. */
  void reopens(LaneSpec lane) {
    LOG.log(
        System.Logger.Level.INFO, "the server closed lane {0}: it is opened again", lane.name());
  }

  /** Is told that a lane lost a frame that no rule condemned. */
  void lost(LaneSpec lane) {
    String what =
        "a frame was lost on it that no rule condemned; let nobody else change proxies of ";
    fail(lane, new ToxiproxyException(what + server));
  }

  /** Ends the network, since a lane cannot be used any more; from any thread. */
  void fail(LaneSpec lane, Exception cause) {
    loop.execute(() -> failOnce(lane, cause));
  }

  private void failOnce(LaneSpec lane, Exception cause) {
    if (failure == null) {
      ToxiproxyException told =
          new ToxiproxyException(
              "frames cannot go on over lane '" + lane.name() + "': " + cause.getMessage(), cause);
      failure = told;
      opened();
      failed.accept(told);
    }
  }

  /** Ends the network if something is in a lane and does not come out. */
  void lookForStill() {
    long now = System.nanoTime();
    for (Lane lane : all) {
      if (lane.stillFor(now) > PATIENCE + lane.spec().slack()) {
        String what =
            "what is on it has not come out for too long, although "
                + server
                + " keeps the connection open; does somebody else change its toxics?";
        fail(lane.spec(), new ToxiproxyException(what));
      }
    }
  }

  /** Removes all proxies; the loop has ended. */
  void close() {
    CompletableFuture<?>[] ends =
        all.stream().map(lane -> lane.gate().close()).toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(ends).join();
  }
}
