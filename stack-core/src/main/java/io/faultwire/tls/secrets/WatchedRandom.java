package io.faultwire.tls.secrets;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/** Draws from another source, and shows a key log all that may be a private key. */
final class WatchedRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  WatchedRandom(SecureRandom source, KeyLog log) {
    super(new Watch(source, log), null);
  }

  @Override
  public String getAlgorithm() {
    return "faultwire-watched";
  }

  private static final class Watch extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;

    private final SecureRandom source;
    private final transient KeyLog log;

    Watch(SecureRandom source, KeyLog log) {
      this.source = source;
      this.log = log;
    }

    @Override
    protected void engineSetSeed(byte[] seed) {
      source.setSeed(seed);
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
      source.nextBytes(bytes);
      log.drawn(bytes);
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      return source.generateSeed(count);
    }
  }
}
