package io.faultwire.junit.assertj;

import io.faultwire.engine.toxiproxy.stream.StreamConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Assert how a client has borne what happened to its connections.
 *
 * <p>A request is told by a text that it has and nothing else that the client sends has, such as
 * {@code POST /orders}. Texts within TLS cannot be seen.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ClientCallAssert extends WireAssert<ClientCallAssert, ClientCall> {
  private static final long RELEASE_MILLIS = 5000;
  private static final long LOOK_AGAIN_MILLIS = 20;

  ClientCallAssert(ClientCall actual) {
    super(actual, ClientCallAssert.class);
  }

  @Override
  String subject() {
    return "a call through %s that took %d ms and %s"
        .formatted(
            actual.upstream().name(),
            actual.took().toMillis(),
            actual.failure() == null ? "returned" : "threw " + actual.failure());
  }

  /** The connections as they are now. */
  @Override
  String evidence() {
    return "Connections:" + list(actual.upstream().connections());
  }

  /** Verify that the call has returned. */
  public ClientCallAssert succeeds() {
    return check(actual.failure() == null, "succeed", () -> "it threw " + actual.failure());
  }

  /** Verify that the call has thrown something of a type, or with a cause of that type. */
  public ClientCallAssert failsWith(Class<? extends Throwable> type) {
    boolean found =
        Stream.iterate(actual.failure(), each -> each != null, Throwable::getCause)
            .limit(100)
            .anyMatch(type::isInstance);
    return check(
        found,
        "fail with " + type.getName(),
        () -> actual.failure() == null ? "it returned" : "it threw " + actual.failure());
  }

  /** Verify that the client has sent a request once and then so many times more. */
  public ClientCallAssert retries(int times, String request) {
    return sends(times + 1, request);
  }

  /** Verify that the client has not sent a request again, which may have been executed. */
  public ClientCallAssert doesNotRetry(String request) {
    return sends(1, request);
  }

  private ClientCallAssert sends(int times, String request) {
    List<Duration> sent = actual.timesOf(request);
    return check(
        sent.size() == times,
        "send \"" + request + "\" " + count(times, "time"),
        () -> "it was sent " + count(sent.size(), "time") + list(offsets(sent)));
  }

  /**
   * Verify that the pauses before retries of a request grow.
   *
   * @param factor by how much at least from one to the next, such as 1.5; below what a client aims
   *     at, since pauses are measured
   */
  public ClientCallAssert pausesGrow(String request, double factor) {
    if (!(factor >= 1)) {
      throw new IllegalArgumentException(
          "a factor of " + factor + " lets pauses shrink: give 1 or more");
    }
    List<Duration> sent = actual.timesOf(request);
    List<Long> pauses = new ArrayList<>();
    boolean grow = sent.size() >= 3;
    for (int i = 1; i < sent.size(); i++) {
      pauses.add(sent.get(i).minus(sent.get(i - 1)).toMillis());
      grow &= i < 2 || pauses.get(i - 1) >= factor * pauses.get(i - 2);
    }
    return check(
        grow,
        "pause longer before each retry of \"" + request + "\", by a factor of " + factor,
        () ->
            sent.size() < 3
                ? "there were no two pauses: it was sent " + count(sent.size(), "time")
                : "the pauses were, in milliseconds, " + pauses);
  }

  /** Verify how many connections the client has opened for the call; none if it reused one. */
  public ClientCallAssert opens(int connections) {
    List<StreamConnection> opened = actual.opened();
    return check(
        opened.size() == connections,
        "open " + count(connections, "connection"),
        () -> "it opened " + count(opened.size(), "connection") + list(opened));
  }

  /**
   * Verify that the client noticed that its pooled connection is dead: the call succeeds, and has
   * sent its request on a new connection.
   */
  public ClientCallAssert replacesItsDeadConnection(String request) {
    succeeds();
    boolean onNew = actual.opened().stream().anyMatch(each -> !each.timesOf(request).isEmpty());
    return check(
        onNew,
        "send \"" + request + "\" on a new connection",
        () -> "no new connection carried it" + list(actual.opened()));
  }

  /** Verify that all connections of the call end, within 5 s. */
  public ClientCallAssert releasesItsConnections() {
    long deadline = System.nanoTime() + RELEASE_MILLIS * 1_000_000;
    while (isAnyOpen() && System.nanoTime() < deadline) {
      try {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while connections were to end", e);
      }
    }
    return check(
        !isAnyOpen(),
        "release its connections within " + RELEASE_MILLIS + " ms",
        () ->
            "these are open"
                + list(actual.opened().stream().filter(StreamConnection::isOpen).toList()));
  }

  private boolean isAnyOpen() {
    return actual.opened().stream().anyMatch(StreamConnection::isOpen);
  }

  private List<String> offsets(List<Duration> times) {
    return times.stream()
        .map(at -> at.minus(actual.since()).toMillis() + " ms after the call began")
        .toList();
  }
}
