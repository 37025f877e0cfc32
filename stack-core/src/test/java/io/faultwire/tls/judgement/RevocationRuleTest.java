package io.faultwire.tls.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.RevocationStatus;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.catalogue.CertificateCatalogue;
import io.faultwire.tls.catalogue.ChainSetting;
import io.faultwire.tls.catalogue.NamedChain;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RevocationRuleTest {
  private static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final ChainSetting SETTING = ChainSetting.at(NOW, 1, "shop.faultwire.test");

  /** What is wrong with the chains of the catalogue about revocation; others are right. */
  static final Map<String, Point> POINTS =
      Map.ofEntries(
          Map.entry("revocation.ocsp-revoked", Point.REVOKED),
          Map.entry("revocation.ocsp-unknown", Point.STATUS_UNKNOWN),
          Map.entry("revocation.ocsp-stale", Point.STATUS_NOT_CURRENT),
          Map.entry("revocation.ocsp-forged", Point.STATUS_NOT_AUTHENTIC),
          Map.entry("revocation.ocsp-silent", Point.STATUS_MISSING),
          Map.entry("revocation.list-revoked", Point.REVOKED),
          Map.entry("revocation.list-stale", Point.STATUS_NOT_CURRENT),
          Map.entry("revocation.list-forged", Point.STATUS_NOT_AUTHENTIC),
          Map.entry("revocation.list-silent", Point.STATUS_MISSING),
          Map.entry("revocation.issuer-revoked", Point.REVOKED),
          Map.entry("revocation.stapled-revoked", Point.REVOKED),
          Map.entry("revocation.must-staple-broken", Point.STAPLE_MISSING));

  static List<NamedChain> chains() {
    return CertificateCatalogue.all().stream().filter(c -> c.group().equals("revocation")).toList();
  }

  @ParameterizedTest
  @MethodSource("chains")
  void eachChainHasTheFaultThatItNames(NamedChain named) {
    List<Finding> findings = named.prepare(SETTING).judgement().findings();

    Point expected = POINTS.get(named.id());
    assertThat(findings.stream().map(Finding::point))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void nothingIsJudgedIfNobodyAsked() {
    TestCertificateAuthority root = SETTING.root();
    CertificateChain chain =
        root.leaf("shop.test").ocsp(URI.create("http://localhost:9")).mustStaple().issue();

    assertThat(judge(chain, StatusEvidence.NOT_ASKED)).isEmpty();
    assertThat(judge(chain, evidence()))
        .containsExactly(Point.STATUS_MISSING, Point.STAPLE_MISSING);
  }

  @Test
  void oneCurrentAnswerIsEnough() {
    TestCertificateAuthority root = SETTING.root();
    CertificateChain chain = root.leaf("shop.test").ocsp(URI.create("http://localhost:9")).issue();
    byte[] old = response(root, chain, RevocationStatus.GOOD, NOW.minus(DAY.multipliedBy(9)));
    byte[] current = response(root, chain, RevocationStatus.GOOD, NOW);

    assertThat(judge(chain, evidence(old))).containsExactly(Point.STATUS_NOT_CURRENT);
    assertThat(judge(chain, evidence(old, current))).isEmpty();
  }

  @Test
  void anOldAnswerThatItIsRevokedCountsBesideANewOneThatItIsNot() {
    TestCertificateAuthority root = SETTING.root();
    CertificateChain chain = root.issue("shop.test");
    byte[] old = response(root, chain, RevocationStatus.REVOKED, NOW.minus(DAY.multipliedBy(9)));
    byte[] current = response(root, chain, RevocationStatus.GOOD, NOW);

    assertThat(judge(chain, evidence(current, old))).containsExactly(Point.REVOKED);
  }

  @Test
  void whatIsSaidOfAnotherCertificateSaysNothing() {
    TestCertificateAuthority root = SETTING.root();
    CertificateChain chain = root.issue("shop.test");
    byte[] ofAnother = response(root, root.issue("shop.test"), RevocationStatus.REVOKED, NOW);

    assertThat(judge(chain, evidence(ofAnother, new byte[] {1, 2, 3}))).isEmpty();
  }

  private static byte[] response(
      TestCertificateAuthority issuer,
      CertificateChain chain,
      RevocationStatus status,
      Instant thisUpdate) {
    return issuer.ocspResponse(chain.leaf(), status, thisUpdate, thisUpdate.plus(DAY), issuer);
  }

  private static StatusEvidence evidence(byte[]... responses) {
    return new StatusEvidence(true, List.of(), List.of(responses), List.of());
  }

  private static List<Point> judge(CertificateChain chain, StatusEvidence evidence) {
    ChainQuestion question =
        ChainQuestion.of(
            chain.presented(),
            TrustAnchors.of(List.of(chain.root())),
            ServerName.of("shop.test"),
            NOW);
    return ChainJudge.judge(question.with(evidence)).findings().stream()
        .map(Finding::point)
        .toList();
  }
}
