package io.faultwire.tls;

import io.faultwire.tls.secrets.KeyLog;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a server presents, the key that proves it, and the root a client must trust.
 *
 * <p>The certificates are presented exactly as listed: in the wrong order, with some missing or
 * with the root, if so asked.
 */
public final class CertificateChain {
  private final List<X509Certificate> presented;
  private final X509Certificate root;
  private final PrivateKey privateKey;

  CertificateChain(List<X509Certificate> presented, X509Certificate root, PrivateKey privateKey) {
    this.presented = List.copyOf(presented);
    this.root = root;
    this.privateKey = privateKey;
  }

  static CertificateChain of(
      X509Certificate leaf,
      List<X509Certificate> intermediates,
      X509Certificate root,
      PrivateKey privateKey) {
    List<X509Certificate> presented = new ArrayList<>();
    presented.add(leaf);
    presented.addAll(intermediates);
    return new CertificateChain(presented, root, privateKey);
  }

  /** Returns the server's own certificate. */
  public X509Certificate leaf() {
    return presented.get(0);
  }

  /** Returns the certificates sent after the leaf, in the order sent. */
  public List<X509Certificate> intermediates() {
    return presented.subList(1, presented.size());
  }

  /** Returns all certificates in the order in which the server sends them, the leaf first. */
  public List<X509Certificate> presented() {
    return presented;
  }

  /** Returns the self-signed certificate that a client must trust to accept this chain. */
  public X509Certificate root() {
    return root;
  }

  /** Returns the key of the leaf. */
  public PrivateKey privateKey() {
    return privateKey;
  }

  /** Returns a chain that sends these certificates after the same leaf. */
  public CertificateChain followedBy(List<X509Certificate> others) {
    return of(leaf(), others, root, privateKey);
  }

  /** Returns a chain that also sends the root, last. */
  public CertificateChain withRoot() {
    List<X509Certificate> others = new ArrayList<>(intermediates());
    others.add(root);
    return followedBy(others);
  }

  /** Writes the chain, the key and the root as PEM files into a directory. */
  public PemFiles writePem(Path directory) throws IOException {
    return PemFiles.write(this, directory);
  }

  /** Returns a PKCS #12 key store in memory with the key and the chain under one alias. */
  public KeyStore keyStore(char[] password) {
    return KeyStores.identity(this, password);
  }

  /** Returns a key store in memory that trusts the root and nothing else. */
  public KeyStore trustStore() {
    return KeyStores.trusting(List.of(root));
  }

  /** Returns a context for a server that presents this chain, whatever the client asks for. */
  public SSLContext serverContext() {
    return TlsContexts.server(this, null);
  }

  /**
   * Returns a context for a server that presents this chain, and sends what the OCSP responder says
   * of the leaf that the leaf names.
   */
  public SSLContext staplingServerContext() {
    return TlsContexts.stapling(this);
  }

  /** Returns a context for a client that trusts the root and nothing else. */
  public SSLContext clientContext() {
    return TlsContexts.client(List.of(root), null);
  }

  /**
   * Returns a context as {@link #serverContext()} does, whose connections can be read by whoever
   * has the key log. It issues no session tickets.
   */
  public SSLContext serverContext(KeyLog keyLog) {
    return TlsContexts.server(this, keyLog.watch(new SecureRandom()));
  }

  /**
   * Returns a context as {@link #clientContext()} does, whose connections can be read by whoever
   * has the key log.
   */
  public SSLContext clientContext(KeyLog keyLog) {
    return TlsContexts.client(List.of(root), keyLog.watch(new SecureRandom()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CertificateChain that
        && presented.equals(that.presented)
        && root.equals(that.root)
        && privateKey.equals(that.privateKey);
  }

  @Override
  public int hashCode() {
    return presented.hashCode();
  }

  @Override
  public String toString() {
    return "CertificateChain"
        + presented.stream().map(c -> c.getSubjectX500Principal().getName()).toList();
  }
}
