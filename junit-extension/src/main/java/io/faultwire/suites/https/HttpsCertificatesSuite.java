package io.faultwire.suites.https;

import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.Target;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.TlsEndpoint;
import io.faultwire.tls.probe.VersionAnswer;
import io.faultwire.tls.probe.VersionProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Check the certificates of an HTTPS server by its URL. */
public final class HttpsCertificatesSuite implements ConformanceSuite {

  @Override
  public String name() {
    return "https-certificates";
  }

  @Override
  public String title() {
    return "Certificates of an HTTPS server";
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
    return Set.of(Server.NAME_OPTION, ValidityChecks.DAYS_OPTION, RevocationChecks.OPTION);
  }

  @Override
  public List<Class<?>> checks() {
    return List.of(
        TrustChecks.class,
        NameChecks.class,
        ValidityChecks.class,
        StrengthChecks.class,
        ProfileChecks.class,
        RevocationChecks.class,
        SameChainChecks.class);
  }

  /** Reads the settings, and finds one version of TLS that the server begins a handshake with. */
  @Override
  public void sanity(Target target) throws IOException {
    TlsEndpoint server = Server.endpoint(target);
    Server.anchors(target);
    ValidityChecks.days(target);
    RevocationChecks.isOn(target);
    List<String> refusals = new ArrayList<>();
    for (TlsVersion version : TlsVersion.newestFirst()) {
      try {
        VersionAnswer answer = VersionProbe.ask(server, version);
        if (answer.isOffered()) {
          return;
        }
        refusals.add(version + ": " + answer.detail());
      } catch (IOException e) {
        throw new IOException("no TLS answer from " + server + ": " + e.getMessage(), e);
      }
    }
    throw new IOException(
        server + " begins no TLS handshake of any version. " + String.join("; ", refusals));
  }
}
