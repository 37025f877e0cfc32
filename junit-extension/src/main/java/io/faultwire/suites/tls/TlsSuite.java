package io.faultwire.suites.tls;

import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.Target;
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
  private static final int CONNECTIONS = 8;

  @Override
  public String name() {
    return "tls";
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
        WebChecks.HTTP_PORT_OPTION,
        ClientCertificateChecks.MODE_OPTION,
        ClientCertificateChecks.GOOD_OPTION,
        ClientCertificateChecks.EXPIRED_OPTION,
        ClientCertificateChecks.PASSWORD_OPTION);
  }

  @Override
  public int parallelism(Target target) {
    return CONNECTIONS;
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
