package io.faultwire.suites.http1client;

import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.TargetInfo;
import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.Target;
import java.util.List;
import java.util.Set;

/** Check what a client makes of a server's answers, and what it sends. */
public final class Http1ClientSuite implements ConformanceSuite {
  static final String NAME = "http1-client";

  private static final int CALLS_AT_ONCE = 4;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "HTTP/1.1 of a client";
  }

  @Override
  public TargetKind needs() {
    return TargetKind.BUILT_IN_STACK;
  }

  @Override
  public boolean onRequestOnly() {
    return true;
  }

  @Override
  public Set<String> options() {
    return Client.OPTIONS;
  }

  @Override
  public int parallelism(Target target) {
    return Client.number(target, Client.CONNECTIONS, CALLS_AT_ONCE);
  }

  @Override
  public TargetInfo describe(Target target) {
    return new TargetInfo(Client.of(target).name(), TargetKind.CLIENT, null);
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(
        AnswerChecks.class, RequestChecks.class, RedirectChecks.class, ConnectionChecks.class);
  }

  /** The usual answer must be returned, since all else is compared with it. */
  @Override
  public void sanity(Target target) {
    Client client = Client.of(target);
    CallOutcome outcome = Trial.usual(client);
    if (!outcome.returned(Step.CONTENT)) {
      throw new CouldNotFindOutException(
          "The client '%s' was given a usual answer with the content \"%s\", and returned %s. Let it ask for the URL that it is given, and return or write the content alone."
              .formatted(client.name(), Step.CONTENT, outcome));
    }
  }
}
