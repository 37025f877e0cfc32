package io.faultwire.suites.http1client;

import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.NotApplicable;
import io.faultwire.suites.http1client.CallOutcome.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One server and what a client does before it, all of which is evidence. */
final class Trial implements AutoCloseable {
  private static final Duration ARRIVAL = Duration.ofMillis(500);

  private final Client client;
  private final @Nullable Evidence evidence;
  private final AnswerServer server;

  private Trial(Client client, @Nullable Evidence evidence, AnswerServer server) {
    this.client = client;
    this.evidence = evidence;
    this.server = server;
  }

  static Trial of(Client client, @Nullable Evidence evidence, Script script) {
    try {
      return new Trial(client, evidence, new AnswerServer(script));
    } catch (IOException e) {
      throw new Inconclusive("No server can be opened on localhost: " + e.getMessage(), e);
    }
  }

  /** Returns what a client makes of an answer with nothing unusual. */
  static CallOutcome usual(Client client) {
    try (Trial trial = of(client, null, request -> Step.success(Step.CONTENT))) {
      return trial.call(ClientCall.get(trial.url("/usual")));
    } catch (NotApplicable e) {
      return new CallOutcome(Kind.FAILED, String.valueOf(e.getMessage()));
    }
  }

  String authority() {
    return server.authority();
  }

  /** Returns the URL of a path, which begins with a slash or a question mark, or is empty. */
  String url(String path) {
    return "http://" + authority() + path;
  }

  List<SeenRequest> requests() {
    return server.requests();
  }

  /** Returns the request for a path, if one came or is coming. */
  Optional<SeenRequest> request(String path) {
    return server.await(path, ARRIVAL);
  }

  /** Waits until the server has ended a connection. */
  void awaitEnd() {
    if (!server.awaitEnd(client.patience())) {
      throw new Inconclusive("The server has not ended its connection.");
    }
  }

  /** Lets the client make calls, and returns what it made of the last one. */
  CallOutcome call(ClientCall... calls) {
    List<CallOutcome> outcomes = outcomes(List.of(calls));
    if (evidence != null) {
      tell(evidence, outcomes);
    }
    CallOutcome last = outcomes.get(outcomes.size() - 1);
    if (server.requests().isEmpty() && !last.isHung()) {
      throw new NotApplicable("The client sent no request, but ended with " + last + ".");
    }
    return last;
  }

  private void tell(Evidence into, List<CallOutcome> outcomes) {
    server.sent().forEach(into::sent);
    server.requests().forEach(each -> into.got(each.toString()));
    server.broken().forEach(each -> into.got("no request: " + each));
    outcomes.forEach(each -> into.got("the client returned " + each));
  }

  private List<CallOutcome> outcomes(List<ClientCall> calls) {
    FutureTask<List<CallOutcome>> task = new FutureTask<>(() -> client.caller().call(calls));
    Thread thread = new Thread(task, "faultwire-http1-client");
    thread.setDaemon(true);
    thread.start();
    Duration patience = client.patience();
    try {
      return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      String why = "nothing within " + patience.toMillis() + " ms";
      return List.of(new CallOutcome(Kind.HUNG, why));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NotApplicable known) {
        throw known;
      }
      throw new Inconclusive("The client could not be called: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Inconclusive("interrupted while the client was called", e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new Inconclusive("A server cannot be closed: " + e.getMessage(), e);
    }
  }
}
