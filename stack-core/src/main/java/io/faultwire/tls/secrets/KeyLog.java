package io.faultwire.tls.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The secrets of connections, in the format of {@code SSLKEYLOGFILE}, which Wireshark reads.
 *
 * <p>It is filled from a file that a program such as curl wrote, or by the ephemeral keys of the
 * contexts that were made with it ({@code CertificateChain.clientContext(keyLog)}): JSSE writes no
 * key log, but draws its keys from the context's source of random octets. Found that way are keys
 * of x25519, x448 and NIST's curves, in handshakes of TLS 1.3; one that resumes a session needs the
 * one before to be read with the same key log. Safe for use by several threads.
 */
public final class KeyLog {
  private static final HexFormat HEX = HexFormat.of();

  private final Map<String, byte[]> lines = new TreeMap<>();
  private final Map<String, byte[]> preSharedKeys = new TreeMap<>();
  private final EphemeralKeys keys = new EphemeralKeys();

  /**
   * Reads a file in the format of {@code SSLKEYLOGFILE}.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a line is malformed; the message names it
   */
  public static KeyLog read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  /**
   * Reads text in the format of {@code SSLKEYLOGFILE}. Labels that are not known are kept, so that
   * Wireshark finds them.
   *
   * @throws IllegalArgumentException if a line is malformed; the message names it
   */
  public static KeyLog parse(String text) {
    return parse("the key log", text);
  }

  private static KeyLog parse(String origin, String text) {
    KeyLog log = new KeyLog();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        log.addLine(origin + ", line " + number, line);
      }
    }
    return log;
  }

  private synchronized void addLine(String where, String line) {
    String[] parts = line.strip().split(" +", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(malformed(where, line, parts.length + " words"));
    }
    try {
      String key = parts[0] + " " + HEX.formatHex(HEX.parseHex(parts[1]));
      lines.put(key, HEX.parseHex(parts[2]));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(malformed(where, line, "no hex"), e);
    }
  }

  private static String malformed(String where, String line, String found) {
    return where
        + ": "
        + found
        + ", where a label, a client random and a secret in hex are expected, as in"
        + " 'CLIENT_TRAFFIC_SECRET_0 5ad1... 93f0...': '"
        + line
        + "'";
  }

  /** Adds a secret of the connection whose ClientHello had this random. */
  public synchronized void add(SecretLabel label, byte[] clientRandom, byte[] secret) {
    lines.put(label + " " + HEX.formatHex(clientRandom), secret.clone());
  }

  /** Returns a secret of the connection whose ClientHello had this random. */
  public synchronized Optional<byte[]> find(SecretLabel label, byte[] clientRandom) {
    return Optional.ofNullable(lines.get(label + " " + HEX.formatHex(clientRandom)))
        .map(byte[]::clone);
  }

  /** Returns a source of random octets for a context whose ephemeral keys are to be known. */
  public SecureRandom watch(SecureRandom source) {
    return new WatchedRandom(source, this);
  }

  /** Takes down octets that a watched source drew. */
  synchronized void drawn(byte[] octets) {
    keys.drawn(octets);
  }

  /** Returns what both ends of a key exchange agreed on, if the private key of one is known. */
  public synchronized Optional<byte[]> sharedSecret(byte[] onePublicKey, byte[] otherPublicKey) {
    return keys.agree(onePublicKey, otherPublicKey);
  }

  /** Adds the pre-shared key of a ticket (RFC 8446, section 4.6.1); it is in no text. */
  public synchronized void addPreSharedKey(byte[] ticket, byte[] preSharedKey) {
    preSharedKeys.put(HEX.formatHex(ticket), preSharedKey.clone());
  }

  /** Returns the pre-shared key of a ticket. */
  public synchronized Optional<byte[]> findPreSharedKey(byte[] ticket) {
    return Optional.ofNullable(preSharedKeys.get(HEX.formatHex(ticket))).map(byte[]::clone);
  }

  /**
   * Returns all secrets in the format of {@code SSLKEYLOGFILE}, sorted; empty if there are none.
   */
  public synchronized String toText() {
    StringBuilder text = new StringBuilder();
    lines.forEach(
        (key, secret) -> text.append(key).append(' ').append(HEX.formatHex(secret)).append('\n'));
    return text.toString();
  }

  /** Writes all secrets into a file that Wireshark reads. */
  public void write(Path file) throws IOException {
    Files.writeString(file, toText(), StandardCharsets.ISO_8859_1);
  }

  @Override
  public synchronized String toString() {
    return "a key log of " + lines.size() + " secrets";
  }
}
