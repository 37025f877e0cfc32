package io.faultwire.tls.judgement;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;

/**
 * Holds what a client trusts, and certificates that it knows without trusting them.
 *
 * @param anchors the trusted roots
 * @param known intermediates that may complete a path which the server's list leaves open
 */
public record TrustAnchors(List<CertificateView> anchors, List<CertificateView> known) {
  /** Copies the lists. */
  public TrustAnchors {
    anchors = List.copyOf(anchors);
    known = List.copyOf(known);
  }

  /** Trusts these certificates. */
  public static TrustAnchors of(List<X509Certificate> anchors) {
    return new TrustAnchors(anchors.stream().map(CertificateView::of).toList(), List.of());
  }

  /** Trusts what the running JDK trusts by default. */
  public static TrustAnchors systemDefault() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return of(
          Arrays.stream(factory.getTrustManagers())
              .filter(X509TrustManager.class::isInstance)
              .flatMap(m -> Arrays.stream(((X509TrustManager) m).getAcceptedIssuers()))
              .toList());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's default trust store cannot be read", e);
    }
  }

  /**
   * Reads a PEM file of CA certificates as OpenSSL does: self-issued ones are trusted, others only
   * known; if none is self-issued, all are trusted.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it holds no certificate
   */
  public static TrustAnchors read(Path pem) throws IOException {
    List<CertificateView> roots = new ArrayList<>();
    List<CertificateView> others = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(pem, StandardCharsets.ISO_8859_1);
        PEMParser parser = new PEMParser(reader)) {
      for (Object o = parser.readObject(); o != null; o = parser.readObject()) {
        if (o instanceof X509CertificateHolder holder) {
          CertificateView view = CertificateView.parse(holder.getEncoded());
          (view.isSelfIssued() ? roots : others).add(view);
        }
      }
    }
    if (roots.isEmpty() && others.isEmpty()) {
      throw new IllegalArgumentException(
          pem + " holds no certificate: expected PEM with BEGIN CERTIFICATE");
    }
    return roots.isEmpty() ? new TrustAnchors(others, List.of()) : new TrustAnchors(roots, others);
  }
}
