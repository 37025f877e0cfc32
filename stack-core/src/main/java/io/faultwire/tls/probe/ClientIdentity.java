package io.faultwire.tls.probe;

import io.faultwire.tls.CertificateChain;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A certificate that a client presents to any server that asks for one, and its key. */
public final class ClientIdentity extends X509ExtendedKeyManager {
  private static final String ALIAS = "client";

  private final X509Certificate[] chain;
  private final PrivateKey key;
  private volatile boolean asked;

  private ClientIdentity(X509Certificate[] chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /** Presents a chain, whoever issued it. */
  public static ClientIdentity of(CertificateChain chain) {
    return new ClientIdentity(
        chain.presented().toArray(X509Certificate[]::new), chain.privateKey());
  }

  /**
   * Presents the first key of a PKCS #12 file.
   *
   * @throws IOException if it cannot be read or holds no key; the message says why
   */
  public static ClientIdentity read(Path file, String password) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
          java.security.cert.Certificate[] chain = store.getCertificateChain(alias);
          X509Certificate[] certificates = new X509Certificate[chain.length];
          System.arraycopy(chain, 0, certificates, 0, chain.length);
          return new ClientIdentity(certificates, key);
        }
      }
      throw new IOException(file + " holds no private key");
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot read " + file + " as PKCS #12: " + e.getMessage(), e);
    }
  }

  /** Tells whether a server asked for it. */
  public boolean wasAsked() {
    return asked;
  }

  @Override
  public String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    asked = true;
    return ALIAS;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return key;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[0];
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
