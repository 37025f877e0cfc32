package io.faultwire.tls.battery;

import java.security.cert.CertPathBuilder;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CertSelector;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * JSSE that asks whether the server's certificate is revoked, and refuses if it cannot learn it.
 */
final class RevocationAware {
  private RevocationAware() {}

  static void call(BatteryChain chain) throws Exception {
    PKIXRevocationChecker checker =
        (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
    checker.setOptions(Set.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY));
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(chain.trustStore(), new X509CertSelector());
    parameters.addCertPathChecker(checker);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(new CertPathTrustManagerParameters(parameters));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    BatteryTest.request(chain, context, true);
  }
}
