package io.faultwire.tls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes the JSSE contexts of test servers and clients. */
final class TlsContexts {
  private static final String TICKETS = "jdk.tls.server.enableSessionTicketExtension";
  private static final String STAPLING = "jdk.tls.server.enableStatusRequestExtension";

  private TlsContexts() {}

  static SSLContext server(CertificateChain chain, @Nullable SecureRandom random) {
    try {
      SSLContext context = random == null ? SSLContext.getInstance("TLS") : withoutTickets();
      context.init(new KeyManager[] {new FixedKeyManager(chain)}, null, random);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a server context for " + chain, e);
    }
  }

  static SSLContext client(List<X509Certificate> anchors, @Nullable SecureRandom random) {
    try {
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(KeyStores.trusting(anchors));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), random);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a client context", e);
    }
  }

  /** Makes a context for a server that fetches the status of its chain and sends it. */
  static SSLContext stapling(CertificateChain chain) {
    try {
      SSLContext context = with(STAPLING, "true");
      context.init(new KeyManager[] {new FixedKeyManager(chain)}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a server context for " + chain, e);
    }
  }

  /** Makes a context that issues no stateless session tickets: they carry the wall clock. */
  private static SSLContext withoutTickets() throws GeneralSecurityException {
    return with(TICKETS, "false");
  }

  /** JSSE reads its switches when a context is made, so they are set for that moment only. */
  private static SSLContext with(String property, String value) throws GeneralSecurityException {
    synchronized (TlsContexts.class) {
      String before = System.getProperty(property);
      System.setProperty(property, value);
      try {
        return SSLContext.getInstance("TLS");
      } finally {
        if (before == null) {
          System.clearProperty(property);
        } else {
          System.setProperty(property, before);
        }
      }
    }
  }
}
