package io.faultwire.tls.revocation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.revocation.StatusEntry.Protocol;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;

/**
 * Answers over HTTP whether test certificates are revoked.
 *
 * <pre>{@code
 * try (RevocationService service = RevocationService.start()) {
 *   CertificateChain chain = issuing.leaf("localhost").ocsp(service.ocsp()).issue();
 *   service.answer(issuing, chain.leaf(), Protocol.OCSP, StatusAnswer.REVOKED);
 *   ...
 * }
 * }</pre>
 *
 * <p>Listens on a free port of the loopback interface. Of a certificate that it was told nothing
 * about it says that it is not authorised to answer (RFC 6960, section 2.3).
 */
public final class RevocationService implements AutoCloseable {
  /** How long {@link StatusAnswer#LATE} waits. */
  public static final Duration LATENESS = Duration.ofSeconds(2);

  private static final String OCSP_PATH = "/ocsp";
  private static final String LIST_PATH = "/list/";

  private final List<StatusEntry> entries = new CopyOnWriteArrayList<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(this::thread);
  private final HttpServer server;

  private RevocationService(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts to answer.
   *
   * @throws IOException if no port can be had
   */
  public static RevocationService start() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    RevocationService service = new RevocationService(HttpServer.create(address, 50));
    service.server.setExecutor(service.threads);
    service.server.createContext(OCSP_PATH, service::answerOcsp);
    service.server.createContext(LIST_PATH, service::answerList);
    service.server.start();
    return service;
  }

  /** Returns where everything is, for {@link #ocsp(URI)} and {@link #list}. */
  public URI base() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
  }

  /** Returns the address of the OCSP responder. */
  public URI ocsp() {
    return ocsp(base());
  }

  /** Returns the address of an issuer's revocation list. */
  public URI list(TestCertificateAuthority issuer) {
    return list(base(), issuer);
  }

  /** Returns the address of the OCSP responder of a service at some place. */
  public static URI ocsp(URI base) {
    return base.resolve(OCSP_PATH);
  }

  /** Returns the address of an issuer's revocation list of a service at some place. */
  public static URI list(URI base, TestCertificateAuthority issuer) {
    return base.resolve(LIST_PATH + number(issuer.certificate()) + ".crl");
  }

  /** Says what to answer about a certificate from now on. */
  public void answer(
      TestCertificateAuthority issuer,
      X509Certificate certificate,
      Protocol protocol,
      StatusAnswer answer) {
    answer(new StatusEntry(issuer, certificate, protocol, answer));
  }

  /** Says what to answer about a certificate from now on. */
  public void answer(StatusEntry entry) {
    entries.add(0, entry);
  }

  /** Returns what was asked so far, each as method and path, in the order in which it came. */
  public List<String> questions() {
    return List.copyOf(questions);
  }

  private void answerOcsp(HttpExchange exchange) throws IOException {
    questions.add(exchange.getRequestMethod() + " " + OCSP_PATH);
    byte[] request = exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestMethod().equals("GET")) {
      String path = exchange.getRequestURI().getRawPath().substring(OCSP_PATH.length() + 1);
      String base64 = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.US_ASCII);
      request = Base64.getDecoder().decode(base64);
    }
    BigInteger serial = serial(request);
    Optional<StatusEntry> entry =
        entries.stream()
            .filter(e -> e.protocol() == Protocol.OCSP)
            .filter(e -> e.certificate().getSerialNumber().equals(serial))
            .findFirst();
    if (entry.isPresent()) {
      answer(exchange, "application/ocsp-response", entry.get());
    } else {
      send(exchange, "application/ocsp-response", unauthorized());
    }
  }

  private void answerList(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    questions.add(exchange.getRequestMethod() + " " + path);
    Optional<StatusEntry> entry =
        entries.stream()
            .filter(e -> e.protocol() == Protocol.LIST)
            .filter(e -> path.equals(list(base(), e.issuer()).getPath()))
            .findFirst();
    if (entry.isPresent()) {
      answer(exchange, "application/pkix-crl", entry.get());
    } else {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    }
  }

  /** A silent answer leaves the exchange open until the service ends. */
  private void answer(HttpExchange exchange, String type, StatusEntry entry) throws IOException {
    if (entry.answer() == StatusAnswer.LATE) {
      try {
        Thread.sleep(LATENESS.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (entry.answer().isGiven()) {
      send(exchange, type, entry.content());
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, content.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(content);
    }
  }

  private static BigInteger serial(byte[] request) throws IOException {
    return new OCSPReq(request).getRequestList()[0].getCertID().getSerialNumber();
  }

  private static byte[] unauthorized() throws IOException {
    try {
      return new OCSPRespBuilder().build(OCSPRespBuilder.UNAUTHORIZED, null).getEncoded();
    } catch (OCSPException e) {
      throw new IllegalStateException("an answer without content can always be built", e);
    }
  }

  private static String number(X509Certificate issuer) {
    return issuer.getSerialNumber().toString(16);
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "faultwire-revocation");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
