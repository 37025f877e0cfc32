package io.faultwire.suites.tls;

import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.Target;
import io.faultwire.suites.connection.TimeLimit;
import io.faultwire.suites.connection.WholeNumber;
import io.faultwire.suites.https.Server;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.VersionAnswer;
import io.faultwire.tls.probe.VersionProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Check how a server of TLS behaves in handshakes, by its URL. */
public final class TlsSuite implements ConformanceSuite {
  static final String NAME = "tls";

  /** Names the option that says how many connections may be open at a time. */
  private static final String CONNECTIONS_OPTION = "connections";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "TLS handshakes of a server";
  }

  @Override
  public TargetKind needs() {
    return TargetKind.URL;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("https");
  }

  @Override
  public Set<String> options() {
    return Set.of(
        Server.NAME_OPTION,
        CONNECTIONS_OPTION,
        TlsServer.PATIENCE_OPTION,
        TimeLimit.OPTION,
        WebChecks.HTTP_PORT_OPTION,
        ClientCertificateChecks.MODE_OPTION,
        ClientCertificateChecks.GOOD_OPTION,
        ClientCertificateChecks.EXPIRED_OPTION,
        ClientCertificateChecks.PASSWORD_OPTION);
  }

  @Override
  public int parallelism(Target target) {
    return WholeNumber.option(target, CONNECTIONS_OPTION, 8);
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(
        VersionChecks.class,
        HelloChecks.class,
        ConnectionChecks.class,
        RetryChecks.class,
        ResumptionChecks.class,
        StaplingChecks.class,
        ClientCertificateChecks.class,
        WebChecks.class);
  }

  /** Find one version of TLS that the server begins a handshake with. */
  @Override
  public void sanity(Target target) throws IOException {
    TimeLimit.start(NAME, target);
    TlsServer server = new TlsServer(target);
    List<String> refusals = new ArrayList<>();
    for (TlsVersion version : TlsVersion.newestFirst()) {
      VersionAnswer answer;
      try {
        answer = VersionProbe.ask(server.endpoint(), version);
      } catch (IOException e) {
        throw new IOException("no TLS answer from " + server.endpoint() + ": " + e.getMessage(), e);
      }
      if (answer.isOffered()) {
        return;
      }
      refusals.add(version + ": " + answer.detail());
    }
    throw new IOException(
        server.endpoint()
            + " begins no TLS handshake of any version. "
            + String.join("; ", refusals));
  }
}
