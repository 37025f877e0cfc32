package io.faultwire.junit.assertj;

import io.faultwire.capture.Side;
import io.faultwire.capture.tls.Protocol;
import io.faultwire.capture.tls.ProtocolOrder;
import io.faultwire.capture.tls.TlsConversation;
import io.faultwire.capture.tls.TlsMessage;
import io.faultwire.tls.message.Alert;
import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.TlsVersion;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Assert what happened in a TLS connection. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TlsConversationAssert
    extends WireAssert<TlsConversationAssert, TlsConversation> {
  private static final int SHOWN = 40;

  TlsConversationAssert(TlsConversation actual) {
    super(actual, TlsConversationAssert.class);
  }

  @Override
  String subject() {
    return actual.toString();
  }

  @Override
  String evidence() {
    List<String> lines = actual.describe().lines().toList();
    return String.join("\n", lines.subList(0, Math.min(SHOWN, lines.size())));
  }

  /**
   * Verify that the handshake was completed, by Finished of both ends. Where TLS 1.3 cannot be
   * read, both sent a record that is long enough; a refusal that follows is seen with the key log
   * only.
   */
  public TlsConversationAssert completedHandshake() {
    isNotNull();
    return check(
        actual.isEstablished(),
        "have completed its handshake",
        () -> refusal("not both finished it"));
  }

  /** Verify the version that the server chose. */
  public TlsConversationAssert spoke(TlsVersion expected) {
    isNotNull();
    return chosen("speak " + expected, expected.toString(), actual.version());
  }

  /** Verify the cipher suite that the server chose, by its IANA name. */
  public TlsConversationAssert usedCipherSuite(String expected) {
    isNotNull();
    return chosen("use the cipher suite " + expected, expected, actual.cipherSuite());
  }

  /** Verify the group of the key exchange, such as {@code x25519}. */
  public TlsConversationAssert usedGroup(String expected) {
    isNotNull();
    return chosen("use the group " + expected, expected, actual.group());
  }

  /** Verify the host name that the client asked for. */
  public TlsConversationAssert askedFor(String expected) {
    isNotNull();
    return chosen("ask for the host " + expected, expected, actual.serverName());
  }

  /** Verify the application protocol that the server chose, such as {@code http/1.1}. */
  public TlsConversationAssert agreedOn(String expected) {
    isNotNull();
    return chosen("agree on the protocol " + expected, expected, actual.applicationProtocol());
  }

  private TlsConversationAssert chosen(
      String expectation, String expected, Optional<? extends Object> found) {
    return check(
        found.map(Object::toString).filter(expected::equals).isPresent(),
        expectation,
        () -> found.map(each -> "it was " + each).orElse("the capture does not tell any"));
  }

  /** Verify the certificates that the server presented, the leaf first. */
  public TlsConversationAssert presented(List<X509Certificate> expected) {
    isNotNull();
    List<X509Certificate> found = actual.certificates();
    return check(
        found.equals(expected),
        "have presented" + list(subjects(expected)),
        () ->
            found.isEmpty()
                ? "no certificates can be read; where TLS 1.3 encrypts them, give the key log"
                : "it presented" + list(subjects(found)));
  }

  private static List<String> subjects(List<X509Certificate> certificates) {
    return certificates.stream().map(each -> each.getSubjectX500Principal().getName()).toList();
  }

  /** Verify that these handshake messages were exchanged in this order, others between them. */
  public TlsConversationAssert exchanged(HandshakeType... expected) {
    isNotNull();
    int next = 0;
    for (TlsMessage each : actual.messages()) {
      if (next < expected.length && each.is(expected[next])) {
        next++;
      }
    }
    int found = next;
    return check(
        found == expected.length,
        "have exchanged " + Arrays.toString(expected) + " in this order",
        () -> "there is no " + expected[found] + " behind the others");
  }

  /** Verify that this end refused the connection, and with which alert. */
  public TlsConversationAssert wasRefusedBy(Side side, AlertDescription expected) {
    isNotNull();
    TlsMessage refusal = actual.refusal().orElse(null);
    boolean holds =
        refusal != null
            && refusal.from() == side
            && refusal.alert().filter(alert -> alert.is(expected)).isPresent();
    return check(
        holds,
        "have been refused by the " + side + " with " + expected,
        () -> refusal("nobody sent a fatal alert"));
  }

  /**
   * Verify that nobody sent a fatal alert. Of TLS 1.3 only the key log tells that, and of TLS 1.2
   * it is told of the handshake.
   */
  public TlsConversationAssert wasNotRefused() {
    isNotNull();
    return check(
        !actual.messages().isEmpty() && actual.refusal().isEmpty() && !actual.mayHideRefusal(),
        "not have been refused",
        () -> refusal("nothing was sent"));
  }

  /** Tells who refused, or why nobody knows. */
  private String refusal(String otherwise) {
    if (actual.messages().isEmpty()) {
      return "it has no record of TLS";
    }
    return actual
        .refusal()
        .map(TlsConversationAssert::whoRefused)
        .orElse(
            actual.mayHideRefusal()
                ? "what is encrypted may be an alert and cannot be read: give the key log"
                : otherwise);
  }

  private static String whoRefused(TlsMessage refusal) {
    return "the "
        + refusal.from()
        + " refused with "
        + refusal.alert().map(Alert::toString).orElse("an alert");
  }

  /** Verify which protocols it went through, in this order, such as TCP, TLS, HTTP. */
  public TlsConversationAssert wentThrough(Protocol... expected) {
    isNotNull();
    List<Protocol> found = ProtocolOrder.of(actual);
    return check(
        found.equals(List.of(expected)),
        "have gone through " + arrows(List.of(expected)),
        () -> "it went through " + arrows(found));
  }

  static String arrows(List<Protocol> protocols) {
    return protocols.isEmpty()
        ? "none of them"
        : String.join(" -> ", protocols.stream().map(Protocol::toString).toList());
  }
}
