package io.faultwire.tls.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubtreeMatchTest {
  private static final int DNS = GeneralName.dNSName;
  private static final int IP = GeneralName.iPAddress;
  private static final int MAIL = GeneralName.rfc822Name;
  private static final int URI = GeneralName.uniformResourceIdentifier;
  private static final int DIRECTORY = GeneralName.directoryName;

  @ParameterizedTest
  @CsvSource({
    "shop.test, shop.test, true",
    "shop.test, a.b.SHOP.test, true",
    "shop.test, myshop.test, false",
    "shop.test, *.shop.test, true",
    "www.shop.test, *.shop.test, false",
    "'', anything.test, true"
  })
  void aDomainContainsItselfAndAllBelow(String base, String name, boolean inside) {
    assertThat(contains(DNS, base, name)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    "shop.test, *.shop.test, true",
    "www.shop.test, *.shop.test, true",
    "a.www.shop.test, *.shop.test, false",
    "other.test, *.shop.test, false",
    "shop.test, myshop.test, false"
  })
  void aWildcardMayReachOneLabelDown(String base, String name, boolean reaches) {
    assertThat(SubtreeMatch.mayReach(new GeneralName(DNS, base), new GeneralName(DNS, name)))
        .isEqualTo(reaches);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.0.2.128/25, 192.0.2.129, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "2001:db8::/32, 2001:db8:1::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "10.0.0.0/8, ::1, false"
  })
  void aNetworkContainsItsAddresses(String base, String name, boolean inside) {
    assertThat(contains(IP, base, name)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    "shop.test, ada@shop.test, true",
    "shop.test, ada@www.shop.test, false",
    ".shop.test, ada@www.shop.test, true",
    "ada@shop.test, ada@shop.test, true",
    "ada@shop.test, bob@shop.test, false"
  })
  void aMailBaseIsAMailboxAHostOrADomain(String base, String name, boolean inside) {
    assertThat(contains(MAIL, base, name)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    "shop.test, https://shop.test/a, true",
    "shop.test, https://www.shop.test/a, false",
    ".shop.test, https://www.shop.test/a, true"
  })
  void aUriIsJudgedByItsHost(String base, String name, boolean inside) {
    assertThat(contains(URI, base, name)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    "'O=Shop', 'O=Shop,CN=a', true",
    "'O=Shop', 'CN=a,O=Shop', false",
    "'O=Shop,CN=a', 'O=Shop', false"
  })
  void aDirectoryNameIsContainedByItsBeginning(String base, String name, boolean inside) {
    assertThat(contains(DIRECTORY, base, name)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    "2, shop.test, true",
    "2, .shop.test, false",
    "2, *.shop.test, false",
    "7, 10.0.0.0/8, true",
    "1, shop.test, true",
    "1, .shop.test, true",
    "1, @shop.test, false",
    "1, a@b@shop.test, false"
  })
  void aBaseMustBeApplicable(int type, String base, boolean wellFormed) {
    GeneralSubtree subtree = new GeneralSubtree(new GeneralName(type, base));

    assertThat(SubtreeMatch.isWellFormed(subtree)).isEqualTo(wellFormed);
  }

  @Test
  void aMaskWithAHoleIsMalformed() {
    byte[] octets = {10, 0, 0, 0, (byte) 255, 0, (byte) 255, 0};
    GeneralName network = new GeneralName(IP, new DEROctetString(octets));

    assertThat(SubtreeMatch.isWellFormed(new GeneralSubtree(network))).isFalse();
  }

  private static boolean contains(int type, String base, String name) {
    return SubtreeMatch.contains(new GeneralName(type, base), new GeneralName(type, name));
  }
}
