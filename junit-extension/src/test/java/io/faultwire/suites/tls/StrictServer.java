package io.faultwire.suites.tls;

import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.message.ClientHello;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsBytes;
import io.faultwire.tls.message.TlsRecord;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;

/** Answers ClientHellos as the RFCs want it, in octets, without any cryptography. */
final class StrictServer {
  static final int RSA_GCM = 0xC02F;
  private static final int ECDSA_GCM = 0xC02B;
  private static final byte[] CHANGE_CIPHER_SPEC =
      new TlsRecord(TlsRecord.CHANGE_CIPHER_SPEC, 0x0303, new byte[] {1}).toByteArray();

  /** What no server has given: the made-up session id and the made-up ticket of the suite. */
  private static final byte[] UNKNOWN_ID = HexFormat.of().parseHex("3c".repeat(32));

  private final CertificateChain chain;
  private final SecureRandom random = new SecureRandom();

  StrictServer(CertificateChain chain) {
    this.chain = chain;
  }

  Flight answer(ClientHello hello) throws Refusal {
    return StrictRules.version(hello) == 0x0304 ? tls13(hello) : tls12(hello);
  }

  private Flight tls13(ClientHello hello) throws Refusal {
    StrictRules.requireSoundTls13(hello);
    Flight flight = begin(0x0303);
    flight.sessionId = hello.sessionId();
    flight.suite = StrictRules.suite(hello, 0x1301, 0x1302, 0x1303);
    flight.add(Extension.SUPPORTED_VERSIONS, new byte[] {3, 4});
    int group = StrictRules.group(hello);
    byte[] key = hello.keyShare(group).orElse(null);
    if (key == null) {
      flight.random = ServerHello.retryRandom();
      return flight.add(Extension.KEY_SHARE, new TlsBytes().u16(group).toByteArray());
    }
    StrictRules.requireSoundKey(group, key);
    byte[] own = new TlsBytes().u16(group).sized16(key).toByteArray();
    flight.behind =
        new TlsBytes()
            .raw(CHANGE_CIPHER_SPEC)
            .raw(new TlsRecord(TlsRecord.APPLICATION_DATA, 0x0303, new byte[80]).toByteArray())
            .toByteArray();
    return flight.add(Extension.KEY_SHARE, own);
  }

  private Flight tls12(ClientHello hello) throws Refusal {
    StrictRules.requireSoundTls12(hello);
    return isKnown(hello) ? resumption(hello) : full(hello);
  }

  Flight full(ClientHello hello) throws Refusal {
    Flight flight = begin(0x0303);
    flight.sessionId = new byte[32];
    random.nextBytes(flight.sessionId);
    flight.suite = StrictRules.suite(hello, RSA_GCM, ECDSA_GCM, 0xC030, 0xC02C, 0xCCA8, 0xCCA9);
    System.arraycopy(HexFormat.of().parseHex("444f574e47524401"), 0, flight.random, 24, 8);
    agree(hello, flight);
    return certificates(hello, flight);
  }

  private Flight begin(int version) {
    Flight flight = new Flight();
    flight.legacyVersion = version;
    random.nextBytes(flight.random);
    return flight;
  }

  /** Tells whether a hello offers what a server has given, and all that it needs. */
  private static boolean isKnown(ClientHello hello) {
    return offersPast(hello)
        && hello.extensions().has(Extension.EXTENDED_MASTER_SECRET)
        && hello.serverName().filter(name -> name.equals("localhost")).isPresent();
  }

  /** Tells whether a hello offers a session id or a ticket that a server has given. */
  static boolean offersPast(ClientHello hello) {
    byte[] ticket = hello.extensions().find(Extension.SESSION_TICKET).orElse(new byte[0]);
    boolean byTicket = !Arrays.equals(ticket, new byte[ticket.length]);
    boolean byId =
        ticket.length == 0
            && hello.sessionId().length > 0
            && !Arrays.equals(hello.sessionId(), UNKNOWN_ID);
    return byTicket || byId;
  }

  static Flight resumption(ClientHello hello) {
    Flight flight = new Flight();
    flight.sessionId = hello.sessionId();
    flight.suite = hello.cipherSuites()[0];
    flight.behind = CHANGE_CIPHER_SPEC;
    return flight;
  }

  private static void agree(ClientHello hello, Flight flight) {
    if (hello.extensions().has(Extension.RENEGOTIATION_INFO)
        || StrictRules.contains(hello.cipherSuites(), 0x00FF)) {
      flight.add(Extension.RENEGOTIATION_INFO, new byte[1]);
    }
    for (int type :
        new int[] {
          Extension.EXTENDED_MASTER_SECRET,
          Extension.MAX_FRAGMENT_LENGTH,
          Extension.RECORD_SIZE_LIMIT
        }) {
      hello.extensions().find(type).ifPresent(content -> flight.add(type, content));
    }
    if (hello.extensions().has(Extension.MAX_FRAGMENT_LENGTH)) {
      flight.longestRecord = 512;
    }
    if (hello.extensions().has(Extension.SERVER_NAME)) {
      flight.add(Extension.SERVER_NAME, new byte[0]);
    }
    if (!hello.extensions().applicationProtocols().isEmpty()) {
      flight.add(Extension.ALPN, HexFormat.of().parseHex("000908" + "687474702f312e31"));
    }
  }

  private Flight certificates(ClientHello hello, Flight flight) throws Refusal {
    int group = hello.groups().isEmpty() ? 0x17 : groupOfTls12(hello);
    int signature = StrictRules.signature(hello, 0x0403, 0x0804, 0x0401);
    flight.message(HandshakeType.CERTIFICATE, certificateList());
    if (hello.extensions().has(Extension.STATUS_REQUEST)) {
      flight.message(HandshakeType.CERTIFICATE_STATUS, new byte[] {1, 0, 0, 1, 0});
    }
    flight.message(HandshakeType.SERVER_KEY_EXCHANGE, keyExchange(group, signature));
    return flight.message(HandshakeType.SERVER_HELLO_DONE, new byte[0]);
  }

  private static int groupOfTls12(ClientHello hello) throws Refusal {
    for (int group : new int[] {0x1D, 0x17, 0x18}) {
      if (hello.groups().contains(group)) {
        return group;
      }
    }
    throw new Refusal(io.faultwire.tls.message.AlertDescription.HANDSHAKE_FAILURE);
  }

  static byte[] keyExchange(int group, int signature) {
    return new TlsBytes()
        .u8(3)
        .u16(group)
        .sized8(new byte[32])
        .u16(signature)
        .sized16(new byte[64])
        .toByteArray();
  }

  private byte[] certificateList() {
    TlsBytes list = new TlsBytes();
    try {
      for (X509Certificate each : chain.presented()) {
        list.sized24(each.getEncoded());
      }
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
    return new TlsBytes().sized24(list.toByteArray()).toByteArray();
  }
}
