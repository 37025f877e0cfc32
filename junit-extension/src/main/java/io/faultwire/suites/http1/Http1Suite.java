package io.faultwire.suites.http1;

import io.faultwire.conformance.TargetKind;
import io.faultwire.http.Asked;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.Target;
import io.faultwire.suites.connection.TimeLimit;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Check that a server speaks HTTP/1.1 as RFC 9110, 9111 and 9112 say. */
public final class Http1Suite implements ConformanceSuite {
  static final String NAME = "http1";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "HTTP/1.1 of a server";
  }

  @Override
  public TargetKind needs() {
    return TargetKind.URL;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("http", "https");
  }

  /** It sends POST, and requests that a server may log as attacks. */
  @Override
  public boolean onRequestOnly() {
    return true;
  }

  @Override
  public Set<String> options() {
    return Settings.OPTIONS;
  }

  @Override
  public int parallelism(Target target) {
    return Settings.of(target).connections();
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(
        MessageChecks.class,
        ExpectChecks.class,
        MethodChecks.class,
        ConnectionChecks.class,
        AnswerChecks.class,
        FieldChecks.class,
        ConditionalChecks.class,
        RangeChecks.class,
        ContentChecks.class,
        ParameterChecks.class);
  }

  /** The usual GET must succeed, since all else is compared with it. */
  @Override
  public void sanity(Target target) throws IOException {
    Site site = Site.of(target);
    TimeLimit.start(NAME, target);
    try (Exchange exchange = new Exchange(site, null)) {
      Reply reply = exchange.send(site.lastGet()).read(Asked.GET);
      if (!reply.isSuccess()) {
        throw new IOException(
            "GET %s is not answered by success, but by %s; name a resource that can be read"
                .formatted(site.absolute(), reply));
      }
    }
  }
}
