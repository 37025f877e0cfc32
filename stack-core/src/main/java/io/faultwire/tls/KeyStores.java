package io.faultwire.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;

/** Makes key stores in memory. */
final class KeyStores {
  private KeyStores() {}

  static KeyStore identity(CertificateChain chain, char[] password) {
    try {
      KeyStore store = empty();
      store.setKeyEntry(
          "server", chain.privateKey(), password, chain.presented().toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot make a key store of " + chain, e);
    }
  }

  static KeyStore trusting(List<X509Certificate> anchors) {
    try {
      KeyStore store = empty();
      for (int i = 0; i < anchors.size(); i++) {
        store.setCertificateEntry("anchor-" + i, anchors.get(i));
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot make a trust store", e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
