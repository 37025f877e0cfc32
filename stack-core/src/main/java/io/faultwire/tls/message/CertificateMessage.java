package io.faultwire.tls.message;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads the certificates of a message (RFC 5246, section 7.4.2; RFC 8446, section 4.4.2). */
public final class CertificateMessage {
  private CertificateMessage() {}

  /**
   * Returns the certificates in the order sent.
   *
   * @throws MalformedTlsException if it does not follow the syntax, or the JDK cannot read one
   */
  public static List<X509Certificate> parse(byte[] body, boolean tls13) {
    TlsReader in = new TlsReader(body);
    if (tls13) {
      in.sized8();
    }
    TlsReader list = in.sized24();
    in.requireEnd();
    List<X509Certificate> certificates = new ArrayList<>();
    while (list.hasRemaining()) {
      certificates.add(certificate(list.sized24().rest()));
      if (tls13) {
        list.sized16();
      }
    }
    return certificates;
  }

  private static X509Certificate certificate(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new MalformedTlsException("a certificate that cannot be read: " + e.getMessage());
    }
  }
}
