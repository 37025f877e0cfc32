package io.faultwire.tls.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.tls.PemFiles;
import io.faultwire.tls.judgement.Profile;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateCatalogueTest {
  private static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");
  private static final ChainSetting SETTING = ChainSetting.at(NOW, 1, "shop.faultwire.test");

  static List<NamedChain> chains() {
    return CertificateCatalogue.all();
  }

  @Test
  void namesAreUniqueAndThereAreManyOfEachDemand() {
    assertThat(CertificateCatalogue.all())
        .hasSizeGreaterThan(100)
        .extracting(NamedChain::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z]+\\.[a-z0-9-]+"));
    for (Demand demand : Demand.values()) {
      assertThat(CertificateCatalogue.all().stream().filter(c -> c.demand() == demand))
          .hasSizeGreaterThan(20);
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void weJudgeAsTheClauseAsks(NamedChain named) {
    PreparedChain chain = named.prepare(SETTING);

    switch (named.demand()) {
      case ACCEPT -> assertThat(chain.refusal(Profile.RFC_5280)).isEmpty();
      case REFUSE -> assertThat(chain.refusal(Profile.WEB_PKI)).isNotEmpty();
      case EITHER -> {}
    }
  }

  @Test
  void theSameSeedAndTimeGiveTheSameBytes() {
    NamedChain named = CertificateCatalogue.named("trust.three-intermediates");

    String once = pem(named, ChainSetting.at(NOW, 2, "shop.faultwire.test"));

    assertThat(pem(named, ChainSetting.at(NOW, 2, "shop.faultwire.test"))).isEqualTo(once);
    assertThat(pem(named, ChainSetting.at(NOW, 3, "shop.faultwire.test"))).isNotEqualTo(once);
  }

  private static String pem(NamedChain named, ChainSetting setting) {
    return PemFiles.certificates(named.prepare(setting).chain().presented());
  }

  @Test
  void aChainThatNeedsADomainSaysSo() {
    NamedChain wildcard = CertificateCatalogue.named("name.wildcard");

    assertThatThrownBy(() -> wildcard.prepare(ChainSetting.now("localhost")))
        .hasMessageContaining("name.wildcard needs a host name of three labels")
        .hasMessageContaining("not 'localhost'");
  }

  @Test
  void everyOtherChainCanBeMadeForLocalhost() {
    ChainSetting setting = ChainSetting.now("localhost");

    Stream<PreparedChain> prepared =
        CertificateCatalogue.all().stream()
            .filter(c -> !c.needsDomain())
            .map(c -> c.prepare(setting));

    assertThat(prepared).hasSizeGreaterThan(90);
  }

  @Test
  void anUnknownNameIsAnsweredByThoseOfItsGroup() {
    assertThatThrownBy(() -> CertificateCatalogue.named("usage.clients"))
        .hasMessageContaining("there is no chain 'usage.clients'")
        .hasMessageContaining("usage.client-only");
    assertThatThrownBy(() -> CertificateCatalogue.named("expired"))
        .hasMessageContaining("the groups are [validity, trust, name");
  }
}
