package io.faultwire.tls;

import io.faultwire.tls.secrets.KeyLog;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * Holds a server's and a client's TLS context whose handshakes repeat byte for byte.
 *
 * <p>Needs an Ed25519 chain from a seeded root, since other signatures and keys draw randomness
 * that differs between JDK versions, and a server without session tickets, which carry the wall
 * clock: the contexts switch them off. One pair of contexts serves one connection after another;
 * make a new pair to repeat a run.
 *
 * @param server presents the chain
 * @param client trusts the chain's root only
 */
public record DeterministicTls(SSLContext server, SSLContext client) {
  /** Makes a pair whose random draws come from the seed. */
  public static DeterministicTls seeded(long seed, CertificateChain chain) {
    SSLContext server = TlsContexts.server(chain, new SeededSecureRandom(seed, "tls server"));
    SSLContext client =
        TlsContexts.client(List.of(chain.root()), new SeededSecureRandom(seed, "tls client"));
    return new DeterministicTls(server, client);
  }

  /** Makes a pair as above, whose connections can be read by whoever has the key log. */
  public static DeterministicTls seeded(long seed, CertificateChain chain, KeyLog keyLog) {
    SSLContext server =
        TlsContexts.server(chain, keyLog.watch(new SeededSecureRandom(seed, "tls server")));
    SSLContext client =
        TlsContexts.client(
            List.of(chain.root()), keyLog.watch(new SeededSecureRandom(seed, "tls client")));
    return new DeterministicTls(server, client);
  }
}
