package io.faultwire.tls.revocation;

import io.faultwire.tls.judgement.CertificateView;
import io.faultwire.tls.judgement.StatusEvidence;
import io.faultwire.tls.judgement.StatusSources;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Asks about a chain's certificates where they say that their status can be had, over HTTP. */
public final class StatusClient {
  private static final int LARGEST = 20 << 20;

  private final Duration timeout;
  private final List<byte[]> responses = new ArrayList<>();
  private final List<byte[]> lists = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private StatusClient(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Holds what was learned.
   *
   * @param evidence what came back
   * @param failures who did not answer and why, each in one line
   */
  public record Answers(StatusEvidence evidence, List<String> failures) {
    /** Copies the list. */
    public Answers {
      failures = List.copyOf(failures);
    }
  }

  /**
   * Asks about each certificate of a path that has its issuer above it.
   *
   * @param path the leaf first
   * @param stapled what the server sent itself; who has sent it need not be asked about
   * @param timeout how long to wait for a connection and for each part of an answer
   */
  public static Answers ask(List<CertificateView> path, List<byte[]> stapled, Duration timeout) {
    StatusClient client = new StatusClient(timeout);
    for (int i = 0; i + 1 < path.size(); i++) {
      StatusSources sources = StatusSources.of(path.get(i));
      if (i > 0 || stapled.isEmpty()) {
        byte[] request =
            sources.responders().isEmpty() ? new byte[0] : request(path.get(i), path.get(i + 1));
        sources.responders().forEach(place -> client.get(place, request, client.responses));
      }
      sources.lists().forEach(place -> client.get(place, new byte[0], client.lists));
    }
    return new Answers(
        new StatusEvidence(true, stapled, client.responses, client.lists), client.failures);
  }

  private void get(String place, byte[] request, List<byte[]> answers) {
    try {
      answers.add(exchange(new URI(place), request));
    } catch (IOException | URISyntaxException | RuntimeException e) {
      failures.add(place + ": " + e);
    }
  }

  private byte[] exchange(URI place, byte[] request) throws IOException {
    if (!(place.toURL().openConnection() instanceof HttpURLConnection http)) {
      throw new IOException("only HTTP is asked");
    }
    int millis = Math.toIntExact(timeout.toMillis());
    http.setConnectTimeout(millis);
    http.setReadTimeout(millis);
    if (request.length > 0) {
      http.setRequestProperty("Content-Type", "application/ocsp-request");
      http.setDoOutput(true);
      http.getOutputStream().write(request);
    }
    if (http.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException("HTTP status " + http.getResponseCode());
    }
    try (InputStream in = http.getInputStream()) {
      return in.readNBytes(LARGEST);
    } finally {
      http.disconnect();
    }
  }

  private static byte[] request(CertificateView certificate, CertificateView issuer) {
    try {
      CertificateID id =
          new CertificateID(
              new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
              new X509CertificateHolder(issuer.encoded()),
              new X509CertificateHolder(certificate.encoded()).getSerialNumber());
      return new OCSPReqBuilder().addRequest(id).build().getEncoded();
    } catch (IOException | OCSPException | OperatorCreationException e) {
      throw new IllegalStateException("a request about a certificate can be built", e);
    }
  }
}
