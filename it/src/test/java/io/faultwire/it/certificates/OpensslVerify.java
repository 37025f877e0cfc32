package io.faultwire.it.certificates;

import io.faultwire.it.machine.Need;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.PemFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** Asks OpenSSL for a second opinion on a chain. */
final class OpensslVerify {
  private OpensslVerify() {}

  /**
   * Returns what {@code openssl verify} says; the last line is {@code leaf.pem: OK} if it accepts.
   */
  static String ask(CertificateChain chain, X509Certificate root, String host, Path directory)
      throws IOException, InterruptedException {
    pem(directory, "root.pem", List.of(root));
    pem(directory, "leaf.pem", List.of(chain.leaf()));
    pem(directory, "sent.pem", chain.presented());
    Process process =
        new ProcessBuilder(
                Need.OPENSSL.program().toString(),
                "verify",
                "-x509_strict",
                "-no-CApath",
                "-no-CAstore",
                "-purpose",
                "sslserver",
                "-auth_level",
                "2",
                "-verify_hostname",
                host,
                "-CAfile",
                "root.pem",
                "-untrusted",
                "sent.pem",
                "leaf.pem")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }

  static boolean accepts(String said) {
    return said.endsWith("leaf.pem: OK");
  }

  private static void pem(Path directory, String name, List<X509Certificate> certificates)
      throws IOException {
    Files.writeString(directory.resolve(name), PemFiles.certificates(certificates));
  }
}
