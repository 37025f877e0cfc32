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

  /**
   * Makes a context that issues no stateless session tickets: they carry the wall clock. JSSE reads
   * the switch, a system property, when the context is made, so it is set for that moment only.
   */
  private static SSLContext withoutTickets() throws GeneralSecurityException {
    synchronized (TlsContexts.class) {
      String before = System.getProperty(TICKETS);
      System.setProperty(TICKETS, "false");
      try {
        return SSLContext.getInstance("TLS");
      } finally {
        if (before == null) {
          System.clearProperty(TICKETS);
        } else {
          System.setProperty(TICKETS, before);
        }
      }
    }
  }
}
