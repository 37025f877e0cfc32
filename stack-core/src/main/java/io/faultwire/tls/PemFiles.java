package io.faultwire.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * Names the PEM files (RFC 7468) of a chain, as nginx and OpenSSL read them.
 *
 * @param chain the leaf and what is sent after it
 * @param key the leaf's private key, PKCS #8, not encrypted
 * @param root the certificate a client must trust
 */
public record PemFiles(Path chain, Path key, Path root) {
  private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

  static PemFiles write(CertificateChain chain, Path directory) throws IOException {
    Files.createDirectories(directory);
    PemFiles files =
        new PemFiles(
            directory.resolve("chain.pem"),
            directory.resolve("key.pem"),
            directory.resolve("root.pem"));
    Files.writeString(files.chain, certificates(chain.presented()), StandardCharsets.US_ASCII);
    Files.writeString(
        files.key,
        block("PRIVATE KEY", chain.privateKey().getEncoded()),
        StandardCharsets.US_ASCII);
    Files.writeString(files.root, certificates(List.of(chain.root())), StandardCharsets.US_ASCII);
    return files;
  }

  /** Returns certificates as PEM text, one block after the other. */
  public static String certificates(List<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      try {
        text.append(block("CERTIFICATE", certificate.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a parsed certificate has an encoding", e);
      }
    }
    return text.toString();
  }

  private static String block(String label, byte[] der) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(label, BASE64.encodeToString(der));
  }
}
