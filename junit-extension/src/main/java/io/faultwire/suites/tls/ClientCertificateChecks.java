package io.faultwire.suites.tls;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.Target;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.probe.ClientIdentity;
import io.faultwire.tls.probe.ObservedHandshake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check that a server which wants certificates of its clients asks for them and looks at them. */
@ExtendWith(TlsServerResolver.class)
class ClientCertificateChecks {
  /** {@code required} for a server that lets nobody in without a certificate. */
  static final String MODE_OPTION = "clientCertificates";

  /** Names a PKCS #12 file that the server must accept. */
  static final String GOOD_OPTION = "clientCertificate";

  /** Names a PKCS #12 file with a certificate that has expired. */
  static final String EXPIRED_OPTION = "expiredClientCertificate";

  /** The password of both files, {@code changeit} unless set. */
  static final String PASSWORD_OPTION = "clientCertificatePassword";

  private static final String REQUIRED = "required";
  private static final String OPERATIONS = "Operations";
  private static final String SECTION = "client certificates";
  private static final String REFUSAL = "the end of the connection, or a status that refuses";
  private static final String REMEDY = "let the server verify the certificates of its clients";

  @Test
  @Check("tls.client-certificate.asked")
  @Clause(source = OPERATIONS, section = SECTION)
  void asksForACertificate(TlsServer server, Evidence evidence) throws IOException {
    requireMode(server);
    ClientIdentity stranger = stranger();
    evidence.expected("CertificateRequest");
    evidence.got(answer(server, stranger).words());
    if (!stranger.wasAsked()) {
      throw Failures.of(
          "CertificateRequest", "none", "let the server ask for certificates of its clients");
    }
  }

  @Test
  @Check("tls.client-certificate.none")
  @Clause(source = OPERATIONS, section = SECTION)
  void refusesAClientWithoutACertificate(TlsServer server, Evidence evidence) throws IOException {
    requireMode(server);
    evidence.sent("a handshake without a certificate, and GET /");
    expectRefusal(server, null, evidence);
  }

  @Test
  @Check("tls.client-certificate.wrong-authority")
  @Clause(source = OPERATIONS, section = SECTION)
  void refusesACertificateOfAnUnknownAuthority(TlsServer server, Evidence evidence)
      throws IOException {
    requireMode(server);
    evidence.sent("a handshake with a certificate of an unknown authority, and GET /");
    expectRefusal(server, stranger(), evidence);
  }

  @Test
  @Check("tls.client-certificate.expired")
  @Clause(source = OPERATIONS, section = SECTION)
  void refusesAnExpiredCertificate(TlsServer server, Evidence evidence) throws IOException {
    requireMode(server);
    ClientIdentity expired = identity(server, EXPIRED_OPTION);
    evidence.sent("a handshake with an expired certificate, and GET /");
    expectRefusal(server, expired, evidence);
  }

  @Test
  @Check("tls.client-certificate.good")
  @Clause(source = OPERATIONS, section = SECTION)
  void acceptsAGoodCertificate(TlsServer server, Evidence evidence) throws IOException {
    requireMode(server);
    ClientIdentity good = identity(server, GOOD_OPTION);
    String expected = "a response that a client without a certificate does not get";
    evidence.sent("a handshake with a good certificate, and GET /").expected(expected);
    Answer got = answer(server, good);
    evidence.got(got.words());
    if (got.isRefusal() && (got.status() == 0 || got.equals(answer(server, null)))) {
      throw Failures.of(
          expected, got.words(), "let the server trust the issuer of this certificate");
    }
  }

  /**
   * What a client got.
   *
   * @param status 0 for the end of the connection
   * @param words the status line, or why there is none
   */
  private record Answer(int status, String words) {
    /** Statuses that refuse; nginx has the last two for certificates. */
    private static final Set<Integer> REFUSING = Set.of(400, 401, 403, 495, 496);

    boolean isRefusal() {
      return status == 0 || REFUSING.contains(status);
    }
  }

  private static void expectRefusal(
      TlsServer server, @Nullable ClientIdentity identity, Evidence evidence) throws IOException {
    evidence.expected(REFUSAL);
    Answer got = answer(server, identity);
    evidence.got(got.words());
    if (!got.isRefusal()) {
      throw Failures.of(REFUSAL, got.words(), REMEDY);
    }
  }

  private static Answer answer(TlsServer server, @Nullable ClientIdentity identity)
      throws IOException {
    try (ObservedHandshake client = server.handshake(identity)) {
      HttpExchange exchange = HttpExchange.on(client.socket(), server, "/");
      return exchange.isAnswered()
          ? new Answer(exchange.status(), exchange.statusLine())
          : new Answer(0, exchange.ending());
    } catch (SSLException e) {
      return new Answer(0, String.valueOf(e.getMessage()));
    } catch (java.net.SocketException e) {
      return new Answer(0, "the connection broke: " + e.getMessage());
    }
  }

  private static void requireMode(TlsServer server) {
    String mode = server.target().option(MODE_OPTION).orElse("");
    if (mode.isEmpty()) {
      throw new NotApplicable(
          "That the server wants certificates of its clients was not said. Set -D"
              + Target.OPTION_PREFIX
              + MODE_OPTION
              + "="
              + REQUIRED
              + ".");
    }
    if (!mode.equals(REQUIRED)) {
      throw new IllegalArgumentException(
          Target.OPTION_PREFIX + MODE_OPTION + " is '" + mode + "': the one value is " + REQUIRED);
    }
  }

  private static ClientIdentity identity(TlsServer server, String option) throws IOException {
    Target target = server.target();
    String file =
        target
            .option(option)
            .orElseThrow(
                () ->
                    new NotApplicable(
                        "No such certificate was given. Set -D"
                            + Target.OPTION_PREFIX
                            + option
                            + "=file.p12."));
    return ClientIdentity.read(Path.of(file), target.option(PASSWORD_OPTION).orElse("changeit"));
  }

  private static ClientIdentity stranger() {
    return ClientIdentity.of(
        TestCertificateAuthority.root("A stranger's root")
            .leaf("stranger.invalid")
            .extendedKeyUsage("1.3.6.1.5.5.7.3.2")
            .issue());
  }
}
