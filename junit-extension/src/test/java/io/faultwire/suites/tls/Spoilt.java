package io.faultwire.suites.tls;

import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.ClientHello;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.TlsBytes;
import io.faultwire.tls.message.TlsRecord;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sound answers, wrong in one thing, for the checks that look at more than yes or no. */
final class Spoilt {
  private static final byte[] NOTHING = new byte[0];

  /** An extension that the suite never sends. */
  private static final int NEXT_PROTOCOL = 13172;

  private interface Change {
    void of(Flight flight, ClientHello hello);
  }

  private static final Map<String, Change> TLS_13 =
      Map.ofEntries(
          Map.entry("tls.hello.legacy-version", (f, h) -> f.legacyVersion = 0x0304),
          Map.entry("tls.hello.echoes-session-id", (f, h) -> f.sessionId = other(f)),
          Map.entry("tls.hello.compression-tls13", (f, h) -> f.compression = 1),
          Map.entry("tls.hello.extensions-tls13", (f, h) -> f.add(Extension.ALPN, NOTHING)),
          Map.entry("tls.hello.record-version", (f, h) -> f.recordVersion = 0x0301),
          Map.entry("tls.hello.random-differs", (f, h) -> f.random = new byte[32]));

  private static final Map<String, Change> TLS_12 =
      Map.ofEntries(
          Map.entry("tls.downgrade.sentinel-tls12", (f, h) -> f.random = new byte[32]),
          Map.entry("tls.hello.extensions-tls12", (f, h) -> f.add(NEXT_PROTOCOL, NOTHING)),
          Map.entry("tls.renegotiation.scsv", Spoilt::withoutRenegotiation),
          Map.entry("tls.sni.acknowledged-empty", (f, h) -> f.add(0, new byte[1])),
          Map.entry("tls.ocsp.only-if-asked", Spoilt::status),
          Map.entry("tls.ocsp.stapled", Spoilt::withoutStatus),
          Map.entry("tls.alpn.supported", (f, h) -> f.remove(Extension.ALPN)),
          Map.entry(
              "tls.record.max-fragment-length",
              (f, h) -> f.longestRecord = TlsRecord.LONGEST_FRAGMENT),
          Map.entry("tls.hello.no-truncated-hmac", (f, h) -> echo(f, h, 4)),
          Map.entry(
              "tls.cipher.no-encrypt-then-mac-for-aead",
              (f, h) -> echo(f, h, Extension.ENCRYPT_THEN_MAC)),
          Map.entry(
              "tls.hello.compression",
              (f, h) -> f.compression = h.compressionMethods().length > 1 ? 1 : 0),
          Map.entry(
              "tls.hello.extended-master-secret",
              (f, h) -> f.remove(Extension.EXTENDED_MASTER_SECRET)));

  /** What only the ClientHello of the check itself gets. */
  private static final Map<String, Change> OF_THE_CHECK =
      Map.ofEntries(
          Map.entry("tls.cipher.prefers-forward-secrecy", (f, h) -> f.suite = 0x009C),
          Map.entry(
              "tls.version.high-without-list",
              (f, h) -> f.add(Extension.SUPPORTED_VERSIONS, new byte[] {3, 4})),
          Map.entry("tls.group.offered-only", (f, h) -> key(f, 0x1D, 0x0403)),
          Map.entry("tls.signature.offered-only", (f, h) -> key(f, 0x1D, 0x0601)),
          Map.entry("tls.retry.asked", Spoilt::unaskedShare),
          Map.entry("tls.retry.echoes-session-id", (f, h) -> f.sessionId = other(f)));

  private static final Set<String> OWN =
      Set.of(
          "tls.group.no-weak-curve",
          "tls.group.strong-prime",
          "tls.signature.no-sha1",
          "tls.sni.unknown",
          "tls.sni.no-warning");

  static final Set<String> KEYS = keys();

  private Spoilt() {}

  /** Tells whether a defect changes the answers to other ClientHellos than that of its check. */
  static boolean isGeneral(String id) {
    return TLS_13.containsKey(id) || TLS_12.containsKey(id) || id.startsWith("tls.version.no-");
  }

  private static Set<String> keys() {
    Set<String> all = new java.util.TreeSet<>(OWN);
    all.addAll(TLS_13.keySet());
    all.addAll(TLS_12.keySet());
    all.addAll(OF_THE_CHECK.keySet());
    return all;
  }

  static Flight of(String id, byte @Nullable [] trigger, ClientHello hello, StrictServer strict)
      throws Refusal {
    boolean own = trigger != null && isOf(trigger, hello);
    Flight old = oldVersion(id, hello);
    if (old != null) {
      return old;
    }
    if (id.equals("tls.version.tls13") && hello.offeredVersions().contains(0x0304)) {
      throw new Refusal(AlertDescription.PROTOCOL_VERSION);
    }
    if (own && OWN.contains(id)) {
      return instead(id);
    }
    if (own && id.equals("tls.tolerance.no-extensions")) {
      throw new Refusal(AlertDescription.DECODE_ERROR);
    }
    Flight past = past(id, hello, strict);
    Flight flight = past == null ? strict.answer(hello) : past;
    Change change = flight.isTls13() ? TLS_13.get(id) : TLS_12.get(id);
    if (change == null || Defect.isRetry(flight)) {
      change = own ? OF_THE_CHECK.get(id) : null;
    }
    if (change != null) {
      change.of(flight, hello);
    }
    return flight;
  }

  private static boolean isOf(byte[] trigger, ClientHello hello) {
    byte[] body = Arrays.copyOfRange(trigger, 9, trigger.length);
    try {
      ClientHello wanted = ClientHello.parse(body);
      return Arrays.equals(wanted.cipherSuites(), hello.cipherSuites())
          && Arrays.equals(wanted.sessionId(), hello.sessionId())
          && wanted.legacyVersion() == hello.legacyVersion()
          && same(wanted, hello);
    } catch (io.faultwire.tls.message.MalformedTlsException e) {
      return false;
    }
  }

