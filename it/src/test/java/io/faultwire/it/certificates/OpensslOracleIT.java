package io.faultwire.it.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.CertificateFault;
import io.faultwire.tls.KeyKind;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.judgement.ChainJudge;
import io.faultwire.tls.judgement.ChainJudgement;
import io.faultwire.tls.judgement.ChainQuestion;
import io.faultwire.tls.judgement.Profile;
import io.faultwire.tls.judgement.ServerName;
import io.faultwire.tls.judgement.TrustAnchors;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our certificates, and our judgement of them, before OpenSSL in its strict mode. */
@Tag("any-jdk")
@Requires(Need.OPENSSL)
@Execution(ExecutionMode.CONCURRENT)
class OpensslOracleIT {
  /** What OpenSSL 3 accepts although we refuse it, and why. */
  private static final Map<CertificateFault, String> DIFFERENCES =
      Map.of(
          CertificateFault.NO_ALTERNATIVE_NAME, "it falls back on the common name",
          CertificateFault.VERSION_ONE, "it falls back on the common name",
          CertificateFault.WILDCARD_INSIDE_A_LABEL, "it ignores names that it was not asked for",
          CertificateFault.UNDERSCORE_IN_NAME, "it ignores names that it was not asked for",
          CertificateFault.SERIAL_NUMBER_ZERO, "it does not look at serial numbers",
          CertificateFault.SERIAL_NUMBER_TOO_LONG, "it does not look at serial numbers",
          CertificateFault.LEAF_IS_AUTHORITY,
              "RFC 5280 allows it; the Baseline Requirements do not",
          CertificateFault.NO_DIGITAL_SIGNATURE, "it takes keyAgreement as enough for a server");

  private static final TestCertificateAuthority ROOT = TestCertificateAuthority.root("Root");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(CertificateFault.class)
  void opensslAndWeAgreeOnEachChain(CertificateFault fault) throws Exception {
    CertificateChain chain = fault.chain(ROOT, "shop.test");

    String said = OpensslVerify.ask(chain, ROOT.certificate(), "shop.test", directory);

    boolean agrees = OpensslVerify.accepts(said) == judge(chain).isAcceptedBy(Profile.WEB_PKI);
    assertThat(agrees)
        .as("%s: OpenSSL says %s; we find %s", fault, said, judge(chain).findings())
        .isEqualTo(!DIFFERENCES.containsKey(fault));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyKind.class,
      names = {"ED25519", "ECDSA_P256", "ECDSA_P384", "RSA_2048"})
  void opensslAcceptsASoundChainOfEveryStrongKind(KeyKind kind) throws Exception {
    TestCertificateAuthority root = TestCertificateAuthority.rootBuilder("Root", kind).authority();
    CertificateChain chain = root.intermediate("Issuing CA").issue("shop.test");

    assertThat(OpensslVerify.ask(chain, root.certificate(), "shop.test", directory))
        .isEqualTo("leaf.pem: OK");
  }

  private static ChainJudgement judge(CertificateChain chain) {
    return ChainJudge.judge(
        ChainQuestion.of(
            chain.presented(),
            TrustAnchors.of(List.of(ROOT.certificate())),
            ServerName.of("shop.test"),
            Instant.now()));
  }
}
