package io.faultwire.engine.worker;

import io.faultwire.engine.simulation.Assembly;
import io.faultwire.engine.simulation.Outsider;
import io.faultwire.engine.simulation.UnderWay;
import io.faultwire.link.Port;
import io.faultwire.topology.LinkSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A host of a network that lives in a worker. */
final class RemoteHost implements Outsider, AutoCloseable {
  /** How long a program may take until it first waits or sends. */
  private static final long START_SECONDS = 30;

  private static final long LAST_WORDS_MILLIS = 2000;

  private final Introduction introduction;
  private final WorkerPlace place;
  private final Cable cable;
  private final CableEnd end;
  private final CompletableFuture<@Nullable Void> begun = new CompletableFuture<>();
  private final Thread reader;
  private volatile @Nullable WorkerException failure;
  private volatile boolean closed;
  private @Nullable Assembly network;
  private @Nullable UnderWay work;

  /**
   * Connects to a worker; {@link #begin} makes it be the host.
   *
   * @throws WorkerException if there is no worker; the message names the remedy
   */
  RemoteHost(Introduction introduction, WorkerPlace place) {
    this.introduction = introduction;
    this.place = place;
    this.cable = place.connect();
    this.end = new CableEnd(cable, () -> isBusy(true));
    this.reader = new Thread(this::readAll, "faultwire cable of " + introduction.host());
  }

  @Override
  public Port plugIn(LinkSpec link, Assembly assembly) {
    if (network == null) {
      network = assembly;
      work = new UnderWay(assembly, () -> {});
    }
    return end.device(introduction.host()).plugIn(link, assembly);
  }

  /** Has the worker build the host and start its program. */
  void begin() {
    Assembly target = network;
    if (target == null) {
      begun.complete(null);
      return;
    }
    target.inTurn(() -> isBusy(true));
    reader.setDaemon(true);
    reader.start();
    cable.send(Cable.Message.of(Cable.Kind.HELLO, introduction.toJson()));
  }

  /**
   * Waits until the program waits for something, or has sent something.
   *
   * @throws WorkerException if it does not come to that; the message says why
   */
  void awaitBegun() {
    try {
      begun.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new WorkerException(
          about() + " neither waited for anything nor sent anything in " + START_SECONDS + " s");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof WorkerException told ? told : new WorkerException(about(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkerException("interrupted while " + about() + " was started", e);
    }
  }

  private String about() {
    return "the program "
        + introduction.program()
        + " of host '"
        + introduction.host()
        + "' in "
        + place;
  }

  private void readAll() {
    try {
      while (true) {
        take(cable.receive());
      }
    } catch (IOException e) {
      if (!closed) {
        Optional<String> death = place.death();
        String what = death.orElse("the connection to it was lost: " + e);
        fail(new WorkerException("host '" + introduction.host() + "' is gone: " + what, e));
      }
    } catch (RuntimeException e) {
      fail(new WorkerException(about() + " cannot go on: " + e.getMessage(), e));
    }
  }

  private void take(Cable.Message message) {
    Assembly target = network;
    if (target == null) {
      return;
    }
    switch (message.kind()) {
      case FRAME -> {
        target.inTurn(() -> takeFrame(message.octets(), target));
        begun.complete(null);
      }
      case QUIET -> {
        long seen = ByteBuffer.wrap(message.octets()).getLong();
        target.inTurn(() -> isBusy(seen < end.sent()));
        begun.complete(null);
      }
      case FAILED -> fail(new WorkerException(about() + " failed: " + message.text()));
      default -> throw new IllegalArgumentException("a worker sends no " + message.kind());
    }
  }

  private void takeFrame(byte[] octets, Assembly target) {
    isBusy(true);
    end.take(octets, target);
  }

  private void isBusy(boolean busy) {
    if (work != null) {
      work.set(busy);
    }
  }

  private void fail(WorkerException cause) {
    failure = cause;
    begun.completeExceptionally(cause);
    Assembly target = network;
    if (target != null) {
      target.fail(cause);
    }
  }

  /** Returns why it could not go on, if it could not. */
  Optional<WorkerException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Lets the worker end the host, and waits for its last words. */
  void finish() {
    closed = true;
    cable.finish();
    try {
      reader.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    cable.close();
  }
}
