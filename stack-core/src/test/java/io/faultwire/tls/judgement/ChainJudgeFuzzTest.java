package io.faultwire.tls.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.SeededSecureRandom;
import io.faultwire.tls.TestCertificateAuthority;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainJudgeFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final int ROUNDS = 3_000;

  /** What still parses is judged, and none of it is accepted. */
  @Test
  void noMutatedCertificateEscapesAsAnExceptionOrIsAccepted() throws Exception {
    TestCertificateAuthority root = TestCertificateAuthority.root("Root", 7, NOW);
    CertificateChain chain =
        root.authority("Issuing CA").permittedNames("test").authority().issue("shop.test", "::1");
    CertificateView issuer = CertificateView.of(chain.intermediates().get(0));
    TrustAnchors anchors = TrustAnchors.of(List.of(root.certificate()));
    SecureRandom random = new SeededSecureRandom(7, "mutations");
    byte[] leaf = chain.leaf().getEncoded();
    int judged = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] mutant = leaf.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        mutant[random.nextInt(mutant.length)] ^= (byte) (1 + random.nextInt(255));
      }
      CertificateView view;
      try {
        view = CertificateView.parse(mutant);
      } catch (IllegalArgumentException e) {
        continue;
      }
      ChainQuestion question =
          new ChainQuestion(List.of(view, issuer), anchors, ServerName.of("shop.test"), NOW, 8);
      judged++;
      assertThat(ChainJudge.judge(question).isAcceptedBy(Profile.RFC_5280))
          .as("round %d", round)
          .isFalse();
    }
    assertThat(judged).isGreaterThan(ROUNDS / 4);
  }
}
