package io.faultwire.it.certificates;

import java.security.KeyStore;
import java.security.cert.X509Certificate;

/** Makes key stores that trust one root. */
final class TrustStores {
  private TrustStores() {}

  static KeyStore of(X509Certificate root) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root);
    return store;
  }
}
