package io.faultwire.suites.http1client;

import io.faultwire.suites.http1client.CallOutcome.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the client send requests, one behind the other's answer. */
@FunctionalInterface
interface Caller {

  /** Returns what the client made of each call, or of all together. */
  List<CallOutcome> call(List<ClientCall> calls) throws Exception;

  /** Calls a client in Java. */
  static Caller of(HttpCaller client) {
    return calls -> {
      List<CallOutcome> outcomes = new ArrayList<>();
      for (ClientCall call : calls) {
        outcomes.add(outcome(client, call));
      }
      return outcomes;
    };
  }

  private static CallOutcome outcome(HttpCaller client, ClientCall call) {
    try {
      @Nullable String content = client.call(call);
      return new CallOutcome(Kind.RETURNED, content == null ? "" : content);
    } catch (Exception | LinkageError e) {
      return new CallOutcome(Kind.FAILED, e.toString());
    }
  }
}
