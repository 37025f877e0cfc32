package io.faultwire.suites.tls;

import io.faultwire.tls.message.Alert;
import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.ClientHello;
import io.faultwire.tls.message.ClientHelloBuilder;
import io.faultwire.tls.message.HandshakeMessage;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsBytes;
import io.faultwire.tls.message.TlsVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The one switch of a server: the id of the check whose clause it breaks. */
final class Defect {
  private static final String NAME = "localhost";

  /** Whoever is spoilt by {@link Spoilt} is not answered by the opposite of what is right. */
  private static final Set<String> NOT_BY_OPPOSITE =
      Set.of(
          "tls.record.overflow",
          "tls.tolerance.no-extensions",
          "tls.version.alert",
          "tls.version.no-ssl30",
          "tls.version.no-tls10",
          "tls.version.no-tls11",
          "tls.downgrade.sentinel-tls11");

  private final String id;
  private final byte @Nullable [] trigger;

  Defect(String id) {
    this.id = id;
    this.trigger =
        HelloTable.all().stream()
            .filter(each -> each.id().equals(id))
            .map(each -> each.octets(NAME))
            .findFirst()
            .orElse(null);
  }

  static Defect none() {
    return new Defect("");
  }

  boolean is(String check) {
    return id.equals(check);
  }

  /** Tells whether the answer to a check's ClientHello, or to one that it needs, may be wrong. */
  boolean concerns(HelloCheck check) {
    return Spoilt.isGeneral(id)
        || isTriggeredBy(check.octets(NAME))
        || check.needs().stream().anyMatch(each -> isTriggeredBy(each.question().write(NAME)));
  }

  @FunctionalInterface
  interface Sound {
    Flight answer() throws Refusal;
  }

  /** Answers the first ClientHello: as is right, or the opposite where this defect says so. */
  byte[] first(byte[] octets, Sound sound) throws Refusal {
    if (!isTriggeredBy(octets) || Spoilt.KEYS.contains(id) || NOT_BY_OPPOSITE.contains(id)) {
      return sound.answer().toByteArray();
    }
    try {
      sound.answer();
    } catch (Refusal e) {
      return accept(octets);
    }
    throw new Refusal(AlertDescription.CERTIFICATE_UNKNOWN);
  }

  private boolean isTriggeredBy(byte[] octets) {
    return trigger != null
        && octets.length <= trigger.length
        && Arrays.equals(octets, Arrays.copyOf(trigger, octets.length));
  }

  /** Writes a ServerHello of the version that the check is about, with its first suite. */
  private byte[] accept(byte[] octets) throws Refusal {
    boolean tls13 = isTls13();
    StrictServer server = new StrictServer(TlsSuiteTest.CHAIN);
    TlsVersion version = tls13 ? TlsVersion.TLS_1_3 : TlsVersion.TLS_1_2;
    byte[] message = ClientHelloBuilder.of(version, NAME).message();
    byte[] body = Arrays.copyOfRange(message, HandshakeMessage.HEADER_LENGTH, message.length);
    Flight flight = server.answer(ClientHello.parse(body));
    if (!tls13) {
      flight.suite = firstSuite(octets);
    }
    return flight.toByteArray();
  }

  private boolean isTls13() {
    return HelloTable.all().stream()
        .filter(each -> each.id().equals(id))
        .anyMatch(each -> each.needs().contains(Feature.TLS_1_3) && each.sent().contains("1.3"));
  }

  private static int firstSuite(byte[] octets) {
    int at = 5 + 4 + 2 + 32;
    at += 1 + octets[at];
    return (octets[at + 2] & 0xFF) << 8 | (octets[at + 3] & 0xFF);
  }

  /** Answers as is right, but for one thing. */
  Flight spoil(ClientHello hello, StrictServer strict) throws Refusal {
    return Spoilt.of(id, trigger, hello, strict);
  }

  Refusal refusalOfFirst(byte[] octets, AlertDescription right) {
    return new Refusal(isTriggeredBy(octets) ? AlertDescription.CERTIFICATE_UNKNOWN : right);
  }

  void notTls(byte[] header) throws Refusal {
    if (is("tls.version.no-ssl20") && (header[0] & 0x80) != 0) {
      throw new Refusal(new byte[] {(byte) 0x80, 11, 4, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0});
    }
  }

  void changeCipherSpec(byte[] fragment) throws Refusal {
    boolean right = Arrays.equals(fragment, new byte[] {1});
    boolean taken =
        is(right ? "tls.retry.change-cipher-spec" : "tls.retry.wrong-change-cipher-spec");
    if (right == taken) {
      throw new Refusal(AlertDescription.UNEXPECTED_MESSAGE);
    }
  }

  Flight afterRetry(Flight flight, boolean plain) throws Refusal {
    if (is("tls.retry.second-hello") && plain) {
      throw new Refusal(AlertDescription.ILLEGAL_PARAMETER);
    }
    if (is("tls.retry.same-suite")) {
      flight.suite = 0x1302;
    }
    return flight;
  }

  void secondHello(OutputStream out, Flight answer) throws IOException, Refusal {
    if (is("tls.order.hello-twice")) {
      throw new Refusal(answer.toByteArray());
    }
  }

  void configure(SSLSocket tls) {
    if (is("tls.version.tls13")) {
      tls.setEnabledProtocols(new String[] {"TLSv1.2"});
    }
  }

  String httpsResponse() {
    String field = "Strict-Transport-Security: max-age=31536000\r\n";
    String hsts =
        switch (id) {
          case "tls.hsts.sent" -> "";
          case "tls.hsts.syntax" -> "Strict-Transport-Security: includeSubDomains\r\n";
          case "tls.hsts.once" -> field + field;
          default -> field;
        };
    return "HTTP/1.1 200 OK\r\nConnection: close\r\n" + hsts + "Content-Length: 2\r\n\r\nok";
  }

  String httpResponse() {
    String status =
        is("tls.hsts.redirect")
            ? "HTTP/1.1 200 OK\r\n"
            : "HTTP/1.1 301 Moved Permanently\r\nLocation: https://localhost/\r\n";
    String field =
        is("tls.hsts.not-over-http") ? "Strict-Transport-Security: max-age=31536000\r\n" : "";
    return status + field + "Connection: close\r\nContent-Length: 0\r\n\r\n";
  }

  /** Returns an alert that is a warning and then one that is not. */
  static byte[] warningAndRefusal() {
    AlertDescription name = AlertDescription.UNRECOGNIZED_NAME;
    return new TlsBytes()
        .raw(Alert.warning(name).toRecord())
        .raw(Alert.fatal(name).toRecord())
        .toByteArray();
  }

  static boolean isRetry(Flight flight) {
    return Arrays.equals(flight.random, ServerHello.retryRandom());
  }

  /** Returns the ids of all that {@link #first} answers by the opposite. */
  static List<String> ofTable() {
    return HelloTable.all().stream().map(HelloCheck::id).toList();
  }

  @Override
  public String toString() {
    return id.isEmpty() ? "none" : id;
  }
}
