package io.faultwire.tls.secrets;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a context drew that may be private keys, and which of them a public key belongs to. */
final class EphemeralKeys {
  private static final HexFormat HEX = HexFormat.of();

  private final List<EphemeralKey> unnamed = new ArrayList<>();
  private final Map<String, EphemeralKey> byPublicKey = new TreeMap<>();

  /** Takes down octets that were drawn. */
  void drawn(byte[] octets) {
    unnamed.addAll(EphemeralKey.of(octets.clone()));
  }

  /** Returns what both ends of an exchange agreed on, if the key of one is known. */
  Optional<byte[]> agree(byte[] one, byte[] other) {
    EphemeralKey key = find(one);
    if (key != null) {
      return key.agree(other);
    }
    key = find(other);
    return key == null ? Optional.empty() : key.agree(one);
  }

  private @Nullable EphemeralKey find(byte[] publicKey) {
    unnamed.forEach(key -> byPublicKey.put(HEX.formatHex(key.publicKey()), key));
    unnamed.clear();
    return byPublicKey.get(HEX.formatHex(publicKey));
  }
}
