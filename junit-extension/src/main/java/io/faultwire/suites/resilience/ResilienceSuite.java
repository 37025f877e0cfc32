package io.faultwire.suites.resilience;

import io.faultwire.conformance.TargetKind;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Check that a server keeps answering over bad networks and beside bad clients. */
public final class ResilienceSuite implements ConformanceSuite {

  @Override
  public String name() {
    return "resilience";
  }

  @Override
  public String title() {
    return "Behaviour of a server over bad networks and beside bad clients";
  }

  @Override
  public TargetKind needs() {
    return TargetKind.URL;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("http", "https", "tcp", "tls");
  }

  /** A server that others use must not be harmed by the way. */
  @Override
  public boolean onRequestOnly() {
    return true;
  }

  @Override
  public Set<String> options() {
    Set<String> options = new TreeSet<>(Settings.OPTIONS);
    options.add(TcpDialogue.REQUEST_OPTION);
    options.add(TcpDialogue.ANSWER_OPTION);
    return options;
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(
        SlowRequestChecks.class,
        SlowResponseChecks.class,
        CutChecks.class,
        CrowdChecks.class,
        ClosingChecks.class,
        BoundChecks.class);
  }

  /** Ask once without harm, and see that there is a Toxiproxy server to do the harm. */
  @Override
  public void sanity(Target target) throws Exception {
    Optional<String> lack = ToxiproxyServer.lack();
    if (lack.isPresent()) {
      throw new IllegalStateException("no Toxiproxy server: " + lack.get());
    }
    try (Subject subject = new Subject(target)) {
      subject.ask(subject.dialogue().request(), subject.settings().patience());
    }
  }
}
