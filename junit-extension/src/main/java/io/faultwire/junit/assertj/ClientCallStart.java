package io.faultwire.junit.assertj;

import io.faultwire.engine.toxiproxy.stream.StreamConnection;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A call of a client that is about to be made, with a bound on its time, so that nothing hangs. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ClientCallStart {
  private static final int FRAMES_SHOWN = 6;

  private final StreamProxy upstream;
  private final ThrowingCallable call;

  ClientCallStart(StreamProxy upstream, ThrowingCallable call) {
    this.upstream = upstream;
    this.call = call;
  }

  /**
   * Make the call, and verify that it returns or throws within a time. One that does not is
   * interrupted, and the message says where it waited.
   */
  public ClientCallAssert completesWithin(Duration bound) {
    List<StreamConnection> before = upstream.connections();
    Duration since = upstream.age();
    FutureTask<@Nullable Throwable> task = new FutureTask<>(this::make);
    Thread thread = new Thread(task, "faultwire-client-call");
    thread.setDaemon(true);
    long start = System.nanoTime();
    thread.start();
    try {
      Throwable failure = task.get(bound.toNanos(), TimeUnit.NANOSECONDS);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return new ClientCallAssert(new ClientCall(upstream, failure, took, before.size(), since));
    } catch (TimeoutException e) {
      String waits = describe(thread.getStackTrace());
      thread.interrupt();
      throw new AssertionError(
          "\nExpecting\n  a call through %s\nto complete within %d ms\nbut it still waits\n%s%s"
              .formatted(
                  upstream.name(),
                  bound.toMillis(),
                  waits,
                  WireAssert.list(upstream.connections())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      thread.interrupt();
      throw new AssertionError("interrupted while a client's call was made", e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private @Nullable Throwable make() {
    try {
      call.call();
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  private static String describe(StackTraceElement[] stack) {
    return Stream.of(stack)
        .limit(FRAMES_SHOWN)
        .map(frame -> "  at " + frame)
        .collect(Collectors.joining("\n"));
  }
}
