package io.faultwire.tls.catalogue;

import io.faultwire.tls.KeyKind;
import io.faultwire.tls.TestCertificateAuthority;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds what all chains of a run have in common: the root that clients trust, the time, the name of
 * the server, and where its certificates' status can be asked for.
 */
public final class ChainSetting {
  /** Where nobody answers: for chains that are judged and not served. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  private final TestCertificateAuthority root;
  private final String host;
  private final URI statusBase;
  private @Nullable TestCertificateAuthority issuing;
  private @Nullable TestCertificateAuthority rsaIssuing;

  private ChainSetting(TestCertificateAuthority root, String host, URI statusBase) {
    this.root = root;
    this.host = host;
    this.statusBase = statusBase;
  }

  /** Returns a setting with fresh keys whose chains are valid now. */
  public static ChainSetting now(String host) {
    return new ChainSetting(TestCertificateAuthority.root("Faultwire Root"), host, NOWHERE);
  }

  /** Returns a setting whose chains are made of a seed and valid at a time. */
  public static ChainSetting at(Instant now, long seed, String host) {
    TestCertificateAuthority root =
        TestCertificateAuthority.rootBuilder("Faultwire Root", KeyKind.ECDSA_P256, seed, now)
            .authority();
    return new ChainSetting(root, host, NOWHERE);
  }

  /** Returns the same setting with a place where the certificates' status is answered for. */
  public ChainSetting withStatusAt(URI base) {
    return new ChainSetting(root, host, base);
  }

  /** Returns the authority that clients trust. */
  public TestCertificateAuthority root() {
    return root;
  }

  /** Returns the name of the server. */
  public String host() {
    return host;
  }

  /** Returns whether the name of the server has more than one label. */
  public boolean hasDomain() {
    return host.indexOf('.') >= 0;
  }

  URI statusBase() {
    return statusBase;
  }

  /** Returns one authority for all chains that need nothing special of it. */
  synchronized TestCertificateAuthority issuing() {
    if (issuing == null) {
      issuing = root.intermediate("Issuing CA");
    }
    return issuing;
  }

  /** Returns one authority for all chains, since RSA keys take long to make. */
  synchronized TestCertificateAuthority rsaIssuing() {
    if (rsaIssuing == null) {
      rsaIssuing = root.authority("RSA CA").key(KeyKind.RSA_2048).authority();
    }
    return rsaIssuing;
  }
}
