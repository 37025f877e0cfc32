package io.faultwire.it.certificates;

import io.faultwire.tls.catalogue.PreparedChain;
import io.faultwire.tls.revocation.StatusEntry;
import io.faultwire.tls.revocation.StatusEntry.Protocol;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CRL;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** A client of the JDK that runs here, in a handshake in memory. */
final class JsseValidator implements Validator {
  @Override
  public String name() {
    return "JSSE " + Runtime.version().feature();
  }

  @Override
  public String refusal(PreparedChain chain, Path directory) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(new CertPathTrustManagerParameters(parameters(chain)));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    SSLEngine client = context.createSSLEngine(chain.host(), 443);
    client.setUseClientMode(true);
    SSLParameters parameters = client.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    client.setSSLParameters(parameters);
    SSLEngine server = chain.chain().serverContext().createSSLEngine();
    server.setUseClientMode(false);
    return HandshakeInMemory.refusal(client, server);
  }

  private static PKIXBuilderParameters parameters(PreparedChain chain) throws Exception {
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(
            TrustStores.of(chain.root().certificate()), new X509CertSelector());
    parameters.setDate(Date.from(chain.root().now()));
    parameters.setRevocationEnabled(false);
    if (!chain.statuses().isEmpty()) {
      PKIXRevocationChecker checker =
          (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
      Map<X509Certificate, byte[]> responses = new HashMap<>();
      List<CRL> lists = new ArrayList<>();
      boolean leafOnly = true;
      for (StatusEntry entry : chain.statuses()) {
        leafOnly &= entry.certificate().equals(chain.chain().leaf());
        if (entry.answer().isGiven() && entry.protocol() == Protocol.OCSP) {
          responses.put(entry.certificate(), entry.content());
        } else if (entry.answer().isGiven()) {
          lists.add(
              CertificateFactory.getInstance("X.509")
                  .generateCRL(new ByteArrayInputStream(entry.content())));
        }
      }
      checker.setOcspResponses(responses);
      checker.setOptions(
          leafOnly
              ? Set.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY)
              : EnumSet.noneOf(PKIXRevocationChecker.Option.class));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
      parameters.addCertPathChecker(checker);
    }
    return parameters;
  }
}
