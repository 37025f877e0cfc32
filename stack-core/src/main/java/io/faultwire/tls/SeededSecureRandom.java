package io.faultwire.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/**
 * Draws the same bytes on every JVM for the same seed and stream name.
 *
 * <p>Block n is SHA-256 over (seed, stream name, n). It stands where Java's cryptography asks for a
 * {@link SecureRandom}, so that test keys and TLS handshakes repeat. Whoever knows the seed knows
 * the output: use it for tests only.
 */
public final class SeededSecureRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  /**
   * Starts a stream.
   *
   * @param seed the run's seed
   * @param stream the place that draws, such as {@code "tls client"}; another name gives
   *     independent bytes
   */
  public SeededSecureRandom(long seed, String stream) {
    super(new HashStream(seed, stream), null);
  }

  @Override
  public String getAlgorithm() {
    return "faultwire-seeded";
  }

  private static final class HashStream extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;

    private final long seed;
    private final byte[] stream;
    private long block;
    private byte[] pending = new byte[0];
    private int used;

    HashStream(long seed, String stream) {
      this.seed = seed;
      this.stream = stream.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void engineSetSeed(byte[] ignored) {
      // The stream is fixed by its seed and name; added entropy would end the determinism.
    }

    @Override
    protected synchronized void engineNextBytes(byte[] bytes) {
      for (int done = 0; done < bytes.length; ) {
        if (used == pending.length) {
          pending = nextBlock();
          used = 0;
        }
        int count = Math.min(bytes.length - done, pending.length - used);
        System.arraycopy(pending, used, bytes, done, count);
        used += count;
        done += count;
      }
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      byte[] bytes = new byte[count];
      engineNextBytes(bytes);
      return bytes;
    }

    private byte[] nextBlock() {
      ByteBuffer input = ByteBuffer.allocate(2 * Long.BYTES + stream.length);
      input.putLong(seed).put(stream).putLong(block++);
      try {
        return MessageDigest.getInstance("SHA-256").digest(input.array());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
