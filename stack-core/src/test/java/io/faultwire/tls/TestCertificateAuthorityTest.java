package io.faultwire.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SignatureException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TestCertificateAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @EnumSource(
      value = KeyKind.class,
      names = {"ED25519", "ECDSA_P256", "ECDSA_P384", "RSA_2048"})
  void aChainOfEveryStrongKindIsAcceptedByTheJdk(KeyKind kind) throws Exception {
    TestCertificateAuthority root =
        TestCertificateAuthority.rootBuilder("Root", kind, 7, NOW).authority();

    CertificateChain chain = root.intermediate("Issuing").issue("shop.test", "127.0.0.1");

    assertThatJdkAccepts(chain);
    assertThat(chain.leaf().getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(2, "shop.test"), List.of(7, "127.0.0.1"));
    assertThat(chain.leaf().getKeyUsage()[KeyUsageBit.DIGITAL_SIGNATURE.bit()]).isTrue();
    assertThat(chain.leaf().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(chain.leaf().getBasicConstraints()).isEqualTo(-1);
    assertThat(chain.intermediates()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void theSameSeedAndTimeGiveTheSameBytes(KeyKind kind) throws Exception {
    assertThat(seeded(kind, 7).getEncoded()).isEqualTo(seeded(kind, 7).getEncoded());
    assertThat(seeded(kind, 7).getEncoded()).isNotEqualTo(seeded(kind, 8).getEncoded());
  }

  /** The digests were taken on JDK 17 and hold on JDK 25: the bytes do not depend on the JDK. */
  @ParameterizedTest
  @CsvSource({
    "ED25519, 1d6cac00a46552ae",
    "ECDSA_P256, 0ec73803bddad371",
    "RSA_2048, 21b07d05fc30a88e"
  })
  void theBytesAreTheSameOnEveryJdk(KeyKind kind, String digest) throws Exception {
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(seeded(kind, 7).getEncoded());

    assertThat(HexFormat.of().formatHex(sha256, 0, 8)).isEqualTo(digest);
  }

  private static X509Certificate seeded(KeyKind kind, long seed) {
    return TestCertificateAuthority.rootBuilder("Root", kind, seed, NOW)
        .authority()
        .issue("shop.test")
        .leaf();
  }

  @Test
  void twoUnseededRootsShareNothing() {
    assertThat(TestCertificateAuthority.root("Root").certificate().getPublicKey())
        .isNotEqualTo(TestCertificateAuthority.root("Root").certificate().getPublicKey());
  }

  @Test
  void eachPointOfACertificateCanBeSet() throws Exception {
    X509Certificate leaf =
        root()
            .leaf("shop.test")
            .commonName("other.test")
            .names("a.test", "::1")
            .validity(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1)))
            .serialNumber(BigInteger.ZERO)
            .keyUsage(KeyUsageBit.KEY_AGREEMENT, KeyUsageBit.DECIPHER_ONLY)
            .extendedKeyUsage("1.3.6.1.5.5.7.3.2")
            .certificateAuthority(true)
            .pathLength(3)
            .extension("1.2.3.4", true, new byte[] {5, 0})
            .withoutExtension("2.5.29.35")
            .issue()
            .leaf();

    assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=other.test");
    assertThat(leaf.getSubjectAlternativeNames()).hasSize(2);
    assertThat(leaf.getNotAfter()).isEqualTo(Date.from(NOW.minus(Duration.ofDays(1))));
    assertThat(leaf.getSerialNumber()).isZero();
    assertThat(leaf.getKeyUsage())
        .containsExactly(false, false, false, false, true, false, false, false, true);
    assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(leaf.getBasicConstraints()).isEqualTo(3);
    assertThat(leaf.getCriticalExtensionOIDs()).contains("1.2.3.4");
    assertThat(leaf.getExtensionValue("2.5.29.35")).isNull();
  }

  @Test
  void aVersionOneCertificateHasNoExtensions() {
    X509Certificate leaf = root().leaf("shop.test").versionOne().issue().leaf();

    assertThat(leaf.getVersion()).isEqualTo(1);
    assertThat(leaf.getCriticalExtensionOIDs()).isNull();
  }

  @Test
  void anEmptySubjectMakesTheAlternativeNamesCritical() {
    X509Certificate leaf = root().leaf("shop.test").commonName("").issue().leaf();

    assertThat(leaf.getSubjectX500Principal().getName()).isEmpty();
    assertThat(leaf.getCriticalExtensionOIDs()).contains("2.5.29.17");
  }

  @Test
  void aForgedSignatureDoesNotVerify() {
    TestCertificateAuthority root = root();
    X509Certificate leaf = root.leaf("shop.test").forgedSignature().issue().leaf();

    assertThatThrownBy(() -> leaf.verify(root.certificate().getPublicKey()))
        .isInstanceOf(SignatureException.class);
  }

  @Test
  void anAlgorithmThatTheIssuersKeyCannotUseIsAClearError() {
    assertThatThrownBy(() -> root().leaf("shop.test").signatureAlgorithm("SHA256withRSA").issue())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an issuer with a key of kind ED25519 cannot sign with SHA256withRSA");
  }

  @Test
  void pemFilesHoldWhatTheServerSends(@TempDir Path directory) throws Exception {
    CertificateChain chain = root().intermediate("Issuing").issue("shop.test").withRoot();

    PemFiles files = chain.writePem(directory);

    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    try (var in = Files.newInputStream(files.chain())) {
      assertThat(List.copyOf(factory.generateCertificates(in)))
          .isEqualTo(List.copyOf(chain.presented()))
          .hasSize(3);
    }
    assertThat(files.key()).content().startsWith("-----BEGIN PRIVATE KEY-----\n");
    assertThat(files.root()).content().isEqualTo(PemFiles.certificates(List.of(chain.root())));
  }

  private static TestCertificateAuthority root() {
    return TestCertificateAuthority.root("Root", 7, NOW);
  }

  private static void assertThatJdkAccepts(CertificateChain chain) throws Exception {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(chain.root(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    var path = CertificateFactory.getInstance("X.509").generateCertPath(chain.presented());
    assertThat(CertPathValidator.getInstance("PKIX").validate(path, parameters)).isNotNull();
  }
}
