package io.faultwire.tls.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.message.TlsVersion;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresentedChainTest {
  private static final CertificateChain CHAIN =
      TestCertificateAuthority.root("Root").intermediate("Issuing CA").issue("other.test");

  @ParameterizedTest
  @EnumSource(
      value = TlsVersion.class,
      names = {"TLS_1_2", "TLS_1_3"})
  void anUntrustedChainForAnotherHostIsReadAsSent(TlsVersion version) throws Exception {
    try (TlsServerFixture server = TlsServerFixture.jsse(CHAIN.withRoot(), version.jsseName())) {
      PresentedChain chain = PresentedChain.read(server.endpoint(), version);

      assertThat(chain.certificates()).isEqualTo(CHAIN.withRoot().presented());
      assertThat(chain.cipherSuite()).startsWith("TLS_");
    }
  }

  @Test
  void aVersionThatIsNotOfferedIsAnError() throws Exception {
    try (TlsServerFixture server = TlsServerFixture.jsse(CHAIN, "TLSv1.2")) {
      assertThatThrownBy(() -> PresentedChain.read(server.endpoint(), TlsVersion.TLS_1_3))
          .isInstanceOf(SSLException.class);
    }
  }
}
