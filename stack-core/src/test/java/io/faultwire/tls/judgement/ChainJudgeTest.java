package io.faultwire.tls.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.CertificateFault;
import io.faultwire.tls.KeyKind;
import io.faultwire.tls.TestCertificateAuthority;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChainJudgeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @EnumSource(CertificateFault.class)
  void aChainThatIsWrongInOneWayIsFoundWrongInExactlyThat(CertificateFault fault) {
    TestCertificateAuthority root = root();
    CertificateChain chain = fault.chain(root, "shop.test");

    ChainJudgement judgement =
        ChainJudge.judge(
            ChainQuestion.of(
                chain.presented(),
                TrustAnchors.of(List.of(root.certificate())),
                ServerName.of("shop.test"),
                NOW));

    assertThat(points(judgement))
        .as(judgement.findings().toString())
        .isEqualTo(new TreeSet<>(pointsOf(fault)));
  }

  @Test
  void everyPointIsBrokenBySomeChain() {
    Set<Point> broken = EnumSet.noneOf(Point.class);
    for (CertificateFault each : CertificateFault.values()) {
      broken.addAll(pointsOf(each));
    }

    broken.addAll(RevocationRuleTest.POINTS.values());

    assertThat(EnumSet.complementOf(EnumSet.copyOf(broken)))
        .containsExactly(
            Point.ISSUER_NOT_YET_VALID,
            Point.COMMON_NAME_SPELLING,
            Point.SMALL_EXPONENT,
            Point.ANCHOR_PROFILE);
  }

  @Test
  void anIssuerThatBecomesValidTomorrowIsFound() {
    CertificateChain chain =
        root()
            .authority("Issuing CA")
            .validity(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(9)))
            .authority()
            .issue("shop.test");

    assertThat(points(judge(chain, NOW))).containsExactly(Point.ISSUER_NOT_YET_VALID);
  }

  @Test
  void aRootThatIsNoAuthorityIsAFaultOfTheAnchor() {
    CertificateChain chain =
        TestCertificateAuthority.rootBuilder("Root", KeyKind.ED25519, 7, NOW)
            .withoutExtension("2.5.29.19")
            .authority()
            .issue("shop.test");

    assertThat(points(judge(chain, NOW))).containsExactly(Point.ANCHOR_PROFILE);
  }

  @Test
  void anAddressBelowAnExcludedNetworkIsFound() {
    CertificateChain chain =
        root()
            .authority("Issuing CA")
            .excludedNames("10.0.0.0/8")
            .authority()
            .issue("shop.test", "10.1.2.3");

    assertThat(points(judge(chain, NOW))).containsExactly(Point.NAME_CONSTRAINTS);
  }

  @Test
  void anExtensionThatNoRuleReadsMustBeDecodableToo() {
    CertificateChain chain =
        root().leaf("shop.test").extension("1.3.6.1.5.5.7.1.1", false, new byte[] {5, 0}).issue();

    assertThat(points(judge(chain, NOW))).containsExactly(Point.ENCODING);
  }

  @Test
  void selfIssuedIntermediatesDoNotCountAsDepth() {
    TestCertificateAuthority rekeyed = root().intermediate("Root");
    CertificateChain chain = rekeyed.intermediate("Issuing CA").issue("shop.test");
    List<CertificateView> sent = chain.presented().stream().map(CertificateView::of).toList();
    TrustAnchors anchors = TrustAnchors.of(List.of(chain.root()));
    ServerName name = ServerName.of("shop.test");

    assertThat(points(ChainJudge.judge(new ChainQuestion(sent, anchors, name, NOW, 1)))).isEmpty();
    assertThat(points(ChainJudge.judge(new ChainQuestion(sent, anchors, name, NOW, 0))))
        .contains(Point.NO_TRUSTED_PATH);
  }

  @ParameterizedTest
  @CsvSource({
    "shop.test, Shop.Test, COMMON_NAME_SPELLING",
    "10.1.2.3, 0x0A010203, COMMON_NAME_SPELLING",
    "xn--bcher-kva.test, bücher.test, COMMON_NAME_SPELLING",
    "shop.test, Our Shop, COMMON_NAME_UNRELATED"
  })
  void aCommonNameRepeatsAnAlternativeName(String name, String commonName, Point point) {
    CertificateChain chain = root().leaf(name, "shop.test").commonName(commonName).issue();

    assertThat(points(judge(chain, NOW))).containsExactly(point);
  }

  @ParameterizedTest
  @CsvSource({
    "shop.test, shop.test, true",
    "shop.test, SHOP.TEST, true",
    "shop.test, shop.test., true",
    "*.shop.test, www.shop.test, true",
    "*.shop.test, shop.test, false",
    "*.shop.test, a.www.shop.test, false",
    "shop.test, notshop.test, false",
    "xn--bcher-kva.test, bücher.test, true",
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "::1, [0:0:0:0:0:0:0:1], true",
    "shop.test, 127.0.0.1, false"
  })
  void aNameMatchesByLabelsAndAnAddressByItsOctets(String presented, String asked, boolean match) {
    CertificateChain chain = root().issue(presented);

    ChainJudgement judgement = ChainJudge.judge(question(chain, chain.presented(), asked, NOW));

    assertThat(judgement.findings(Point.HOST_MISMATCH).isEmpty()).isEqualTo(match);
  }

  @Test
  void bothEndsOfTheValidityAreInside() {
    CertificateChain chain =
        root().leaf("shop.test").validity(NOW, NOW.plus(Duration.ofDays(5))).issue();

    assertThat(judge(chain, NOW).findings()).isEmpty();
    assertThat(judge(chain, NOW.plus(Duration.ofDays(5))).findings()).isEmpty();
    assertThat(points(judge(chain, NOW.minusSeconds(1)))).containsExactly(Point.NOT_YET_VALID);
    assertThat(points(judge(chain, NOW.plus(Duration.ofDays(5)).plusSeconds(1))))
        .containsExactly(Point.EXPIRED);
  }

  @Test
  void anIntermediateThatOnlyTheClientKnowsCompletesThePathButNotTheList() {
    CertificateChain chain = root().intermediate("Issuing CA").issue("shop.test");
    TrustAnchors anchors =
        new TrustAnchors(
            List.of(CertificateView.of(chain.root())),
            List.of(CertificateView.of(chain.intermediates().get(0))));

    ChainJudgement judgement =
        ChainJudge.judge(
            ChainQuestion.of(List.of(chain.leaf()), anchors, ServerName.of("shop.test"), NOW));

    assertThat(points(judgement)).containsExactly(Point.INCOMPLETE_LIST);
  }

  @Test
  void aPathWithoutFaultIsPreferredToAnotherOne() {
    TestCertificateAuthority root = root();
    TestCertificateAuthority expired =
        root.authority("Issuing CA")
            .validity(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1)))
            .authority();
    CertificateChain chain = root.intermediate("Issuing CA").issue("shop.test");
    List<X509Certificate> sent =
        List.of(chain.leaf(), expired.certificate(), chain.intermediates().get(0));

    ChainJudgement judgement = ChainJudge.judge(question(chain, sent, "shop.test", NOW));

    assertThat(judgement.isAcceptedBy(Profile.RFC_5280)).isTrue();
  }

  @Test
  void aFindingSaysWhereWhatAndHowToMendIt() {
    Finding finding = judge(root().issue("other.test"), NOW).findings(Point.HOST_MISMATCH).get(0);

    assertThat(finding.message())
        .isEqualTo(
            """
            leaf CN=other.test
              expected: an alternative name that matches shop.test
              actual:   alternative names other.test
              remedy:   use a certificate for this name, or connect by a name that it has""");
  }

  @Test
  void theProfilesDifferInWhatTheyTolerate() {
    ChainJudgement authority =
        judge(CertificateFault.LEAF_IS_AUTHORITY.chain(root(), "shop.test"), NOW);

    assertThat(authority.isAcceptedBy(Profile.RFC_5280)).isTrue();
    assertThat(authority.isAcceptedBy(Profile.WEB_PKI)).isFalse();
  }

  @Test
  void nothingPresentedIsAnError() {
    assertThatThrownBy(
            () ->
                ChainQuestion.of(
                    List.of(), TrustAnchors.of(List.of()), ServerName.of("shop.test"), NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no certificate was presented");
  }

  private static TestCertificateAuthority root() {
    return TestCertificateAuthority.rootBuilder("Root", KeyKind.ECDSA_P256, 7, NOW).authority();
  }

  private static ChainJudgement judge(CertificateChain chain, Instant at) {
    return ChainJudge.judge(question(chain, chain.presented(), "shop.test", at));
  }

  private static ChainQuestion question(
      CertificateChain chain, List<X509Certificate> sent, String name, Instant at) {
    TrustAnchors anchors = TrustAnchors.of(List.of(chain.root()));
    return ChainQuestion.of(sent, anchors, ServerName.of(name), at);
  }

  private static Set<Point> points(ChainJudgement judgement) {
    return judgement.findings().stream()
        .map(Finding::point)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the points in which a client must find the chain wrong, and no others. */
  private static Set<Point> pointsOf(CertificateFault fault) {
    return switch (fault) {
      case NONE, EXPIRES_SOON -> Set.of();
      case UNTRUSTED -> Set.of(Point.NO_TRUSTED_PATH, Point.ROOT_SENT);
      case SELF_SIGNED -> Set.of(Point.NO_TRUSTED_PATH);
      case MISSING_INTERMEDIATE -> Set.of(Point.NO_TRUSTED_PATH, Point.INCOMPLETE_LIST);
      case WRONG_ORDER -> Set.of(Point.OUT_OF_ORDER);
      case ROOT_SENT -> Set.of(Point.ROOT_SENT);
      case STRANGER_SENT -> Set.of(Point.UNRELATED_SENT);
      case FORGED_SIGNATURE -> Set.of(Point.BAD_SIGNATURE);
      case NOT_YET_VALID -> Set.of(Point.NOT_YET_VALID);
      case EXPIRED -> Set.of(Point.EXPIRED);
      case ISSUER_EXPIRED -> Set.of(Point.ISSUER_EXPIRED);
      case NO_ALTERNATIVE_NAME ->
          Set.of(Point.NO_ALTERNATIVE_NAME, Point.HOST_MISMATCH, Point.COMMON_NAME_UNRELATED);
      case WRONG_HOST -> Set.of(Point.HOST_MISMATCH);
      case WILDCARD_INSIDE_A_LABEL -> Set.of(Point.WILDCARD_FORM);
      case UNDERSCORE_IN_NAME -> Set.of(Point.NAME_SYNTAX);
      case UNRELATED_COMMON_NAME -> Set.of(Point.COMMON_NAME_UNRELATED);
      case WEAK_LEAF_KEY -> Set.of(Point.WEAK_LEAF_KEY);
      case WEAK_ISSUER_KEY -> Set.of(Point.WEAK_ISSUER_KEY);
      case WEAK_LEAF_SIGNATURE -> Set.of(Point.WEAK_LEAF_SIGNATURE);
      case WEAK_ISSUER_SIGNATURE -> Set.of(Point.WEAK_ISSUER_SIGNATURE);
      case VERSION_ONE ->
          Set.of(
              Point.VERSION,
              Point.NO_ALTERNATIVE_NAME,
              Point.HOST_MISMATCH,
              Point.COMMON_NAME_UNRELATED,
              Point.BASELINE_PROFILE);
      case SERIAL_NUMBER_ZERO, SERIAL_NUMBER_TOO_LONG -> Set.of(Point.SERIAL_NUMBER);
      case LEAF_IS_AUTHORITY -> Set.of(Point.LEAF_IS_AUTHORITY);
      case ISSUER_IS_NO_AUTHORITY -> Set.of(Point.ISSUER_IS_NO_AUTHORITY);
      case PATH_TOO_LONG -> Set.of(Point.PATH_LENGTH);
      case NO_DIGITAL_SIGNATURE -> Set.of(Point.KEY_USAGE);
      case CLIENT_ONLY -> Set.of(Point.EXTENDED_KEY_USAGE);
      case ANY_PURPOSE -> Set.of(Point.BASELINE_PROFILE);
      case NAME_NOT_PERMITTED, NAME_EXCLUDED -> Set.of(Point.NAME_CONSTRAINTS);
      case NAME_CONSTRAINTS_NOT_CRITICAL -> Set.of(Point.NAME_CONSTRAINTS_NOT_CRITICAL);
      case UNKNOWN_CRITICAL_EXTENSION -> Set.of(Point.UNKNOWN_CRITICAL_EXTENSION);
      case NO_AUTHORITY_KEY_IDENTIFIER -> Set.of(Point.EXTENSION_PROFILE);
      case MALFORMED_EXTENSION -> Set.of(Point.ENCODING);
    };
  }
}
