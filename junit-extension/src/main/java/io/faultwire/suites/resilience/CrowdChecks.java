package io.faultwire.suites.resilience;

import io.faultwire.engine.toxiproxy.server.Proxy;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.suites.connection.Connection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Clients that hold on, and others that want their answers meanwhile. */
class CrowdChecks extends ResilienceChecks {
  private static final int REQUESTS_EACH = 3;
  private static final int REQUESTS_UNREAD = 50;
  private static final int WAVES = 3;
  private static final int IN_TRANSIT_MILLIS = 100;

  /** What a client does before it holds on. */
  @FunctionalInterface
  private interface Beginning {
    void of(Connection connection) throws IOException;
  }

  private static void crowd(Subject subject, Proxy proxy, Beginning beginning) {
    for (int i = 0; i < subject.settings().slowClients(); i++) {
      try {
        beginning.of(subject.connect(proxy));
      } catch (IOException e) {
        throw new Inconclusive(
            "Client %d of %d that were to hold on: %s"
                .formatted(i + 1, subject.settings().slowClients(), e.getMessage()),
            e);
      }
    }
    pause(IN_TRANSIT_MILLIS);
  }

  private static void expectOthersServed(
      Subject subject, Evidence evidence, String doing, Beginning beginning) {
    Answer usual = subject.usual(subject.dialogue().request());
    String meanwhile = "while %d clients %s".formatted(subject.settings().slowClients(), doing);
    int clients = subject.settings().clients();
    evidence.sent(
        "%d clients with %d requests each, %s".formatted(clients, REQUESTS_EACH, meanwhile));
    evidence.expected(usual + " to each, within " + subject.settings().prompt().toSeconds() + " s");
    crowd(subject, subject.proxy(), beginning);
    List<String> wrong = serve(subject, usual, clients);
    evidence.got(wrong.isEmpty() ? "that" : String.join("; ", wrong));
    if (!wrong.isEmpty()) {
      throw new AssertionError(
          "Expected %s to each of %d requests %s, but %d got none within %d s: %s."
              .formatted(
                  usual.kind(),
                  clients * REQUESTS_EACH,
                  meanwhile,
                  wrong.size(),
                  subject.settings().prompt().toSeconds(),
                  wrong.get(0)));
    }
  }

  /** Return what went wrong with the requests of clients that ask at the same time. */
  private static List<String> serve(Subject subject, Answer usual, int clients) {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<List<String>>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        Callable<List<String>> client = () -> ask(subject, usual);
        running.add(threads.submit(client));
      }
      List<String> wrong = new ArrayList<>();
      for (Future<List<String>> each : running) {
        wrong.addAll(each.get());
      }
      return wrong;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while clients were served", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> ask(Subject subject, Answer usual) {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < REQUESTS_EACH; i++) {
      try {
        Answer answer = subject.ask(subject.dialogue().request(), subject.settings().prompt());
        if (!answer.kind().equals(usual.kind())) {
          wrong.add(answer.toString());
        }
      } catch (IOException e) {
        wrong.add(String.valueOf(e.getMessage()));
      }
    }
    return wrong;
  }

  @Test
  @Check("resilience.crowd.idle")
  @Clause(source = "Availability", section = "other clients")
  void servesOthersWhileSomeAskNothing(Subject subject, Evidence evidence) {
    expectOthersServed(subject, evidence, "have connected and ask nothing", connection -> {});
  }

  @Test
  @Check("resilience.crowd.slow-requests")
  @Clause(source = "Availability", section = "other clients")
  void servesOthersWhileSomeStopWithinTheirRequests(Subject subject, Evidence evidence) {
    expectOthersServed(
        subject,
        evidence,
        "have stopped within their requests",
        connection -> Phase.IN_REQUEST.reach(subject, connection));
  }

  @Test
  @Check("resilience.crowd.slow-bodies")
  @Clause(source = "Availability", section = "other clients")
  void servesOthersWhileSomeStopWithinTheirBodies(Subject subject, Evidence evidence) {
    expectOthersServed(
        subject,
        evidence,
        "have stopped within the bodies of their requests",
        connection -> Phase.IN_BODY.reach(subject, connection));
  }

  @Test
  @Check("resilience.crowd.unread-answers")
  @Clause(source = "Availability", section = "other clients")
  void servesOthersWhileSomeDoNotRead(Subject subject, Evidence evidence) {
    byte[] request = subject.http().request();
    expectOthersServed(
        subject,
        evidence,
        "leave %d answers unread".formatted(REQUESTS_UNREAD),
        connection -> {
          for (int i = 0; i < REQUESTS_UNREAD; i++) {
            connection.send(request);
          }
        });
  }

  @Test
  @Check("resilience.crowd.left")
  @Clause(source = "Availability", section = "other clients")
  void servesOthersAfterManyHaveLeft(Subject subject, Evidence evidence) {
    Answer usual = subject.usual(subject.dialogue().request());
    for (int wave = 0; wave < WAVES; wave++) {
      Proxy proxy = subject.proxy();
      crowd(subject, proxy, connection -> Phase.IN_REQUEST.reach(subject, connection));
      proxy.disable();
    }
    expectNextClientServed(
        subject,
        evidence,
        usual,
        "after %d clients have left within their requests"
            .formatted(WAVES * subject.settings().slowClients()));
  }
}
