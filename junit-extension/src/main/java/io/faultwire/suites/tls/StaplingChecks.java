package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.NotApplicable;
import io.faultwire.tls.message.CertificateMessage;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.ServerAnswer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check whether the server staples an OCSP response to its certificate (RFC 6066, section 8). */
@ExtendWith(TlsServerResolver.class)
class StaplingChecks {
  private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";

  /** The DER of the object identifier id-ad-ocsp, 1.3.6.1.5.5.7.48.1. */
  private static final String OCSP = "\u0006\u0008+\u0006\u0001\u0005\u0005\u00070\u0001";

  @Test
  @Check("tls.ocsp.stapled")
  @Clause(rfc = 9325, section = "7.5", level = SHOULD)
  void staplesAnOcspResponse(TlsServer server, Evidence evidence) {
    server.require(Feature.TLS_1_2);
    byte[] request = {1, 0, 0, 0, 0};
    evidence.expected("CertificateStatus, if the certificate names an OCSP responder");
    ServerAnswer answer =
        server.ask(
            "ClientHello of TLS 1.2 with status_request",
            server.hello(TlsVersion.TLS_1_2).extension(Extension.STATUS_REQUEST, request).record(),
            evidence);
    X509Certificate leaf =
        answer
            .message(HandshakeType.CERTIFICATE)
            .map(each -> CertificateMessage.parse(each.body(), /* tls13= */ false).get(0))
            .orElseThrow(() -> new Inconclusive("No certificate came: " + answer));
    if (!namesResponder(leaf)) {
      throw new NotApplicable("The certificate names no OCSP responder.");
    }
    if (answer.message(HandshakeType.CERTIFICATE_STATUS).isEmpty()) {
      throw Failures.of(
          "CertificateStatus behind Certificate",
          answer.toString(),
          "enable OCSP stapling in the server's configuration");
    }
  }

  private static boolean namesResponder(X509Certificate certificate) {
    byte[] der = certificate.getExtensionValue(AUTHORITY_INFORMATION);
    return der != null && new String(der, StandardCharsets.ISO_8859_1).contains(OCSP);
  }
}
