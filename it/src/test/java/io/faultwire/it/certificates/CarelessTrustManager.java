package io.faultwire.it.certificates;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Looks at a server's certificates as it is told, and no more. */
final class CarelessTrustManager extends X509ExtendedTrustManager {
  /** What is looked at. */
  interface Look {
    void at(X509Certificate[] chain) throws CertificateException;
  }

  private final Look look;

  CarelessTrustManager(Look look) {
    this.look = look;
  }

  /** Validates as the JDK does, and lets pass what it refuses because of a date. */
  static CarelessTrustManager withoutClock(KeyStore trusted) {
    return new CarelessTrustManager(
        chain -> {
          try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            ((X509TrustManager) trust.getTrustManagers()[0])
                .checkServerTrusted(chain, "ECDHE_ECDSA");
          } catch (CertificateException e) {
            if (!isAboutDates(e)) {
              throw e;
            }
          } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
          }
        });
  }

  private static boolean isAboutDates(Throwable failure) {
    return failure instanceof CertificateExpiredException
        || failure instanceof CertificateNotYetValidException
        || (failure.getCause() != null && isAboutDates(failure.getCause()));
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
