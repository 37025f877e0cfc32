package io.faultwire.tls.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyLogTest {
  private static final byte[] RANDOM = HexFormat.of().parseHex("0aFF");
  private static final String TEXT =
      """
      # written by a program

      SERVER_TRAFFIC_SECRET_0 0Aff 0102\r
      CLIENT_RANDOM 0aff 0304
      SERVER_TRAFFIC_SECRET_0 0b00 0506
      """;

  @Test
  void linesAreFoundByLabelAndRandom() {
    KeyLog log = KeyLog.parse(TEXT);

    assertThat(log.find(SecretLabel.SERVER_TRAFFIC_SECRET_0, RANDOM))
        .hasValueSatisfying(secret -> assertThat(secret).containsExactly(1, 2));
    assertThat(log.find(SecretLabel.CLIENT_TRAFFIC_SECRET_0, RANDOM)).isEmpty();
    assertThat(log.find(SecretLabel.SERVER_TRAFFIC_SECRET_0, new byte[2])).isEmpty();
    assertThat(log).hasToString("a key log of 3 secrets");
  }

  @Test
  void theTextIsSortedAndKeepsLabelsThatOthersRead() {
    KeyLog log = KeyLog.parse(TEXT);
    log.add(SecretLabel.CLIENT_TRAFFIC_SECRET_0, RANDOM, new byte[] {7});

    assertThat(log.toText())
        .isEqualTo(
            """
            CLIENT_RANDOM 0aff 0304
            CLIENT_TRAFFIC_SECRET_0 0aff 07
            SERVER_TRAFFIC_SECRET_0 0aff 0102
            SERVER_TRAFFIC_SECRET_0 0b00 0506
            """);
    assertThat(KeyLog.parse(log.toText()).toText()).isEqualTo(log.toText());
  }

  @Test
  void aFileIsReadAsItWasWritten(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("keys.txt");
    KeyLog.parse(TEXT).write(file);

    assertThat(KeyLog.read(file).toText()).isEqualTo(KeyLog.parse(TEXT).toText());
    Files.writeString(file, "CLIENT_RANDOM hélas 01");
    assertThatThrownBy(() -> KeyLog.read(file)).hasMessageStartingWith(file + ", line 1: no hex, ");
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT_RANDOM 0aff, 2 words",
    "CLIENT_RANDOM 0aff 01 02, 4 words",
    "CLIENT_RANDOM 0aff 012, no hex",
    "CLIENT_RANDOM xy 01, no hex"
  })
  void aBadLineIsNamed(String line, String found) {
    assertThatThrownBy(() -> KeyLog.parse("# first\n" + line + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the key log, line 2: "
                + found
                + ", where a label, a client random and a secret in hex are expected, as in"
                + " 'CLIENT_TRAFFIC_SECRET_0 5ad1... 93f0...': '"
                + line
                + "'");
  }

  @Test
  void whoDrewOneOfTwoKeysKnowsWhatBothEndsAgreedOn() {
    KeyLog log = Rfc8448.watchedClient();
    byte[] client = tail("simple.client.hello", "003300260024001d0020");
    byte[] server = tail("simple.server.hello", "00330024001d0020");

    assertThat(log.sharedSecret(client, server))
        .hasValueSatisfying(
            secret -> assertThat(secret).isEqualTo(Rfc8448.octets("simple.shared")));
    assertThat(log.sharedSecret(server, client)).isPresent();
    assertThat(log.sharedSecret(server, server)).isEmpty();
    assertThat(log.sharedSecret(client, Arrays.copyOf(server, 31))).isEmpty();
    assertThat(log.sharedSecret(client, new byte[32])).as("a point of low order").isEmpty();
    assertThat(log.toText()).as("private keys are nobody's business").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"XDH, X25519", "XDH, X448", "EC, secp256r1", "EC, secp384r1", "EC, secp521r1"})
  void aKeyIsKnownInWhateverGroupTheJdkDrewIt(String family, String group) throws Exception {
    KeyLog log = new KeyLog();
    KeyPair own = keyPair(family, group, log.watch(new SecureRandom()));
    KeyPair peer = keyPair(family, group, new SecureRandom());
    KeyAgreement agreement = KeyAgreement.getInstance(family.equals("EC") ? "ECDH" : family);
    agreement.init(peer.getPrivate());
    agreement.doPhase(own.getPublic(), /* lastPhase= */ true);

    assertThat(log.sharedSecret(share(own), share(peer)))
        .hasValueSatisfying(secret -> assertThat(secret).isEqualTo(agreement.generateSecret()));
    byte[] noPoint = share(peer);
    noPoint[noPoint.length - 1] ^= 1;
    assertThat(family.equals("EC") ? log.sharedSecret(share(own), noPoint) : Optional.empty())
        .as("a point beside the curve")
        .isEmpty();
    assertThat(log.sharedSecret(share(peer), share(peer))).isEmpty();
  }

  private static KeyPair keyPair(String family, String group, SecureRandom random)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
    generator.initialize(
        family.equals("EC") ? new ECGenParameterSpec(group) : new NamedParameterSpec(group),
        random);
    return generator.generateKeyPair();
  }

  /** Returns a public key as a key share has it: the end of what X.509 has around it. */
  private static byte[] share(KeyPair pair) {
    byte[] encoded = pair.getPublic().getEncoded();
    return SubjectPublicKeyInfo.getInstance(encoded).getPublicKeyData().getBytes();
  }

  /** Returns the 32 octets behind a key share's header. */
  private static byte[] tail(String name, String header) {
    String hex = HexFormat.of().formatHex(Rfc8448.octets(name));
    int at = hex.indexOf(header) + header.length();
    return HexFormat.of().parseHex(hex.substring(at, at + 64));
  }

  @Test
  void aWatchedSourceDrawsWhatItWouldHaveDrawn() {
    SecureRandom watched = new KeyLog().watch(counting());
    SecureRandom bare = counting();
    for (int length : new int[] {32, 1, 16, 32, 48}) {
      byte[] drawn = new byte[length];
      watched.nextBytes(drawn);
      byte[] expected = new byte[length];
      bare.nextBytes(expected);
      assertThat(drawn).isEqualTo(expected);
    }
    assertThat(watched.nextInt()).isEqualTo(bare.nextInt());
  }

  private static SecureRandom counting() {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;
      private byte next;

      @Override
      public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = next++;
        }
      }
    };
  }
}
