package io.faultwire.tls.battery;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Checks what it is told to check, and nothing more. */
final class CarelessTrustManager extends X509ExtendedTrustManager {
  /** What is checked of a chain. */
  interface Look {
    void at(X509Certificate[] chain) throws CertificateException;
  }

  private final Look look;

  CarelessTrustManager(Look look) {
    this.look = look;
  }

  /** Looks at who has issued each certificate, and never at a calendar. */
  static Look withoutCalendar(X509Certificate anchor) {
    return chain -> {
      X509Certificate[] all = Arrays.copyOf(chain, chain.length + 1);
      all[chain.length] = anchor;
      try {
        for (int i = 0; i < chain.length; i++) {
          all[i].verify(all[i + 1].getPublicKey());
        }
      } catch (java.security.GeneralSecurityException e) {
        throw new CertificateException(e);
      }
    };
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    look.at(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    look.at(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    look.at(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