  private static boolean same(ClientHello a, ClientHello b) {
    if (a.extensions().all().size() != b.extensions().all().size()) {
      return false;
    }
    return a.extensions().all().stream()
        .allMatch(
            each ->
                b.extensions()
                    .find(each.type())
                    .filter(c -> Arrays.equals(c, each.content()))
                    .isPresent());
  }

  private static @Nullable Flight oldVersion(String id, ClientHello hello) throws Refusal {
    if (hello.extensions().has(Extension.SUPPORTED_VERSIONS)) {
      return null;
    }
    int version = hello.legacyVersion();
    boolean offered =
        switch (id) {
          case "tls.version.no-ssl30" -> version == 0x0300;
          case "tls.version.no-tls10" -> version == 0x0301;
          case "tls.version.no-tls11", "tls.downgrade.sentinel-tls11" -> version == 0x0302;
          default -> false;
        };
    if (id.equals("tls.version.alert") && version == 0x0301) {
      throw new Refusal(AlertDescription.HANDSHAKE_FAILURE);
    }
    if (!offered) {
      return null;
    }
    Flight flight = new Flight();
    flight.legacyVersion = version;
    flight.suite = 0xC013;
    if (!id.equals("tls.downgrade.sentinel-tls11")) {
      byte[] end = java.util.HexFormat.of().parseHex("444f574e47524400");
      System.arraycopy(end, 0, flight.random, 24, 8);
    }
    return flight.message(HandshakeType.SERVER_HELLO_DONE, NOTHING);
  }

  private static @Nullable Flight past(String id, ClientHello hello, StrictServer strict)
      throws Refusal {
    if (!StrictServer.offersPast(hello) || StrictRules.version(hello) != 0x0303) {
      return null;
    }
    boolean other = hello.serverName().filter(name -> name.equals("localhost")).isEmpty();
    boolean bare = !hello.extensions().has(Extension.EXTENDED_MASTER_SECRET);
    return switch (id) {
      case "tls.resumption.tls12" -> strict.full(hello);
      case "tls.resumption.other-name" -> other ? StrictServer.resumption(hello) : null;
      case "tls.resumption.extended-master-secret" -> bare ? StrictServer.resumption(hello) : null;
      case "tls.resumption.same-suite" -> {
        Flight flight = StrictServer.resumption(hello);
        flight.suite = hello.cipherSuites()[1] == flight.suite ? 0xC030 : hello.cipherSuites()[1];
        yield other || bare ? null : flight;
      }
      default -> null;
    };
  }

  private static Flight instead(String id) throws Refusal {
    Flight flight = new Flight();
    flight.suite = StrictServer.RSA_GCM;
    flight.message(HandshakeType.CERTIFICATE, new byte[3]);
    switch (id) {
      case "tls.group.no-weak-curve" -> key(flight, 0x13, 0x0403);
      case "tls.signature.no-sha1" -> key(flight, 0x1D, 0x0203);
      case "tls.sni.no-warning" -> throw new Refusal(Defect.warningAndRefusal());
      case "tls.group.strong-prime" -> {
        flight.suite = 0x009E;
        byte[] prime = new byte[128];
        Arrays.fill(prime, (byte) 0xFF);
        flight.message(
            HandshakeType.SERVER_KEY_EXCHANGE,
            new TlsBytes()
                .sized16(prime)
                .sized16(new byte[] {2})
                .sized16(new byte[128])
                .u16(0x0401)
                .sized16(new byte[256])
                .toByteArray());
      }
      default -> key(flight, 0x1D, 0x0403);
    }
    return flight.message(HandshakeType.SERVER_HELLO_DONE, NOTHING);
  }

  private static void withoutRenegotiation(Flight flight, ClientHello hello) {
    if (!hello.extensions().has(Extension.RENEGOTIATION_INFO)) {
      flight.remove(Extension.RENEGOTIATION_INFO);
    }
  }

  private static void status(Flight flight, ClientHello hello) {
    if (!hello.extensions().has(Extension.STATUS_REQUEST)) {
      flight.message(HandshakeType.CERTIFICATE_STATUS, new byte[] {1, 0, 0, 1, 0});
      java.util.Collections.rotate(flight.more, 1);
    }
  }

  private static void withoutStatus(Flight flight, ClientHello hello) {
    flight.more.removeIf(each -> each.is(HandshakeType.CERTIFICATE_STATUS));
  }

  private static void echo(Flight flight, ClientHello hello, int type) {
    hello.extensions().find(type).ifPresent(content -> flight.add(type, content));
  }

  private static void key(Flight flight, int group, int signature) {
    flight.more.removeIf(each -> each.is(HandshakeType.SERVER_KEY_EXCHANGE));
    flight.message(HandshakeType.SERVER_KEY_EXCHANGE, StrictServer.keyExchange(group, signature));
    flight.more.removeIf(each -> each.is(HandshakeType.SERVER_HELLO_DONE));
    flight.message(HandshakeType.SERVER_HELLO_DONE, NOTHING);
  }

  private static void unaskedShare(Flight flight, ClientHello hello) {
    flight.random = new byte[32];
    flight.add(Extension.KEY_SHARE, new TlsBytes().u16(0x1D).sized16(new byte[32]).toByteArray());
    flight.behind = new TlsRecord(TlsRecord.APPLICATION_DATA, 0x0303, new byte[80]).toByteArray();
  }

  private static byte[] other(Flight flight) {
    return new byte[flight.sessionId.length];
  }
}
