package io.faultwire.suites.tls;

import static io.faultwire.tls.message.AlertDescription.DECODE_ERROR;
import static io.faultwire.tls.message.AlertDescription.HANDSHAKE_FAILURE;
import static io.faultwire.tls.message.AlertDescription.ILLEGAL_PARAMETER;
import static io.faultwire.tls.message.AlertDescription.INAPPROPRIATE_FALLBACK;
import static io.faultwire.tls.message.AlertDescription.MISSING_EXTENSION;
import static io.faultwire.tls.message.AlertDescription.NO_APPLICATION_PROTOCOL;
import static io.faultwire.tls.message.AlertDescription.PROTOCOL_VERSION;
import static io.faultwire.tls.message.AlertDescription.UNRECOGNIZED_NAME;

import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.ClientHello;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.MalformedTlsException;
import io.faultwire.tls.message.TlsReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges ClientHellos as RFC 8446 and RFC 5246 want it, for a server that knows "localhost". */
final class StrictRules {
  private static final Set<Integer> GROUPS = Set.of(0x1D, 0x17);

  private StrictRules() {}

  /** Reads a ClientHello, or refuses it for its syntax. */
  static ClientHello parse(byte[] body) throws Refusal {
    try {
      ClientHello hello = ClientHello.parse(body);
      require(hello.sessionId().length <= 32, DECODE_ERROR);
      require(hello.cipherSuites().length > 0, DECODE_ERROR);
      require(hello.compressionMethods().length > 0, DECODE_ERROR);
      for (Extension each : hello.extensions().all()) {
        requireSyntax(each);
      }
      List<Integer> types = hello.extensions().all().stream().map(Extension::type).toList();
      require(Set.copyOf(types).size() == types.size(), ILLEGAL_PARAMETER);
      return hello;
    } catch (MalformedTlsException e) {
      throw new Refusal(DECODE_ERROR);
    }
  }

  private static void requireSyntax(Extension extension) throws Refusal {
    TlsReader in = new TlsReader(extension.content());
    switch (extension.type()) {
      case Extension.SUPPORTED_VERSIONS ->
          require(in.sized8().numbers16().length > 0, DECODE_ERROR);
      case Extension.SUPPORTED_GROUPS, Extension.SIGNATURE_ALGORITHMS ->
          require(in.sized16().numbers16().length > 0, DECODE_ERROR);
      case Extension.SERVER_NAME -> require(in.sized16().remaining() > 3, DECODE_ERROR);
      case Extension.ALPN -> {
        TlsReader list = in.sized16();
        require(list.hasRemaining(), DECODE_ERROR);
        while (list.hasRemaining()) {
          require(list.sized8().rest().length > 0, DECODE_ERROR);
        }
      }
      case Extension.KEY_SHARE -> {
        TlsReader list = in.sized16();
        while (list.hasRemaining()) {
          list.u16();
          list.sized16();
        }
      }
      default -> in.rest();
    }
    in.requireEnd();
  }

  /** Returns the version to speak: 0x0304 or 0x0303. */
  static int version(ClientHello hello) throws Refusal {
    boolean listed = hello.extensions().has(Extension.SUPPORTED_VERSIONS);
    List<Integer> offered = hello.offeredVersions();
    if (listed && offered.contains(0x0304)) {
      return 0x0304;
    }
    boolean tls12 = listed ? offered.contains(0x0303) : hello.legacyVersion() >= 0x0303;
    require(tls12, PROTOCOL_VERSION);
    return 0x0303;
  }

