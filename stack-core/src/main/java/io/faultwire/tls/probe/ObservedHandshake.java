package io.faultwire.tls.probe;

import io.faultwire.tls.message.ClearMessages;
import io.faultwire.tls.message.TlsVersion;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A handshake that JSSE completed with any certificate, and its octets on the wire. */
public final class ObservedHandshake implements AutoCloseable {
  private final TappedSocket tcp;
  private final SSLSocket tls;

  private ObservedHandshake(TappedSocket tcp, SSLSocket tls) {
    this.tcp = tcp;
    this.tls = tls;
  }

  /**
   * Completes a handshake on a new connection.
   *
   * @param version the one version to offer, or null for TLS 1.3 and TLS 1.2
   * @param context made by {@link #context}; the same one remembers its earlier handshakes
   * @throws IOException if it fails
   */
  public static ObservedHandshake complete(
      TlsEndpoint endpoint, @Nullable TlsVersion version, SSLContext context) throws IOException {
    Socket plain = endpoint.connect();
    TappedSocket tcp = new TappedSocket(plain);
    try {
      SSLSocket tls =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(tcp, endpoint.host(), endpoint.port(), /* autoClose= */ true);
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setProtocols(
          version == null
              ? new String[] {TlsVersion.TLS_1_3.jsseName(), TlsVersion.TLS_1_2.jsseName()}
              : new String[] {version.jsseName()});
      String name = endpoint.serverName();
      parameters.setServerNames(name == null ? List.of() : List.of(new SNIHostName(name)));
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return new ObservedHandshake(tcp, tls);
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  /**
   * Makes a context that accepts any certificate of a server.
   *
   * @param identity presented to a server that asks for a certificate; null for none
   */
  public static SSLContext context(@Nullable ClientIdentity identity) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          identity == null ? null : new KeyManager[] {identity},
          new TrustManager[] {new RecordingTrustManager()},
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  /** Returns the connection. */
  public SSLSocket socket() {
    return tls;
  }

  /** Returns what the server has sent in the clear until now. */
  public ClearMessages fromServer() {
    return ClearMessages.of(tcp.bytesRead());
  }

  /** Returns the types of all records that the server has sent, which TLS 1.3 mostly hides. */
  public List<Integer> recordTypesFromServer() {
    return ClearMessages.recordTypes(tcp.bytesRead());
  }

  /** Returns what the client has sent in the clear until now. */
  public ClearMessages fromClient() {
    return ClearMessages.of(tcp.bytesWritten());
  }

  @Override
  public void close() throws IOException {
    tls.close();
  }
}
