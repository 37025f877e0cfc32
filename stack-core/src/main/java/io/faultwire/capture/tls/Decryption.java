package io.faultwire.capture.tls;

import io.faultwire.capture.Side;
import io.faultwire.tls.message.ClientHello;
import io.faultwire.tls.message.HandshakeMessage;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.MalformedTlsException;
import io.faultwire.tls.message.NewSessionTicket;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsRecord;
import io.faultwire.tls.secrets.KeyLog;
import io.faultwire.tls.secrets.KeySchedule;
import io.faultwire.tls.secrets.RecordCipher;
import io.faultwire.tls.secrets.SecretLabel;
import io.faultwire.tls.secrets.SuiteCrypto;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the keys of one connection of TLS 1.3, as far as a key log has or gives them. */
final class Decryption {
  private final KeyLog keyLog;
  private final Map<Side, RecordCipher> ciphers = new EnumMap<>(Side.class);
  private final Transcript transcript = new Transcript();
  private @Nullable ClientHello client;
  private @Nullable SuiteCrypto suite;
  private @Nullable KeySchedule schedule;
  private byte @Nullable [] resumption;

  Decryption(KeyLog keyLog) {
    this.keyLog = keyLog;
  }

  /** Returns what a record holds, or null if its secret is not known. */
  @Nullable TlsRecord open(Side from, TlsRecord record) {
    RecordCipher cipher = ciphers.get(from);
    return cipher == null ? null : cipher.open(record).orElse(null);
  }

  /** Takes note of a handshake message, which may be followed by other keys. */
  void handshake(Side from, HandshakeMessage message) {
    try {
      if (from == Side.CLIENT && message.is(HandshakeType.CLIENT_HELLO)) {
        client = ClientHello.parse(message.body());
        transcript.add(message);
      } else if (from == Side.SERVER && message.is(HandshakeType.SERVER_HELLO)) {
        serverHello(message, ServerHello.parse(message.body()));
      } else {
        transcript.add(message);
        behind(from, message);
      }
    } catch (MalformedTlsException e) {
      client = null;
    }
  }

  private void serverHello(HandshakeMessage message, ServerHello hello) {
    suite = hello.isTls13() ? SuiteCrypto.of(hello.cipherSuite()).orElse(null) : null;
    if (suite != null && hello.isRetryRequest()) {
      transcript.beginAgain(suite);
    }
    transcript.add(message);
    if (suite == null || client == null || hello.isRetryRequest()) {
      return;
    }
    schedule = schedule(suite, client, hello);
    use(Side.CLIENT, SecretLabel.CLIENT_HANDSHAKE_TRAFFIC_SECRET);
    use(Side.SERVER, SecretLabel.SERVER_HANDSHAKE_TRAFFIC_SECRET);
  }

  private @Nullable KeySchedule schedule(
      SuiteCrypto algorithms, ClientHello offered, ServerHello chosen) {
    byte[] server = chosen.keyShare().orElse(new byte[0]);
    Optional<byte[]> shared =
        offered.keyShare(chosen.group().orElse(0)).flatMap(key -> keyLog.sharedSecret(key, server));
    Optional<Integer> resumed = chosen.preSharedKey();
    if (shared.isEmpty() || resumed.isEmpty()) {
      return shared.map(secret -> new KeySchedule(algorithms, secret)).orElse(null);
    }
    return offered.preSharedKeys().stream()
        .skip(resumed.get())
        .findFirst()
        .flatMap(keyLog::findPreSharedKey)
        .map(key -> new KeySchedule(algorithms, key, shared.get()))
        .orElse(null);
  }

  /** Goes on with the keys that follow a message of a side. */
  private void behind(Side from, HandshakeMessage message) {
    if (message.is(HandshakeType.FINISHED) && from == Side.SERVER) {
      remember(SecretLabel.CLIENT_TRAFFIC_SECRET_0);
      use(Side.SERVER, SecretLabel.SERVER_TRAFFIC_SECRET_0);
    } else if (message.is(HandshakeType.FINISHED)) {
      use(Side.CLIENT, SecretLabel.CLIENT_TRAFFIC_SECRET_0);
      resumption = schedule == null ? null : schedule.resumption(transcript.octets());
    } else if (message.is(HandshakeType.NEW_SESSION_TICKET)) {
      remember(NewSessionTicket.parse(message.body()));
    } else if (message.is(HandshakeType.KEY_UPDATE)) {
      ciphers.computeIfPresent(from, (side, cipher) -> cipher.next());
    }
  }

  private void use(Side side, SecretLabel label) {
    ciphers.remove(side);
    remember(label);
    SuiteCrypto algorithms = suite;
    ClientHello hello = client;
    if (algorithms != null && hello != null) {
      keyLog
          .find(label, hello.random())
          .ifPresent(secret -> ciphers.put(side, new RecordCipher(algorithms, secret)));
    }
  }

  /** Adds the key of a ticket to the key log, if it can be derived. */
  private void remember(NewSessionTicket ticket) {
    SuiteCrypto algorithms = suite;
    byte[] secret = resumption;
    if (algorithms != null && secret != null) {
      byte[] key = KeySchedule.preSharedKey(algorithms, secret, ticket.nonce());
      keyLog.addPreSharedKey(ticket.ticket(), key);
    }
  }

  /** Adds a secret to the key log, if it is not there and can be derived now. */
  private void remember(SecretLabel label) {
    KeySchedule keys = schedule;
    ClientHello hello = client;
    if (keys == null || hello == null || keyLog.find(label, hello.random()).isPresent()) {
      return;
    }
    boolean early =
        label == SecretLabel.CLIENT_HANDSHAKE_TRAFFIC_SECRET
            || label == SecretLabel.SERVER_HANDSHAKE_TRAFFIC_SECRET;
    byte[] octets = transcript.octets();
    byte[] secret = early ? keys.handshake(label, octets) : keys.application(label, octets);
    keyLog.add(label, hello.random(), secret);
  }
}
