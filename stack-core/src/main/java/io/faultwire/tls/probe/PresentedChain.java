package io.faultwire.tls.probe;

import io.faultwire.tls.message.TlsVersion;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Holds what a server sent in one completed handshake.
 *
 * @param certificates in the order sent, the leaf first
 * @param cipherSuite the IANA name of what was agreed
 * @param stapled OCSP responses that were sent with them (RFC 6066, section 8)
 */
public record PresentedChain(
    List<X509Certificate> certificates, String cipherSuite, List<byte[]> stapled) {
  /** Copies the lists. */
  public PresentedChain {
    certificates = List.copyOf(certificates);
    stapled = List.copyOf(stapled);
  }

  /**
   * Completes a handshake of one version, accepting any certificate, and closes the connection.
   *
   * @throws IOException if the handshake fails, such as when the JDK cannot read a certificate
   */
  public static PresentedChain read(TlsEndpoint endpoint, TlsVersion version) throws IOException {
    RecordingTrustManager recorder = new RecordingTrustManager();
    try (Socket tcp = endpoint.connect();
        SSLSocket tls =
            (SSLSocket)
                context(recorder)
                    .getSocketFactory()
                    .createSocket(tcp, endpoint.host(), endpoint.port(), true)) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setProtocols(new String[] {version.jsseName()});
      String name = endpoint.serverName();
      parameters.setServerNames(name == null ? List.of() : List.of(new SNIHostName(name)));
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      SSLSession session = tls.getSession();
      return new PresentedChain(recorder.presented(), session.getCipherSuite(), stapled(session));
    }
  }

  private static List<byte[]> stapled(SSLSession session) {
    return session instanceof ExtendedSSLSession extended
        ? extended.getStatusResponses().stream().filter(response -> response.length > 0).toList()
        : List.of();
  }

  private static SSLContext context(RecordingTrustManager recorder) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {recorder}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }
}
