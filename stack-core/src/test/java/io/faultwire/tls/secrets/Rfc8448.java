package io.faultwire.tls.secrets;

import io.faultwire.tls.message.TlsRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;

/** The examples of RFC 8448: {@code simple} of section 3, {@code retry} of section 5. */
public final class Rfc8448 {
  private static final Properties OCTETS = load();

  private Rfc8448() {}

  private static Properties load() {
    Properties octets = new Properties();
    try (InputStream in = Rfc8448.class.getResourceAsStream("rfc8448.properties")) {
      octets.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return octets;
  }

  /** Returns the octets of a name, such as {@code simple.client.hello}, a record. */
  public static byte[] octets(String name) {
    return HexFormat.of().parseHex(Objects.requireNonNull(OCTETS.getProperty(name), name));
  }

  /** Returns what a record of a name holds. */
  public static byte[] fragment(String name) {
    byte[] record = octets(name);
    return Arrays.copyOfRange(record, TlsRecord.HEADER_LENGTH, record.length);
  }

  /** Returns a record that is alone under its name. */
  public static TlsRecord record(String name) {
    return new TlsRecord(octets(name)[0], 0x0303, fragment(name));
  }

  /** Returns a key log that has seen the client of section 3 draw its private key. */
  public static KeyLog watchedClient() {
    KeyLog log = new KeyLog();
    log.watch(drawing(octets("simple.client.private"))).nextBytes(new byte[32]);
    return log;
  }

  /** Returns a key log with the secrets of a handshake, as a program would write it. */
  public static KeyLog secrets(String example) {
    KeyLog log = new KeyLog();
    byte[] hello =
        fragment(example + (example.equals("retry") ? ".client.first" : ".client.hello"));
    byte[] random = Arrays.copyOfRange(hello, 6, 38);
    log.add(
        SecretLabel.CLIENT_HANDSHAKE_TRAFFIC_SECRET,
        random,
        octets(example + ".client.handshake.secret"));
    log.add(
        SecretLabel.SERVER_HANDSHAKE_TRAFFIC_SECRET,
        random,
        octets(example + ".server.handshake.secret"));
    return log;
  }

  private static SecureRandom drawing(byte[] octets) {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] bytes) {
        System.arraycopy(octets, 0, bytes, 0, bytes.length);
      }
    };
  }
}
