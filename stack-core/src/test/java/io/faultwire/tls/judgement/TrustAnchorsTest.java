package io.faultwire.tls.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.tls.PemFiles;
import io.faultwire.tls.TestCertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustAnchorsTest {
  @TempDir Path directory;

  private final TestCertificateAuthority root = TestCertificateAuthority.root("Root");
  private final TestCertificateAuthority issuing = root.intermediate("Issuing CA");

  @Test
  void aRootInTheFileIsTrustedAndAnIntermediateOnlyKnown() throws IOException {
    TrustAnchors anchors = TrustAnchors.read(file(issuing.certificate(), root.certificate()));

    assertThat(anchors.anchors()).containsExactly(CertificateView.of(root.certificate()));
    assertThat(anchors.known()).containsExactly(CertificateView.of(issuing.certificate()));
  }

  @Test
  void aFileOfIntermediatesOnlyIsTrusted() throws IOException {
    assertThat(TrustAnchors.read(file(issuing.certificate())).anchors()).hasSize(1);
  }

  @Test
  void aFileWithoutCertificateIsAClearError() throws IOException {
    Path file = Files.writeString(directory.resolve("empty.pem"), "nothing here\n");

    assertThatThrownBy(() -> TrustAnchors.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + " holds no certificate: expected PEM with BEGIN CERTIFICATE");
  }

  @Test
  void theJdksDefaultHoldsRoots() {
    assertThat(TrustAnchors.systemDefault().anchors()).hasSizeGreaterThan(20);
  }

  private Path file(X509Certificate... certificates) throws IOException {
    return Files.writeString(
        directory.resolve("ca.pem"), PemFiles.certificates(List.of(certificates)));
  }
}