  static void requireSoundTls13(ClientHello hello) throws Refusal {
    require(Arrays.equals(hello.compressionMethods(), new byte[1]), ILLEGAL_PARAMETER);
    boolean psk = hello.extensions().has(Extension.PRE_SHARED_KEY);
    boolean groups = hello.extensions().has(Extension.SUPPORTED_GROUPS);
    boolean share = hello.extensions().has(Extension.KEY_SHARE);
    require(groups == share, MISSING_EXTENSION);
    require(psk || groups, MISSING_EXTENSION);
    require(psk || hello.extensions().has(Extension.SIGNATURE_ALGORITHMS), MISSING_EXTENSION);
    if (psk) {
      List<Extension> all = hello.extensions().all();
      require(all.get(all.size() - 1).type() == Extension.PRE_SHARED_KEY, ILLEGAL_PARAMETER);
      require(hello.extensions().has(Extension.PSK_KEY_EXCHANGE_MODES), MISSING_EXTENSION);
    }
    requireKnownName(hello);
  }

  /** Returns the group to use, whether the client has sent a key for it or not. */
  static int group(ClientHello hello) throws Refusal {
    List<Integer> common = hello.groups().stream().filter(GROUPS::contains).toList();
    require(!common.isEmpty(), HANDSHAKE_FAILURE);
    return common.stream()
        .filter(each -> hello.keyShare(each).isPresent())
        .findFirst()
        .orElse(common.get(0));
  }

  static void requireSoundKey(int group, byte[] key) throws Refusal {
    boolean sound =
        group == 0x1D
            ? key.length == 32 && !Arrays.equals(key, new byte[32])
            : key.length == 65 && key[0] == 4 && key[1] == 0x6B;
    require(sound, ILLEGAL_PARAMETER);
  }

  static void requireSoundTls12(ClientHello hello) throws Refusal {
    require(!contains(hello.cipherSuites(), 0x5600), INAPPROPRIATE_FALLBACK);
    Optional<byte[]> renegotiation = hello.extensions().find(Extension.RENEGOTIATION_INFO);
    require(renegotiation.filter(c -> c.length > 1).isEmpty(), HANDSHAKE_FAILURE);
    List<String> protocols = hello.extensions().applicationProtocols();
    require(protocols.isEmpty() || protocols.contains("http/1.1"), NO_APPLICATION_PROTOCOL);
    Optional<byte[]> fragment = hello.extensions().find(Extension.MAX_FRAGMENT_LENGTH);
    require(fragment.filter(c -> c[0] > 4).isEmpty(), ILLEGAL_PARAMETER);
    Optional<byte[]> limit = hello.extensions().find(Extension.RECORD_SIZE_LIMIT);
    require(limit.filter(c -> c[0] == 0 && c[1] < 64).isEmpty(), ILLEGAL_PARAMETER);
    requireKnownName(hello);
  }

  /** Returns the first suite of the server's order that the client offers. */
  static int suite(ClientHello hello, int... order) throws Refusal {
    for (int suite : order) {
      if (contains(hello.cipherSuites(), suite)) {
        return suite;
      }
    }
    throw new Refusal(HANDSHAKE_FAILURE);
  }

  /** Returns the first signature algorithm of the server's order that the client offers. */
  static int signature(ClientHello hello, int... order) throws Refusal {
    Optional<byte[]> content = hello.extensions().find(Extension.SIGNATURE_ALGORITHMS);
    if (content.isPresent()) {
      Set<Integer> offered =
          Arrays.stream(new TlsReader(content.get()).sized16().numbers16())
              .boxed()
              .collect(Collectors.toSet());
      for (int each : order) {
        if (offered.contains(each)) {
          return each;
        }
      }
    }
    throw new Refusal(HANDSHAKE_FAILURE);
  }

  private static void requireKnownName(ClientHello hello) throws Refusal {
    require(hello.serverName().filter(n -> !n.equals("localhost")).isEmpty(), UNRECOGNIZED_NAME);
  }

  static boolean contains(int[] codes, int code) {
    return Arrays.stream(codes).anyMatch(each -> each == code);
  }

  private static void require(boolean holds, AlertDescription otherwise) throws Refusal {
    if (!holds) {
      throw new Refusal(otherwise);
    }
  }
}
